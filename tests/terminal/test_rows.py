"""A field's rows: broken between words, and walked by the arrows."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import (
    StyleAndTextTuples,
    fragment_list_to_text,
)
from prompt_toolkit.layout.controls import BufferControl
from prompt_toolkit.layout.processors import (
    Transformation,
    TransformationInput,
)
from prompt_toolkit.utils import get_cwidth

from novaspec_new.terminal.prompts import rows
from tests.support.screen import Session

SAVE = "\x04"
UP, DOWN, LEFT = "\x1b[A", "\x1b[B", "\x1b[D"
LONG = (
    "Operators cannot tell why a server stays on its host, and look for "
    "it in the logs of three services."
)
LINES = st.text(st.sampled_from("abc  -|\u6f22\U0001f600"), max_size=200)
ROOMS = st.integers(min_value=4, max_value=40)


def transformed(line: str, room: int, prompt: int) -> Transformation:
    """Return what a field shows of a line, with a margin of a column.

    ``prompt`` is how many columns there are before its first row.
    """
    fragments: StyleAndTextTuples = [
        ("class:a", line[: room // 2]),
        ("", line[room // 2 :]),
    ]
    return rows.WordRows(prompt, 1).apply_transformation(
        TransformationInput(
            BufferControl(Buffer()),
            Document(line),
            0,
            lambda place: place,
            fragments,
            width=room + 1,
            height=9,
        )
    )


def on_screen(shown: str, room: int, first: int) -> list[str]:
    """Break a line as prompt_toolkit does: by characters alone."""
    found, left = [""], first
    for char in shown:
        columns = get_cwidth(char)
        if columns > left:
            found.append("")
            left = room
        found[-1] += char
        left -= columns
    return found


@given(LINES, ROOMS, st.data())
def test_no_word_is_broken_that_a_row_can_hold(
    line: str, room: int, data: st.DataObject
) -> None:
    prompt = data.draw(st.integers(1, 3 * room))
    first = -prompt % (room + 1)
    made = transformed(line, room, prompt)
    shown = fragment_list_to_text(made.fragments)
    seen = on_screen(shown, room, first)
    starts = [row.start for row in rows.rows(line, room, first=first)]
    assert {0, *map(made.source_to_display, starts[1:])} == {
        sum(map(len, seen[:number])) for number in range(len(seen))
    }
    for start in starts[1:]:
        before = line[:start].rpartition(" ")[2]
        after = line[start:].partition(" ")[0]
        if before and after:
            assert get_cwidth(before + after) >= room


@given(LINES, ROOMS)
def test_blanks_are_shown_and_nothing_else(line: str, room: int) -> None:
    made = transformed(line, room, 1)
    shown = fragment_list_to_text(made.fragments)
    places = [made.source_to_display(place) for place in range(len(line) + 1)]
    assert "".join(shown[place] for place in places[:-1]) == line
    assert places[-1] == len(shown)
    kept = set(places)
    assert {char for at, char in enumerate(shown) if at not in kept} <= {" "}
    for place, display in enumerate(places):
        assert made.display_to_source(display) == place
    back = [made.display_to_source(at) for at in range(len(shown) + 1)]
    assert back == sorted(back)


@given(LINES, st.integers(-3, 2))
def test_a_terminal_without_room_shows_all(line: str, room: int) -> None:
    made = transformed(line, max(room, 0), 1)
    shown = fragment_list_to_text(made.fragments)
    assert shown.replace(" ", "") == line.replace(" ", "")
    for place in range(len(line) + 1):
        for step in (-1, 1):
            found = rows.moved(line, place, step, room)
            assert found is None or 0 <= found[0] <= len(line)


@given(LINES, ROOMS)
def test_rows_together_are_the_line(line: str, room: int) -> None:
    assert "".join(rows.broken(line, room - 2, first=room)) == line


def test_a_line_that_fits_is_not_broken() -> None:
    assert rows.broken("one two", 5, first=7) == ["one two"]
    assert rows.broken("one two", 4, first=6) == ["one ", "two"]


@given(st.lists(LINES, min_size=1, max_size=4), ROOMS, st.data())
def test_down_and_up_again_is_where_one_was(
    lines: list[str], room: int, data: st.DataObject
) -> None:
    text = "\n".join(lines)
    place = data.draw(st.integers(0, len(text)))
    down = rows.moved(text, place, 1, room)
    if down is None:
        assert "\n" not in text[place:]
        return
    there, column = down
    assert there > place
    up = rows.moved(text, there, -1, room, column)
    assert up is not None
    assert up[0] == place


def test_the_column_aimed_at_outlasts_a_shorter_row() -> None:
    text = "0123456789\n01\n0123456789"
    down = rows.moved(text, 8, 1, 40)
    assert down == (13, 8)
    assert rows.moved(text, 13, 1, 40, 8) == (22, 8)
    assert rows.moved(text, 8, -1, 40) is None


def test_a_long_line_is_typed_and_walked_at_40_columns(
    tmp_path: Path,
) -> None:
    with Session(
        ["new", "awesome-thing", "--offline"],
        folder=tmp_path,
        columns=40,
        lines=24,
    ) as session:
        session.wait_for("Title:")
        session.type("\r")
        session.wait_for("Your text:")
        session.type(LONG)
        shown = session.wait_for("of three services.")
        assert (
            " Operators cannot tell why a server\n"
            " stays on its host, and look for it in\n"
            " the logs of three services.\n"
        ) in shown
        session.type(f"{UP}{LEFT}<{DOWN}>{UP}{UP}{UP}!{SAVE}")
        session.wait_for("1 of 20")
    text = (tmp_path / "awesome-thing.rst").read_text()
    typed = (
        LONG.replace("look", "loo<k")
        .replace("services.", "services.>")
        .replace("server", "!server")
    )
    assert typed in " ".join(text.split())


def test_a_long_title_is_broken_between_words(tmp_path: Path) -> None:
    with Session(
        ["new", "awesome-thing", "--offline"],
        folder=tmp_path,
        columns=30,
        lines=24,
    ) as session:
        session.wait_for("Title: Awesome thing")
        session.type(" that nobody has had before")
        shown = session.wait_for("before")
    assert "> Title: Awesome thing that\n nobody has had before" in shown
