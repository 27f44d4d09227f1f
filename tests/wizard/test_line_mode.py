"""The conversation line by line, as a screen reader reads it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from novaspec_new.terminal.interface import Answer, PendingDefault, Question
from novaspec_new.terminal.line_mode import LinePrompts
from novaspec_new.terminal.menu_entries import Action
from novaspec_new.workspace.recovery import Recovery
from tests.support import golden, repository
from tests.support.screen import Session

GOLDEN = Path(__file__).parent / "golden"
SPEC = "specs/2027.1/approved/awesome-thing.rst"
CTRL_D = "\x04"
WORDS = ["new", "awesome-thing", "--offline", "--plain"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


@pytest.fixture
def session(root: Path) -> Iterator[Session]:
    """At the introduction, with nothing on its way."""
    with Session(WORDS, folder=root) as session:
        session.wait_for("Title:")
        session.type("T\n")
        session.wait_for(":help tells more.")
        session.rest(0.2)
        yield session


# How all that is told ends, before one has to type.
ASKING = (
    *(":help tells more.", "on a line of your text", "None, because"),
    *("(Launchpad id):", "(ids):", "nick):", "[7]", "[3]", "--commit"),
)


def test_read_from_top_to_bottom(root: Path) -> None:
    way = [
        ("An awesome thing\n", "Introduction"),
        ("It is awesome.\n.\n", "1 of 7"),
        (":help\n", ":leave"),
        ("The problem.\nIt is two lines.\n.\n", "2 of 7"),
        ("The users.\n.\n", "3 of 7"),
        ("The change.\n.\n", "4 of 7"),
        (":because\n", "None, because"),
        ("nothing is parsed\n", "5 of 7"),
        ("alice\n", "Other contributors"),
        ("\n", "6 of 7"),
        ("needed\n", "7 of 7"),
        (":jump\n", "Go to:"),
        ("7\n", "7 of 7"),
        ("The tests.\n.\n", "What now?"),
        ("\n", "--commit"),
    ]
    with Session(WORDS, folder=root, lines=200) as session:
        session.wait_for("Title:")
        for keys, then in way:
            before = session.everything.count(then)
            session.type(keys)
            session.wait_for(then, times=before + 1)
            # What is typed before all is told is shown amid it.
            session.wait_until(
                lambda: session.everything.endswith(ASKING), "a question"
            )
        assert session.wait_for_end() == 0
    assert b"\x1b" not in session.raw
    golden.check(GOLDEN / "plain.txt", f"{session.everything}\n")


def test_ctrl_d_says_that_a_text_is_done(root: Path, session: Session) -> None:
    session.type("One line.\nAnother line.\n")
    session.rest(0.3)
    session.type(CTRL_D)
    session.wait_for("1 of 7")
    assert "\nOne line. Another line.\n" in (root / SPEC).read_text()
    # In a field that is empty it is Enter: nothing ends the program.
    session.type(CTRL_D)
    session.wait_for("2 of 7")


def test_a_terminal_that_is_closed_keeps_the_words(
    root: Path, session: Session
) -> None:
    session.type("One line.\nAnother line.\n")
    session.rest(0.3)
    session.hang_up()
    kept = Recovery(root / SPEC).load()
    assert kept == {"Introduction": "One line.\nAnother line."}


def test_bytes_that_are_no_utf_8(root: Path, session: Session) -> None:
    session.type_bytes(b"caf\xe9 latin\n.\n")
    session.wait_for("1 of 7")
    assert "\ncaf\ufffd latin\n" in (root / SPEC).read_text()


def test_a_line_that_the_terminal_cuts_is_told(session: Session) -> None:
    session.type("word " * 1000 + "\n")
    session.wait_for("this one may be cut. It ends so:\n  ")


def test_no_color_is_heeded(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with Session(WORDS[:-1], folder=root) as session:
        session.wait_for("Ctrl-C: leave")
        session.type("\r")
        session.wait_for("│ Introduction")
        session.type("Foo\n===\n\x04")
        session.wait_for("What now?")
    for part in session.raw.split(b"\x1b[")[1:]:
        codes = part.split(b"m")[0].split(b";")
        if all(code.isdigit() for code in codes):
            assert not {code[:1] for code in codes if len(code) == 2} & {
                b"3",
                b"4",
                b"9",
            }, codes


def test_answers_from_a_file_and_the_rest_from_the_author(root: Path) -> None:
    (root / "a.toml").write_text(
        'title = "From the file"\nintroduction = "It is awesome."\n'
        "[sections]\n"
        '"Problem description" = "The problem."\n'
        '"Proposed change" = "The change."\n'
    )
    words = [*WORDS, "--answers", "a.toml"]
    with Session(words, folder=root) as session:
        session.wait_for("2 of 7, Use Cases; 2 written, 5 to do")
        session.type("The users.\n.\n")
        session.wait_for("4 of 7, Security impact")
        session.type("\x03")
        session.wait_for_end()
    text = (root / SPEC).read_text()
    assert "\nFrom the file\n" in text
    (root / SPEC).write_text(text.replace("From the file", "Of my own now"))
    with Session(words, folder=root) as session:
        session.wait_for("Is its title 'From the file' from now on?")
        session.type("\n")
        session.wait_for("4 of 7, Security impact")
    assert "\nOf my own now\n" in (root / SPEC).read_text()


def test_a_paste_that_begins_with_an_empty_line(
    root: Path, session: Session
) -> None:
    session.type("\nPasted.\n\nMore of it.\n")
    session.rest(0.3)
    session.type(".\n")
    session.wait_for("1 of 7")
    assert "\nPasted.\n\nMore of it.\n" in (root / SPEC).read_text()


def test_enter_that_is_held_is_no_paste(session: Session) -> None:
    session.type("\n\n\n")
    session.wait_for("3 of 7")


def test_a_dot_amid_a_paste_is_told(root: Path, session: Session) -> None:
    session.type("Before.\n.\nAfter.\n")
    session.wait_for("A lone dot ended it")
    session.wait_for("1 of 7")
    session.rest(0.3)
    session.type("\\.\n.\n")
    session.wait_for("2 of 7")
    text = (root / SPEC).read_text()
    assert "\nBefore.\n" in text
    assert "\nAfter. \\.\n" in text


def test_a_title_that_came_after_the_prompt_is_read_first() -> None:
    # It is not there when it is looked for first.
    early = [None]
    wanted = Question(
        "Title:",
        default="Awesome thing",
        pending=PendingDefault(
            lambda: early.pop() if early else "What it does",
            lambda: "It is asked for" if early else "It is there",
        ),
    )
    sink = io.StringIO()
    answer = LinePrompts(io.StringIO("\n\n"), sink).ask(wanted)
    assert answer == Answer("What it does")
    assert sink.getvalue() == (
        "It is asked for\nTitle: [Awesome thing] "
        "It is there\nTitle: [What it does] "
    )


@pytest.mark.parametrize("move", ["back", "leave", "template"])
def test_a_move_keeps_what_was_recovered_too(move: str) -> None:
    wanted = Question(
        "Your text:",
        default="Recovered.",
        multiline=True,
        actions=(Action.BACK, Action.LEAVE, Action.TEMPLATE),
    )
    source = io.StringIO(f"A line.\n:{move}\n")
    answer = LinePrompts(source, io.StringIO()).ask(wanted)
    assert answer == Answer("Recovered.\n\nA line.", Action(move))
