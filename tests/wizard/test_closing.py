"""The end of a session: what was written, mended, committed, copied."""

from pathlib import Path

import pytest

from tests.support import program, repository
from tests.support.repository import git
from tests.support.screen import Session

SPEC = "specs/2027.1/approved/awesome-thing.rst"
SAVE = "\x04"
CTRL_C = "\x03"
ENTER = "\r"
UP = "\x1b[A"
ANSWERS = (
    'title = "An awesome thing"\nintroduction = "It is awesome."\n'
    '[sections]\n"Problem description" = "It lacks."\n'
    '"Proposed change" = "It comes."\nTesting = "Much."\n'
    '"Assignee(s)" = "Primary assignee:\\n  alice"\n'
    '"Use Cases" = """\n{use_cases}\n"""\n'
)


@pytest.fixture(autouse=True)
def author(monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Alice Adams")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "alice@example.org")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


def ended(folder: Path, use_cases: str = "A user.") -> Session:
    """Return a session whose questions a file has answered."""
    (folder / "a.toml").write_text(ANSWERS.format(use_cases=use_cases))
    words = ["--offline", "--fill-none", "--answers", "a.toml"]
    return Session(["new", "awesome-thing", *words], folder=folder)


def test_it_says_what_was_written(root: Path) -> None:
    with ended(root) as session:
        session.wait_for("» Quit")
        shown = session.everything
        session.type(ENTER)
        assert session.wait_for_end() == 0
    assert f"{SPEC}: 5 written, 2 None." in shown
    assert "✓ Testing  1 word" in shown
    assert "– Security impact  None" in shown
    assert "The gate would take it." in shown


def test_committed_with_a_message_of_ones_own(root: Path) -> None:
    with ended(root) as session:
        session.wait_for("» Quit")
        session.type(UP)
        session.wait_for("» Commit it for review")
        session.type(ENTER)
        session.wait_for("» Commit with this message")
        session.type("\x1b[B")
        session.wait_for("» Edit it")
        session.type(ENTER)
        session.wait_for("Message:")
        session.type("\x1b[1;5HShow " + SAVE)
        session.wait_for("» Commit with this message", times=1)
        session.wait_until(
            lambda: "» Commit with" in session.display, "the choice again"
        )
        session.type(ENTER)
        session.wait_for("Committed: ")
        session.wait_for("git review -t bp/awesome-thing")
        session.wait_for("Copy the command for the review")
        session.type(UP + ENTER)
        session.wait_for("the terminal was told to copy")
        session.wait_until(
            lambda: "» Quit" in session.display, "the choice at the end"
        )
        session.type(ENTER)
        assert session.wait_for_end() == 0
    assert b"\x1b]52;c;Z2l0IHJldmlldyAtdCBicC9hd2Vzb21lLXRoaW5n\x07" in (
        session.raw
    )
    assert git(root, "branch", "--show-current").strip() == "bp/awesome-thing"
    message = git(root, "log", "-1", "--format=%B")
    assert message.startswith("Show ")
    assert "\nSigned-off-by: Alice Adams" in message
    assert git(root, "show", "--format=", "--name-only").split() == [SPEC]


def test_a_commit_that_is_not_made_now(root: Path) -> None:
    before = git(root, "rev-parse", "HEAD")
    with ended(root) as session:
        session.wait_for("» Quit")
        session.type(UP + ENTER)
        session.wait_for("» Commit with this message")
        session.type(UP)
        session.wait_for("» Not now")
        session.type(ENTER)
        session.wait_until(
            lambda: session.display.rstrip().endswith("» Quit"), "the end"
        )
        session.type(ENTER)
        session.wait_for("novaspec message awesome-thing --commit")
        assert session.wait_for_end() == 0
    assert git(root, "rev-parse", "HEAD") == before


def test_trouble_with_git_is_told_and_the_end_is_asked_again(
    root: Path,
) -> None:
    git(root, "checkout", "-q", "--detach")
    with ended(root) as session:
        session.wait_for("» Quit")
        session.type(UP + ENTER)
        session.wait_for("HEAD is detached")
        session.wait_until(
            lambda: session.display.rstrip().endswith("» Quit"), "the end"
        )
        session.type(ENTER)
        assert session.wait_for_end() == 0


def test_a_finding_is_mended_where_it_is(root: Path) -> None:
    with ended(root, "Those who wait.\n\nA ``broken mark.") as session:
        session.wait_for("The gate would refuse it: 1 error to mend first.")
        session.wait_for("Mend the finding")
        session.type(UP)
        session.wait_for("» Mend the finding")
        session.type(ENTER)
        session.wait_for("┃ A ``broken mark.")
        # The cursor stands where the markup begins.
        session.type("\x1b[3~\x1b[3~" + SAVE)
        session.wait_for("The gate would take it.")
        session.wait_until(
            lambda: session.display.rstrip().endswith("» Quit"), "the end"
        )
        session.type(ENTER)
        assert session.wait_for_end() == 0
    assert "\n\nA broken mark.\n" in (root / SPEC).read_text()
    assert program.run("check", SPEC, folder=root).returncode == 0


def test_what_the_gate_refuses_ends_with_the_way_to_go_on(root: Path) -> None:
    with ended(root, "A ``broken mark.") as session:
        session.wait_for("» Quit")
        session.type(ENTER)
        session.wait_for("To go on: novaspec new awesome-thing")
        assert session.wait_for_end() == 1


def test_ctrl_c_at_the_end_leaves(root: Path) -> None:
    with ended(root) as session:
        session.wait_for("» Quit")
        session.type(CTRL_C)
        assert session.wait_for_end() == 130
    assert program.run("check", SPEC, folder=root).returncode == 0


def test_outside_a_checkout_there_is_no_commit(tmp_path: Path) -> None:
    with ended(tmp_path) as session:
        session.wait_for("» Quit")
        assert "Commit it" not in session.everything
        session.type(ENTER)
        session.wait_for("Next: copy it")
        session.wait_for_end()


def test_on_a_narrow_screen_no_word_is_broken(root: Path) -> None:
    (root / "a.toml").write_text(ANSWERS.format(use_cases="``unclosed"))
    words = ["--offline", "--fill-none", "--answers", "a.toml"]
    with Session(
        ["new", "awesome-thing", *words], folder=root, columns=40, lines=12
    ) as session:
        session.wait_for("» Quit")
        assert (
            "\nThe gate would refuse it: 1 error to\n  mend first.\n"
            in session.everything
        )
