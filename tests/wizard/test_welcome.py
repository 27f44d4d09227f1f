"""The first run asks who the author is, once."""

import tomllib
from pathlib import Path

import pytest

from novaspec_new.workspace import settings
from tests.support import repository
from tests.support.screen import Session

ENTER = "\r"
CTRL_C = "\x03"
CLEAR = "\x15"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository.make(tmp_path / "nova-specs")
    repository.git(root, "config", "user.name", "Ann Author")
    repository.git(root, "config", "gitreview.username", "ann")
    return root


def first(root: Path, *options: str) -> Session:
    return Session(
        ["new", "awesome-thing", "--offline", *options],
        folder=root,
        is_first_run=True,
    )


def test_both_answers_are_kept_and_never_asked_for_again(root: Path) -> None:
    with first(root) as session:
        session.wait_for("Welcome to novaspec.")
        session.wait_for("Your Launchpad id: ann")
        session.type(ENTER)
        session.wait_for("Your name: Ann Author")
        session.type(CLEAR + "Ann Other" + ENTER)
        session.wait_for("│ Title")
        session.type(CTRL_C)
        assert session.wait_for_end() == 130
    kept = tomllib.loads(settings.settings_path().read_text())
    assert kept == {"launchpad_id": "ann", "name": "Ann Other"}
    with first(root) as session:
        session.wait_for("│ ")
        assert "Welcome" not in session.everything


def test_an_id_that_is_none_is_told_and_mended(root: Path) -> None:
    with first(root) as session:
        session.wait_for("Your Launchpad id: ann")
        session.type(CLEAR + "Ann Author" + ENTER)
        session.wait_for("'Ann Author' is no id on Launchpad")
        session.type(CLEAR + "~ann" + ENTER)
        session.wait_for("Your name:")
        session.type(ENTER)
        session.wait_for("│ Title")
    kept = tomllib.loads(settings.settings_path().read_text())
    assert kept["launchpad_id"] == "ann"


def test_it_is_asked_again_where_the_author_left(root: Path) -> None:
    with first(root) as session:
        session.wait_for("Your Launchpad id:")
        session.type(CTRL_C)
        assert session.wait_for_end() == 130
    assert not settings.settings_path().exists()


def test_settings_that_cannot_be_written_stop_nobody(root: Path) -> None:
    settings.settings_path().parent.parent.mkdir(parents=True, exist_ok=True)
    settings.settings_path().parent.write_text("a file, no folder")
    with first(root) as session:
        session.wait_for("Your Launchpad id:")
        session.type(ENTER)
        session.wait_for("Your name:")
        session.type(ENTER)
        session.wait_for("│ Title")


def test_line_by_line_too(root: Path) -> None:
    with first(root, "--plain") as session:
        session.wait_for("Your Launchpad id:")
        session.type("ann\n")
        session.wait_for("Your name:")
        session.type("\n")
        session.wait_for("Title:")
    kept = tomllib.loads(settings.settings_path().read_text())
    assert kept == {"launchpad_id": "ann", "name": "Ann Author"}
