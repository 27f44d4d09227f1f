"""The menu of a field, in a real pseudo-terminal."""

from pathlib import Path

import pytest

from tests.support import repository
from tests.support.screen import Session


@pytest.mark.parametrize(
    ("columns", "entry"),
    [
        (80, "b  Back to the section before (Shift-Tab)"),
        (40, "b  Back to the section before"),
    ],
)
def test_a_key_without_room_is_not_cut(
    tmp_path: Path, columns: int, entry: str
) -> None:
    root = repository.make(tmp_path / "nova-specs")
    words = ["new", "awesome-thing", "--offline", "--title", "A thing"]
    with Session(words, folder=root, columns=columns) as session:
        session.wait_for("│ Introduction")
        session.type("\t")
        session.wait_for("Write on")
        lines = [line.strip(" »") for line in session.display.split("\n")]
    assert entry in lines


def test_what_is_pasted_chooses_nothing(tmp_path: Path) -> None:
    root = repository.make(tmp_path / "nova-specs")
    words = ["new", "awesome-thing", "--offline", "--title", "A thing"]
    with Session(words, folder=root) as session:
        session.wait_for("│ Introduction")
        session.type("\t")
        session.wait_for("Write on")
        session.paste("q\nquit\n")
        session.type("w")
        session.wait_until(
            lambda: "│ Introduction" in session.display, "the field again"
        )
