"""``novaspec fill`` in a terminal, with specs that are not ours."""

from pathlib import Path

import pytest

from tests.support import program, repository
from tests.support.screen import Session

SAVE = "\x04"
CTRL_C = "\x03"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


@pytest.fixture
def spec(root: Path) -> Path:
    """One that was begun by hand, from the template."""
    path = root / "specs" / "2027.1" / "approved" / "old-thing.rst"
    text = repository.TEMPLATE.format(display="2027.1 Indri")
    text = text.replace("What is the problem?", "It is slow.")
    text = text.replace("Can it leak ``secrets``?\n\n", "")
    path.write_text(text)
    return path


def fill(root: Path, *words: str) -> Session:
    return Session(["fill", *words, "--offline"], folder=root)


def test_what_is_open_is_asked_for_in_its_order(
    root: Path, spec: Path
) -> None:
    with fill(root, "old-thing") as session:
        # Empty first, then the template's words and placeholders.
        session.wait_for("│ Security impact")
        session.type(f"No.{SAVE}")
        session.wait_for("│ Use Cases")
        session.wait_for("Who wants it?")
        session.type(CTRL_C)
        session.wait_for("To go on: novaspec fill old-thing")
        assert session.wait_for_end() == 130
    assert "---------------\n\nNo.\n" in spec.read_text()


def test_only_the_sections_bytes_change(root: Path, spec: Path) -> None:
    before = spec.read_text()
    with fill(root, "old-thing", "problem") as session:
        session.wait_for("│ Problem description")
        session.wait_for("It is slow.")
        session.type(f" Very.{SAVE}")
        session.wait_for("» Quit")
        session.type("\r")
        session.wait_for_end()
    after = before.replace("It is slow.", "It is slow. Very.")
    assert spec.read_text() == after


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("old-thing", "secruity"), "did you mean 'Security impact'?"),
        (("old-thing", "p"), "'p' may be Proposed change or"),
        (("old-think",), "did you mean 'old-thing'?"),
        (("nothing/there.rst",), "nothing/there.rst is not there"),
    ],
)
def test_a_typo_names_the_nearest(
    root: Path, spec: Path, words: tuple[str, ...], line: str
) -> None:
    with fill(root, *words) as session:
        session.wait_for(line)
        assert session.wait_for_end() == 2


def test_without_a_terminal(root: Path, spec: Path) -> None:
    done = program.run("fill", "old-thing", folder=root)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
