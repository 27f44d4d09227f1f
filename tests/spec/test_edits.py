import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.spec import document, edits, introduction

SPEC = (
    "..\n licence\n\n=====\nTitle\n=====\n\n"
    "https://blueprints.launchpad.net/nova/+spec/a-b\n\n"
    "The old text.\n\n\nOne\n===\n\nold\n\nTwo\n---\n\n\nThree\n=====\nold"
)


def test_an_answer_takes_the_place_of_the_text_alone() -> None:
    spec = document.split(SPEC)
    changed = edits.with_answer(spec, "One", "new\ntext\n")
    assert changed.text == SPEC.replace("\nold\n", "\nnew\ntext\n")


def test_an_empty_section_gets_a_blank_line_around_its_text() -> None:
    spec = document.split(SPEC)
    changed = edits.with_answer(spec, "Two", "new")
    assert "Two\n---\n\nnew\n\nThree" in changed.text


def test_the_last_section_ends_with_a_newline() -> None:
    changed = edits.with_answer(document.split(SPEC), "Three", "new")
    assert changed.text.endswith("=====\n\nnew\n")


def test_no_such_section() -> None:
    with pytest.raises(KeyError):
        edits.with_answer(document.split(SPEC), "Four", "new")


def test_an_introduction_leaves_the_address() -> None:
    spec = document.split(SPEC)
    changed = edits.with_introduction(spec, "New.")
    assert changed.text == SPEC.replace("The old text.", "New.")


def test_an_introduction_without_an_address() -> None:
    spec = document.split("=====\nTitle\n=====\nOld.\n\nOne\n===\n")
    changed = edits.with_introduction(spec, "New.")
    assert changed.text == "=====\nTitle\n=====\n\nNew.\n\nOne\n===\n"


@given(st.text(alphabet="a \nhtps:/lunchd.e+"))
def test_an_introduction_is_split_without_loss(text: str) -> None:
    parts = introduction.split(text)
    assert parts.lead + parts.text == text


@given(
    st.sampled_from(["One", "Two", "Three"]),
    st.text(alphabet="ab \n*.=-").filter(str.strip),
)
def test_nothing_outside_a_section_changes(title: str, answer: str) -> None:
    spec = document.split(SPEC)
    section = spec.find(title)
    assert section is not None
    start = SPEC.index(section.text) + len(section.heading)
    changed = edits.with_answer(spec, title, answer).text
    assert changed.startswith(SPEC[:start])
    assert changed.endswith(SPEC[start + len(section.body) :])
    assert answer.strip("\n") in changed
