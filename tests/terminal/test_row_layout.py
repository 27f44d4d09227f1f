"""A field's rows: broken between words, and walked by the arrows."""

from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from novaspec_new.terminal.prompts.row_layout import RowLayout
from tests.support.screen import Session

SAVE = "\x04"
UP, DOWN, LEFT = "\x1b[A", "\x1b[B", "\x1b[D"
LONG = (
    "Operators cannot tell why a server stays on its host, and look for "
    "it in the logs of three services."
)
LETTERS = st.sampled_from("abc  -|\u6f22\U0001f600\n")
TEXTS = st.text(LETTERS, max_size=200)
ROOMS = st.integers(min_value=4, max_value=40)
FIRST = st.none() | st.integers(min_value=0, max_value=40)


def shown(layout: RowLayout) -> list[str]:
    """Return the text of each row."""
    spans = (layout.span(row) for row in range(len(layout)))
    return [layout.text[start:end] for start, end in spans]


@given(TEXTS, ROOMS, FIRST)
@example("a\n", 4, 0)
def test_rows_together_are_the_text(
    text: str, room: int, first: int | None
) -> None:
    layout = RowLayout(text, room, first)
    assert "".join(shown(layout)) == text.replace("\n", "")


@given(TEXTS, ROOMS, FIRST)
def test_no_word_is_broken_that_a_row_can_hold(
    text: str, room: int, first: int | None
) -> None:
    layout = RowLayout(text, room, first)
    for row in range(1, len(layout)):
        start = layout.span(row)[0]
        before = text[:start].rpartition(" ")[2].rpartition("\n")[2]
        after = text[start:].partition(" ")[0].partition("\n")[0]
        if before and after:
            assert get_cwidth(before + after) >= room


@given(TEXTS, ROOMS, FIRST)
@example("aaaa", 4, 0)
def test_a_row_fits(text: str, room: int, first: int | None) -> None:
    layout = RowLayout(text, room, first)
    for row, part in enumerate(shown(layout)):
        most = room if row or first is None else first
        assert get_cwidth(part.rstrip(" ")) <= max(most, 2)


@given(
    TEXTS,
    ROOMS,
    FIRST,
    st.lists(
        st.tuples(st.integers(0, 200), st.integers(0, 20), TEXTS), max_size=5
    ),
)
def test_a_text_that_is_edited_is_laid_out_as_if_new(
    text: str,
    room: int,
    first: int | None,
    edits: list[tuple[int, int, str]],
) -> None:
    layout = RowLayout(text, room, first)
    for start, size, new in edits:
        text = text[:start] + new + text[start + size :]
        layout.update(text)
        assert shown(layout) == shown(RowLayout(text, room, first))


@given(TEXTS, ROOMS, st.data())
def test_down_and_up_again_is_where_one_was(
    text: str, room: int, data: st.DataObject
) -> None:
    layout = RowLayout(text, room)
    place = data.draw(st.integers(0, len(text)))
    column = layout.column(place)
    down = layout.moved(place, 1, column)
    if down is None:
        assert layout.row(place) == len(layout) - 1
        return
    assert layout.row(down) == layout.row(place) + 1
    assert layout.moved(down, -1, column) == place


def test_the_column_aimed_at_outlasts_a_shorter_row() -> None:
    layout = RowLayout("0123456789\n01\n0123456789", 40)
    assert layout.moved(8, 1, 8) == 13
    assert layout.moved(13, 1, 8) == 22
    assert layout.moved(8, -1, 8) is None


def test_a_long_line_is_typed_and_walked_at_40_columns(
    tmp_path: Path,
) -> None:
    with Session(
        ["new", "awesome-thing", "--offline"],
        folder=tmp_path,
        columns=40,
        lines=24,
    ) as session:
        session.wait_for("Ctrl-C: leave")
        session.type("\r")
        session.wait_for("Introduction")
        session.type(LONG)
        display = session.wait_for("of three services.")
        assert (
            "\u2503 Operators cannot tell why a server\n"
            "\u2503 stays on its host, and look for it\n"
            "\u2503 in the logs of three services.\n"
        ) in display
        session.type(f"{UP}{LEFT}<{DOWN}>{UP}{UP}{UP}!{SAVE}")
        session.wait_for("Problem description")
    text = (tmp_path / "awesome-thing.rst").read_text()
    typed = (
        LONG.replace("for it", "f<or it")
        .replace("services.", "services.>")
        .replace("server", "ser!ver")
    )
    assert typed in " ".join(text.split())


def test_a_long_title_is_broken_between_words(tmp_path: Path) -> None:
    with Session(
        ["new", "awesome-thing", "--offline"],
        folder=tmp_path,
        columns=30,
        lines=24,
    ) as session:
        session.wait_for("Awesome thing")
        session.type(" that nobody has had before")
        display = session.wait_for("before")
    assert (
        "\u2503 Awesome thing that nobody\n\u2503 has had before"
    ) in display
