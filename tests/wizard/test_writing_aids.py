"""What helps while a text is typed."""

import pytest

from novaspec_new.wizard import writing_aids

SOUND = "A sound paragraph.\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A ``literal", "the inline literal that begins here never ends"),
        ("A *word", "the emphasis that begins here never ends"),
    ],
)
def test_broken_markup_is_told(text: str, told: str) -> None:
    assert told in writing_aids.markup_problem(SOUND + text, len(SOUND))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A sound paragraph.",
        # Only the whole text can say what these refer to.
        "See note [1]_ and |this| and there_.",
        "x" * 6_000 + " ``broken",
    ],
)
def test_what_is_no_fault_of_the_paragraph_is_not(text: str) -> None:
    assert not writing_aids.markup_problem(text, 0)


def test_only_the_paragraph_at_the_cursor_is_looked_at() -> None:
    text = f"{SOUND}A ``broken mark.\n\n{SOUND}"
    assert not writing_aids.markup_problem(text, 3)
    assert writing_aids.markup_problem(text, len(SOUND) + 3)
    assert not writing_aids.markup_problem(text, len(text) - 2)


def test_what_is_indented_is_looked_at_with_its_head() -> None:
    text = ".. note::\n\n   A ``broken\n\n   Another part."
    assert writing_aids.markup_problem(text, len(text))


def test_the_size_is_that_of_the_wrapped_text() -> None:
    assert writing_aids.size("word " * 30) == (2, 79)
    assert writing_aids.size("") == (1, 0)


@pytest.mark.parametrize(
    ("before", "size", "found"),
    [
        ("See :ref:`li", 2, ["live", "live-migration"]),
        ("See :ref:`text <live-", 5, ["live-migration"]),
        ("See :std:ref:`", 0, ["boot", "live", "live-migration"]),
        ("See :doc:`/specs/zed/approved/a", 21, ["/specs/zed/approved/a-b"]),
        ("as a-b", 3, ["a-b"]),
        ("as x", 0, []),
        ("", 0, []),
        (":ref:`live`", 0, []),
    ],
)
def test_names_are_completed(before: str, size: int, found: list[str]) -> None:
    labels = ["live-migration", "live", "boot", "live"]
    specs = ["/specs/zed/approved/a-b"]
    replaced, names = writing_aids.names_for(before, labels, specs)
    assert (replaced, list(names)) == (size, found)
