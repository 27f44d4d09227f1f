"""The rows around a field, at every width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.formatted_text import StyleAndTextTuples

from novaspec_new.spec.progress import Progress
from novaspec_new.terminal import glyphs
from novaspec_new.terminal.glyphs import ASCII, UNICODE, Glyphs
from novaspec_new.terminal.interface import Frame, Line, Mark
from novaspec_new.terminal.prompts import frame, section_map
from novaspec_new.terminal.prompts.frame import MAP_COLUMNS, WIDE, Size
from novaspec_new.terminal.prompts.row_layout import columns

LINES = tuple(
    Line(f"Section {number}", mark)
    for number, mark in enumerate(list(Mark) * 5, 1)
)
FRAME = Frame(
    "awesome-thing",
    "Use Cases",
    Progress(20, 4, 2),
    number=2,
    hints=("Who wants it?", "What do they do with it today?"),
    note="None is fine.",
    lines=LINES,
    current=1,
)


def text_of(fragments: StyleAndTextTuples) -> str:
    return "".join(text for _, text, *_ in fragments)


def test_the_header_says_how_far_a_spec_is() -> None:
    row = text_of(frame.header(FRAME, Size(80, 24), UNICODE))
    assert row.startswith("╭─ awesome-thing ──")
    assert row.endswith("███░░░░░░░░░ 6 of 20, 4 written, 2 None")


def test_a_narrow_header_keeps_the_name_and_the_number() -> None:
    row = text_of(frame.header(FRAME, Size(40, 12), UNICODE))
    assert "awesome-thing" in row
    assert "6 of 20" in row
    assert "written" not in row


@given(
    st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=80),
    st.integers(20, 200),
)
def test_no_row_is_wider_than_the_screen(name: str, width: int) -> None:
    around = FRAME._replace(name=name, title=name)
    size = Size(width, 24)
    for row in (
        frame.header(around, size, UNICODE),
        frame.keys(["Enter: save", "Ctrl-C: leave"], name, size, UNICODE),
        *(frame.folded(Line(name, mark, name), width, ASCII) for mark in Mark),
    ):
        assert columns(text_of(row)) <= width


@given(st.integers(14, 80))
def test_the_way_out_is_the_last_key_to_go(width: int) -> None:
    told = ["Ctrl-D: save", "Tab: menu", "Shift-Tab: before", "Ctrl-C: leave"]
    size = Size(width, 24)
    row = text_of(frame.keys(told, "Launchpad is slow", size, ASCII))
    if width >= 32:
        assert "Ctrl-C: leave" in row
        assert "Ctrl-D: save" in row


def test_information_goes_before_the_keys() -> None:
    told = ["Ctrl-D: save", "Tab: menu", "Ctrl-C: leave"]
    note = "Launchpad did not answer in time"
    row = text_of(frame.keys(told, note, Size(44, 24), UNICODE))
    assert "Tab: menu" in row
    assert "Launchpad" not in row


def test_the_map_keeps_the_current_section_in_sight() -> None:
    for index in range(len(LINES)):
        around = FRAME._replace(current=index)
        rows = text_of(section_map.drawn(around, 7, UNICODE)).split("\n")
        assert len(rows) == 7
        assert [row for row in rows if "┃" in row] == [
            row for row in rows if row.endswith(f" Section {index + 1}")
        ]


def test_the_map_takes_its_room_from_the_field() -> None:
    wide = Size(WIDE, 24, has_map=True)
    assert wide.width == WIDE - MAP_COLUMNS
    assert Size(WIDE - 1, 24, has_map=True).width == WIDE - 1
    assert Size(WIDE, 24).width == WIDE


def test_long_hints_fold_and_say_how_to_unfold() -> None:
    around = FRAME._replace(hints=("Why? " * 60,))
    size = Size(60, 16)
    folded = text_of(frame.hints(around, size, UNICODE, is_open=False))
    unfolded = text_of(frame.hints(around, size, UNICODE, is_open=True))
    assert folded.count("\n") == size.hint_rows
    assert "more lines: Alt-G" in folded
    assert "more lines" not in unfolded
    assert unfolded.endswith("None is fine.")


@pytest.mark.parametrize("drawn", [ASCII, UNICODE])
def test_each_sign_is_one_column_wide(drawn: Glyphs) -> None:
    for sign in drawn:
        assert all(columns(char) == 1 for char in sign)
    assert len({drawn.mark(mark) for mark in Mark}) == len(Mark)


@pytest.mark.parametrize(
    ("encoding", "drawn"),
    [("utf-8", UNICODE), ("ascii", ASCII), ("latin-1", ASCII), (None, ASCII)],
)
def test_signs_that_a_terminal_cannot_write_are_not_used(
    encoding: str | None, drawn: Glyphs
) -> None:
    assert glyphs.of_encoding(encoding) is drawn


def test_a_bar_shows_that_there_is_a_begin() -> None:
    assert ASCII.bar(0, 20, 5).count(ASCII.full) == 0
    assert ASCII.bar(1, 20, 5).count(ASCII.full) == 1
    assert ASCII.bar(19, 20, 5).count(ASCII.full) == 4
    assert ASCII.bar(20, 20, 5).count(ASCII.full) == 5
    assert ASCII.bar(0, 0, 5).count(ASCII.full) == 0
