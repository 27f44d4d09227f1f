import pytest

from novaspec_new.render import forms
from novaspec_new.render.new_spec import filled
from novaspec_new.spec import list_entries
from novaspec_new.spec.gate import WIDTH


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one", ("one",)),
        ("* one", ("one",)),
        (" 1. one ", ("one",)),
        ("2.97 is it", ("2.97 is it",)),
        ("*one* is", ("*one* is",)),
        ("one\ntwo\r\n\n three ", ("one", "two", "three")),
        ("* one\n* two", ("one", "two")),
        ("- one\n  more\n- two", ("one\nmore", "two")),
        ("* one\n\n  * deep\n\n* two", ("one\n\n* deep", "two")),
        ("First:\n\n* one\n* two\nLast", ("First:", "one", "two", "Last")),
        ("\t#. one\n\t#. two", ("one", "two")),
        ("", ()),
        (" \n ", ()),
        (".. [1] https://a.example", (".. [1] https://a.example",)),
    ],
)
def test_what_is_pasted_becomes_entries(
    text: str, found: tuple[str, ...]
) -> None:
    assert list_entries.split(text) == found


def test_entries_are_bullets_and_footnotes_are_not() -> None:
    text = forms.items(
        ["one", "two", "deep\n\n* deeper", "three", ".. [1] A note"]
    )
    assert text == (
        "* one\n* two\n\n* deep\n\n  * deeper\n\n* three\n\n.. [1] A note"
    )
    assert forms.items([]) == ""


def test_a_long_entry_is_wrapped_below_its_text() -> None:
    text = filled(forms.items(["word " * 30, "other"])).text
    lines = text.split("\n")
    assert max(map(len, lines)) <= WIDTH
    assert lines[1].startswith("  word")
    assert lines[-1] == "* other"
    assert filled(text).text == text
