"""A field's keys and its help, in a real pseudo-terminal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import repository
from tests.support.screen import Session

SPEC = "specs/2027.1/approved/awesome-thing.rst"
SAVE = "\x04"
ENTER = "\r"
ALT = "\x1b"
LEFT = "\x1b[D"
COMPLETE = "\x00"
INTRODUCTION = "│ Introduction"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository.make(tmp_path / "nova-specs")
    other = root / "specs/zed/approved/other-thing.rst"
    other.write_text(
        ".. _other-label:\n\nOther\n=====\n\nUse Cases\n---------\n\n"
        "What others want of it, who have waited for it since the summer of\n"
        "another year.\n"
    )
    return root


@pytest.fixture
def session(root: Path) -> Iterator[Session]:
    words = ["new", "awesome-thing", "--offline", "--title", "A thing"]
    with Session(words, folder=root) as session:
        session.wait_for(INTRODUCTION)
        yield session


def shown(session: Session, text: str) -> None:
    """Wait until a text is on the screen as it stands now."""
    session.wait_until(lambda: text in session.display, text)


def gone(session: Session, text: str) -> None:
    """Wait until a text is on the screen no more."""
    session.wait_until(lambda: text not in session.display, f"no {text}")


def test_undo_and_redo(session: Session) -> None:
    session.type("One two")
    shown(session, "┃ One two")
    session.type("\x17")
    gone(session, "two")
    session.type(f"{ALT}u")
    shown(session, "┃ One two")
    session.type(f"{ALT}e")
    gone(session, "two")


def test_all_is_selected_and_replaced(session: Session, root: Path) -> None:
    session.paste("One\n\ntwo\n\nthree")
    shown(session, "┃ three")
    session.type(f"{ALT}a")
    session.type("New words." + SAVE)
    session.wait_for("│ Problem description")
    text = (root / SPEC).read_text()
    assert "\nNew words.\n" in text
    assert "three" not in text


def test_all_is_selected_and_deleted(session: Session) -> None:
    session.type("Some words")
    shown(session, "┃ Some words")
    session.type(f"{ALT}a\x7f")
    shown(session, "Enter: skip for now")


def test_what_is_pasted_replaces_what_is_selected(session: Session) -> None:
    session.type("Some words")
    shown(session, "┃ Some words")
    session.type(f"{ALT}a")
    session.paste("Others")
    shown(session, "┃ Others")
    gone(session, "Some words")


@pytest.mark.parametrize("move", [LEFT, "\x1b[C", "\x1b[A", "\x01"])
def test_a_move_ends_a_selection(session: Session, move: str) -> None:
    session.type("ome words")
    shown(session, "┃ ome words")
    session.type(f"{ALT}a")
    session.type(move)
    session.type("\x01S")
    shown(session, "┃ Some words")


def test_a_character_that_nobody_would_see_is_marked(
    session: Session,
) -> None:
    session.paste("no\u00a0break")
    shown(session, "no break")
    underlined = b"\x1b[0;33;4m"
    session.wait_until(lambda: underlined in session.raw, "underlined")


def test_broken_markup_is_told_after_a_pause_and_taken_back(
    session: Session,
) -> None:
    session.type("A ``broken mark")
    shown(session, "! the inline literal that begins here never ends")
    session.type("``")
    gone(session, "never ends")


def test_the_size_as_wrapped_is_told(session: Session) -> None:
    session.paste("word " * 30)
    shown(session, "30 words, 2 lines, 79 wide")


def test_a_label_and_a_spec_are_completed_on_demand(session: Session) -> None:
    session.type("See :ref:`oth")
    shown(session, ":ref:`oth")
    session.type(COMPLETE)
    shown(session, ":ref:`other-label")
    session.type("` and other-t")
    shown(session, "and other-t")
    session.type(COMPLETE)
    shown(session, "and other-thing")


def test_an_earlier_text_comes_back(session: Session, root: Path) -> None:
    session.type("The first words." + SAVE)
    session.wait_for("│ Problem description")
    session.type("\x1b[Z")
    shown(session, "┃ The first words.")
    session.type(f"{ALT}aThe second words." + SAVE)
    shown(session, "│ Problem description")
    session.type("\x1b[Z")
    shown(session, "┃ The second words.")
    session.type("\x1b[1;3A")
    shown(session, "┃ The first words.")
    session.type("\x1b[1;3B")
    shown(session, "┃ The second words.")


def test_the_template_and_an_example_are_a_key_away(session: Session) -> None:
    session.type("Words." + SAVE)
    session.wait_for("│ Problem description")
    session.type(f"{ALT}t")
    session.wait_for("What is the problem?")
    session.type(ENTER)
    session.wait_for("│ Use Cases")
    session.type("Half a")
    session.type(f"{ALT}x")
    session.wait_for("What others want of it,")
    shown(session, "┃ Half a")


def test_hints_fold_and_unfold(root: Path) -> None:
    words = ["new", "awesome-thing", "--offline", "--title", "A thing"]
    with Session(words, folder=root, columns=40, lines=12) as session:
        session.wait_for(INTRODUCTION)
        shown(session, "more lines: Alt-G")
        session.type(f"{ALT}g")
        gone(session, "more lines: Alt-G")
        session.type(f"{ALT}g")
        shown(session, "more lines: Alt-G")


def test_the_way_out_is_told_on_the_smallest_screen(root: Path) -> None:
    words = ["new", "awesome-thing", "--offline"]
    with Session(words, folder=root, columns=24, lines=8) as session:
        session.wait_for("Ctrl-C: leave")


def test_ctrl_d_in_an_empty_field_is_enter_and_ends_nothing(
    session: Session,
) -> None:
    session.type(SAVE)
    session.wait_for("│ Problem description")
    session.type(SAVE)
    session.wait_for("│ Use Cases")


def test_a_window_that_is_dragged_narrow_and_wide(
    session: Session, root: Path
) -> None:
    session.type("Words that stay. ")
    for columns, lines in ((40, 12), (120, 40), (20, 5), (80, 24)):
        session.resize(columns, lines)
        session.type("x")
        session.rest(0.2)
    session.type(SAVE)
    session.wait_for("│ Problem description")
    assert "Words that stay. xxxx" in (root / SPEC).read_text()


def test_keys_that_would_search_take_no_words(
    session: Session, root: Path
) -> None:
    session.type("Kept words\x12\x13\x0f stay." + SAVE)
    session.wait_for("│ Problem description")
    assert "\nKept words stay.\n" in (root / SPEC).read_text()


def test_a_paste_of_controls_is_text_without_them(
    session: Session, root: Path
) -> None:
    session.paste("A \x1b]0;title\x07 and \x1b[31mred\x1b[m word.")
    session.type(SAVE)
    session.wait_for("│ Problem description")
    text = (root / SPEC).read_text()
    assert "red" in text
    assert not [char for char in text if ord(char) < 32 and char != "\n"]
