import pytest
from docutils import nodes

from novaspec_new.render import forms
from novaspec_new.render.new_spec import filled
from novaspec_new.rst import parse
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


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("https://a.example/b_", "https://a.example/b_", None),
        ("https://a.example/b_/c", "https://a.example/b_/c", None),
        ("https://a.example/*b*/c", "https://a.example/*b*/c", None),
        ("https://a.example/b?c=d|e", "https://a.example/b?c=d|e", None),
        ("A thing <https://a.example/b_>", "https://a.example/b_", "A thing"),
        ("a_b_ c<https://a.example>", "https://a.example", "a_b_ c"),
        ("C:\\ <https://a.example>", "https://a.example", "C:\\"),
        ("*A* <https://a.example>", "https://a.example", "*A*"),
    ],
)
def test_an_address_is_a_link_whatever_is_in_it(
    text: str, target: str, shown: str | None
) -> None:
    parsed = parse.parse(list_entries.reference(text))
    assert parsed.messages == ()
    [link] = [
        node
        for node in parsed.tree.findall(nodes.reference)
        if node.get("refuri")
    ]
    assert link["refuri"] == target
    assert parsed.tree.astext() == (shown or text)


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/b-c",
        "`A thing <https://a.example>`_",
        "Bug 7: https://a.example",
        "the libvirt driver >= 10.1",
        ".. _a: https://a.example",
        "a < b > c",
    ],
)
def test_all_else_is_the_authors_own(text: str) -> None:
    assert list_entries.reference(text) == text


def test_one_name_may_be_used_twice() -> None:
    names = [f"Thread <https://a.example/{number}>" for number in (1, 2)]
    text = forms.items(map(list_entries.reference, names))
    assert parse.parse(text).messages == ()


def test_what_is_no_address_is_told() -> None:
    told = ["'htp://a.example' is no address that begins with https://"]
    assert list_entries.reference_mistakes("A <htp://a.example>") == told
    assert list_entries.reference_mistakes("A <https://a.example>\nB") == []
