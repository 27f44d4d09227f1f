"""An author's words, whatever happens while they are typed."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from novaspec_new.workspace.recovery import Recovery
from tests.support import program, repository
from tests.support.screen import Session

SPEC = "specs/2027.1/approved/awesome-thing.rst"
SAVE = "\x04"
CTRL_C = "\x03"
CTRL_Z = "\x1a"
ENTER = "\r"
TAB = "\t"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


@pytest.fixture
def session(root: Path) -> Iterator[Session]:
    """At the prompt of the first section."""
    with begun(root) as session:
        yield session


def begun(root: Path) -> Session:
    session = Session(["new", "awesome-thing", "--offline"], folder=root)
    session.wait_for("Ctrl-C: leave")
    session.type(ENTER)
    session.wait_for("Introduction")
    session.type(f"It is awesome.{SAVE}")
    session.wait_for("│ Problem description")
    return session


def begun_again(root: Path) -> Session:
    session = Session(["new", "awesome-thing", "--offline"], folder=root)
    session.wait_for("Going on with")
    return session


def open_editor(session: Session) -> None:
    """Type half a word, and go on in the editor."""
    session.type("Half")
    session.wait_for("Half")
    session.type(TAB)
    session.wait_for("What now?")
    session.type("e")


def kept(root: Path) -> dict[str, str]:
    return Recovery(root / SPEC).load()


def test_ctrl_c_in_the_menu(root: Path, session: Session) -> None:
    session.type("Half a sentence")
    session.wait_for("Half a sentence")
    session.type(TAB)
    session.wait_for("What now?")
    session.type(CTRL_C)
    assert session.wait_for_end() == 130
    assert kept(root) == {"Problem description": "Half a sentence"}


@pytest.mark.parametrize(
    "number", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL]
)
@pytest.mark.parametrize("menu", [TAB, TAB + "j"])
def test_ended_in_the_menu(
    root: Path, session: Session, number: signal.Signals, menu: str
) -> None:
    session.type("Half a sentence")
    session.wait_for("Half a sentence")
    session.type(menu[0])
    session.wait_for("What now?")
    if len(menu) > 1:
        session.type(menu[1])
        session.wait_for("Go to:")
    session.kill(number)
    session.wait_for_end()
    assert kept(root) == {"Problem description": "Half a sentence"}


def test_killed_in_the_midst_of_a_form(root: Path, session: Session) -> None:
    for title in (
        "Use Cases",
        "Proposed change",
        "Security impact",
        "Assignee(s)",
    ):
        session.type(ENTER)
        session.wait_for(f"│ {title}")
    session.type(f"alice{ENTER}")
    session.wait_for("Other contributors")
    session.kill(signal.SIGKILL)
    session.wait_for_end()
    form = Recovery(root / SPEC).form("Assignee(s)")
    assert form["groups"] == [{"primary": ["alice"]}]


def test_killed_when_the_editor_is_back(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        "#!/bin/sh\nsleep 1; { echo Edited.; cat $1; } > $1.x; mv $1.x $1\n"
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    with begun(root) as session:
        open_editor(session)
        session.wait_for("Edited.")
        session.kill(signal.SIGKILL)
        session.wait_for_end()
    assert kept(root)["Problem description"].startswith("Edited.\nHalf")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGKILL])
def test_ended_while_the_editor_is_open(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: signal.Signals,
) -> None:
    editor = tmp_path / "editor"
    saved = tmp_path / "saved"
    editor.write_text(
        '#!/bin/sh\necho "Saved in it." > "$1"; echo not > "$1.save"\n'
        f'touch {saved}; trap "" HUP; exec sleep 20\n'
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    with begun(root) as session:
        open_editor(session)
        session.wait_until(saved.exists, "the editor's file")
        with begun_again(root) as other:
            # It is open still: nothing is taken from it.
            other.wait_for("┃ Half")
            assert "your editor" not in other.everything
        session.kill(number)
        session.wait_for_end()
    with begun_again(root) as session:
        session.wait_for("Problem description: what your editor saved is kept")
        session.wait_for("What it did not save may be in")
        session.wait_for("┃ Saved in it.")
    with begun_again(root) as session:
        session.wait_for("┃ Saved in it.")
        assert "your editor" not in session.everything


def test_a_title_that_was_not_saved_is_offered_again(root: Path) -> None:
    words = ["new", "awesome-thing", "--offline"]
    with Session(words, folder=root) as session:
        session.wait_for("Ctrl-C: leave")
        session.type(" that is new")
        session.wait_for("Awesome thing that is new")
        session.type(CTRL_C)
        session.wait_for_end()
    with Session(words, folder=root) as session:
        session.wait_for("Going on with")
        session.wait_for("┃ Awesome thing that is new")


def test_suspended_and_taken_up_again(root: Path, tmp_path: Path) -> None:
    shell = tmp_path / "shell"
    shell.write_text(
        "set -m\n"
        f"{sys.executable} -m novaspec_new new awesome-thing --offline\n"
        "read -r line; echo got $line; fg\n"
    )
    with Session([str(shell)], folder=root, program="/bin/bash") as session:
        session.wait_for("Ctrl-C: leave")
        session.type(ENTER)
        session.wait_for("Introduction")
        session.type("Half a")
        session.wait_for("Half a")
        session.type(CTRL_Z)
        session.rest(1)
        session.type("words for the shell\n")
        session.wait_for("got words for the shell")
        session.wait_until(lambda: "Half a" in session.display, "Half a")
        session.type(f" sentence.{SAVE}")
        session.wait_for("│ Problem description")
    assert "\nHalf a sentence.\n" in (root / SPEC).read_text()


@pytest.mark.parametrize(
    ("keys", "shown"),
    [("\t", "Skip it for now"), ("# One\x04", "Turn it into")],
    ids=["menu", "yes or no"],
)
def test_suspended_where_there_is_something_to_choose(
    root: Path, tmp_path: Path, keys: str, shown: str
) -> None:
    shell = tmp_path / "shell"
    shell.write_text(
        "set -m\n"
        f"{sys.executable} -m novaspec_new new awesome-thing --offline\n"
        "read -r line; echo got $line; fg\n"
    )
    with Session([str(shell)], folder=root, program="/bin/bash") as session:
        session.wait_for("Ctrl-C: leave")
        session.type(ENTER)
        session.wait_for("Introduction")
        session.type(keys)
        session.wait_for(shown)
        session.type(CTRL_Z)
        session.rest(1)
        session.type("words for the shell\n")
        session.wait_for("got words for the shell")
        session.wait_until(lambda: shown in session.display, "the choice")
        session.type(CTRL_C)
        session.wait_for("To go on: novaspec new awesome-thing")


PAGE = """\
A paragraph with *emphasis*, ``code``, a `link <https://example.org>`_.

* a bullet
\t* with a tab

+-----+-----+
| a   | b   |
+=====+=====+
| 1   | 2   |
+-----+-----+

.. code-block:: python

    def f(x):
        return {"{{ x }}": '%s' % x, "\\\\": x}

::

    +---+     +---+
    | A | --> | B |
    +---+     +---+

CJK \u4f60\u597d\u4e16\u754c and emoji \U0001f600.
"""


def test_a_page_of_markup_is_pasted(root: Path, session: Session) -> None:
    filler = "Some more words of a long page, line after line.\n" * 410
    session.paste(PAGE + "\n" + filler)
    session.wait_for("line after line.")
    session.type(SAVE)
    # The list in the list has no blank line before it, and is told so.
    session.wait_for("» Mend it now")
    session.type("\x1b[B\r")
    session.wait_for("│ Use Cases")
    text = (root / SPEC).read_text()
    assert len(filler) + len(PAGE) > 20_000
    for line in PAGE.expandtabs(8).split("\n"):
        assert line in text
    assert text.count("line after") + text.count("line\nafter") == 410


def test_words_typed_ahead_do_not_choose(root: Path, session: Session) -> None:
    session.type(f"Broken *markup.{SAVE}")
    session.wait_for("» Mend it now")
    # Who looks at the keyboard types on; only arrows move here.
    session.type("just join jobs")
    session.rest(0.3)
    assert "» Mend it now" in session.display
    session.type("\x1b[B")
    session.wait_for("» Leave it so")
    session.type("\r")
    session.wait_for("│ Use Cases")


@pytest.mark.parametrize(
    ("pasted", "saved"),
    [
        (b"red \x1b[31malert\x1b[0m end", "red alert end"),
        (b"a\x00b\x07c", "abc"),
        (b"caf\xe9 latin", "caf\ufffd latin"),
        ("no\u200bspace".encode(), "nospace"),
    ],
)
def test_what_no_file_can_hold_is_pasted(
    root: Path, session: Session, pasted: bytes, saved: str
) -> None:
    session.type_bytes(b"\x1b[200~" + pasted + b"\x1b[201~")
    session.rest(0.3)
    session.type(SAVE)
    session.wait_for("│ Use Cases")
    assert f"\n{saved}\n" in (root / SPEC).read_text()


def test_the_file_is_deleted_meanwhile(root: Path, session: Session) -> None:
    session.type("The problem.")
    (root / SPEC).unlink()
    session.type(SAVE)
    session.wait_for("is gone")
    session.type("y")
    session.wait_for("│ Use Cases")
    text = (root / SPEC).read_text()
    assert "\nIt is awesome.\n" in text
    assert "\nThe problem.\n" in text


def test_two_at_once_on_the_same_file(root: Path, session: Session) -> None:
    words = ["new", "awesome-thing", "--offline"]
    with Session(words, folder=root) as other:
        other.wait_for("Going on with")
        other.wait_for("│ Problem description")
        other.type(f"Of the other.{SAVE}")
        other.wait_for("│ Use Cases")
        session.type(f"Of the one.{SAVE}")
        session.wait_for("changed by another program")
        session.wait_for("Of the other.")
        session.type(SAVE)
        session.wait_for("│ Use Cases")
        session.type(f"Users of the one.{SAVE}")
        session.wait_for("│ Proposed change")
        other.type(f"Users of the other.{SAVE}")
        other.wait_for("changed by another program")
        other.type(SAVE)
        other.wait_for("│ Proposed change")
    text = (root / SPEC).read_text()
    assert "Of the other.\n\nOf the one.\n" in text
    assert "Users of the one.\n\nUsers of the other.\n" in text


def test_without_a_terminal_left(root: Path, session: Session) -> None:
    """Its window was closed: nobody reads what it says any more."""
    session.type("Half a sentence")
    session.wait_for("Half a sentence")
    session.hang_up()
    assert kept(root) == {"Problem description": "Half a sentence"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root may mount")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)],
        check=False,
        capture_output=True,
    )
    if made.returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(path: Path) -> None:
    """Write until the disk is full."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while file.write(b"x" * 512):
            pass


def test_a_full_disk(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the spec nor the recovery file can be written any more."""
    monkeypatch.setenv("XDG_STATE_HOME", str(small_disk / "state"))
    spec = small_disk / "awesome-thing.rst"
    ballast = small_disk / "ballast"
    with begun_at(small_disk) as session:
        fill(ballast)
        session.type(f"The problem.{SAVE}")
        session.wait_for("Your unsaved words are below")
        # Where the line is broken depends on the folder's name.
        assert "No space left" in " ".join(session.everything.split())
        ballast.unlink()
        session.type(SAVE)
        session.wait_for("│ Use Cases")
    assert "\nThe problem.\n" in spec.read_text()
    done = program.run("check", str(spec), folder=small_disk)
    assert done.returncode == 0, done.stdout


def begun_at(folder: Path) -> Session:
    session = Session(["new", "awesome-thing", "--offline"], folder=folder)
    session.wait_for("Ctrl-C: leave")
    session.type(ENTER)
    session.wait_for("Introduction")
    session.type(f"It is awesome.{SAVE}")
    session.wait_for("│ Problem description")
    return session


def test_a_file_without_the_sections_in_its_place(
    root: Path, session: Session
) -> None:
    (root / "other").write_text("../other-template.rst\n")
    (root / "other").replace(root / SPEC)
    session.type(f"The problem.{SAVE}")
    session.wait_for("has no section 'Problem description' any more")
    session.wait_for("Your words are in")
    session.wait_for("none of the template's sections")
    session.wait_for("» Quit")
    session.type(ENTER)
    assert session.wait_for_end() == 1
    assert (root / SPEC).read_text() == "../other-template.rst\n"
    assert kept(root) == {"Problem description": "The problem."}
    words = ["new", "awesome-thing", "--offline"]
    with Session(words, folder=root) as again:
        again.wait_for("Words of yours are in")
        assert again.wait_for_end() == 1


@pytest.mark.parametrize("keys", ["\x12", "\x13", "\x0f", "\x1b#"])
def test_a_key_that_would_search_or_accept_does_nothing(
    root: Path, session: Session, keys: str
) -> None:
    """Ctrl-R, Ctrl-S, Ctrl-O and Esc # are of prompt_toolkit's own."""
    session.type("Half a sentence")
    session.wait_for("Half a sentence")
    session.type(keys)
    session.rest(0.2)
    session.type(" more")
    session.wait_for("Half a sentence more")
    session.type(CTRL_C)
    session.wait_for_end()
    assert kept(root) == {"Problem description": "Half a sentence more"}


def test_escape_and_enter_in_an_empty_field_skip_it(
    root: Path, session: Session
) -> None:
    before = (root / SPEC).read_text()
    session.type(f"\x1b{ENTER}")
    session.wait_for("│ Use Cases")
    assert (root / SPEC).read_text() == before


def test_words_are_kept_while_one_types_without_a_pause(
    root: Path, session: Session
) -> None:
    for letter in "A long sentence that goes on and on.":
        session.type(letter)
        session.rest(0.05)
    session.kill(signal.SIGKILL)
    session.wait_for_end()
    assert kept(root)["Problem description"].startswith("A long sentence")


def test_a_byte_that_is_no_character_reaches_the_editor(
    root: Path, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    session.type_bytes(b"caf\xe9 ")
    session.wait_for("caf")
    session.type(TAB)
    session.wait_for("What now?")
    session.type("e")
    session.wait_for("no editor is set")
    session.type(CTRL_C)
    session.wait_for_end()
    monkeypatch.setenv("EDITOR", "true")
    with begun_again(root) as again:
        again.wait_for("┃ caf")
        again.type(TAB)
        again.wait_for("What now?")
        again.type("e")
        again.wait_for("Have you saved your text?")


def test_a_typed_answer_does_not_wait_for_the_file(root: Path) -> None:
    words = ["new", "awesome-thing", "--offline"]
    with Session(words, folder=root) as session:
        session.type(ENTER)
        session.wait_for("Introduction")
    assert (root / SPEC).exists()


def test_words_that_were_recovered_outlive_a_second_ctrl_c(
    root: Path, session: Session
) -> None:
    session.type("Half a sentence")
    session.wait_for("Half a sentence")
    session.type(CTRL_C)
    session.wait_for_end()
    words = ["new", "awesome-thing", "--offline", "--plain"]
    for key in (CTRL_C, CTRL_C):
        with Session(words, folder=root) as again:
            again.wait_for("Your unsaved words are below.")
            again.wait_for("Enter keeps the text above.")
            again.type(key)
            again.wait_for_end()
        assert kept(root) == {"Problem description": "Half a sentence"}
