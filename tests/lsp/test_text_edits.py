"""Edits lead from one text to the other, whatever the two are."""

from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.lsp import text_edits
from novaspec_new.lsp.text_edits import Change
from novaspec_new.lsp.text_lines import TextLines
from tests.support import editor

LINES = st.lists(st.sampled_from(["", "a", "b", "\U0001f600c"]), min_size=1)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(LINES, LINES)
def test_edits_lead_to_the_other_text(
    before: list[str], after: list[str]
) -> None:
    found = text_edits.between(before, after)
    text = TextLines("\n".join(before), units)

    assert text_edits.applied(before, found) == after
    assert editor.applied(text.text, text_edits.edits(text, found)) == (
        "\n".join(after)
    )


def test_edits_keep_the_line_ends_of_the_document() -> None:
    text = TextLines("a\r\nb\r\nc", units)
    found = text_edits.between(text.lines, ["a", "x", "y", "c"])

    (edit,) = text_edits.edits(text, found)

    assert edit.new_text == "x\r\ny\r\n"


def test_what_is_equal_is_not_touched() -> None:
    lines = ["a", "b", "c", "d"]

    assert text_edits.between(lines, ["a", "x", "c", "d"]) == [
        Change(1, 2, ("x",))
    ]


def test_changes_that_are_near_go_together() -> None:
    over, under, other = (
        Change(0, 1, ("==",)),
        Change(2, 3, ("==",)),
        Change(9, 9, ("new",)),
    )
    every = [over, under, other]

    assert text_edits.touching(every, 2, 2, near=1) == [over, under]
    assert text_edits.touching(every, 2, 2) == [under]
    assert text_edits.touching(every, 9, 9) == [other]
    assert text_edits.touching(every, 4, 8) == []
