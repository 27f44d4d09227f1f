from pathlib import Path

import pytest

from novaspec_new.workspace import identity
from novaspec_new.workspace.identity import Person
from novaspec_new.workspace.settings import Settings
from tests.support.repository import git


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    return tmp_path


def test_who_is_known_comes_in_the_order_of_likelihood(folder: Path) -> None:
    git(folder, "config", "user.name", "Alice Émile")
    found = identity.known("bob", Settings(launchpad_id="alice"), folder)
    assert found == (
        Person("bob", "Launchpad"),
        Person("alice", "your settings"),
        Person("Alice Émile", "git"),
    )


def test_each_comes_once(folder: Path) -> None:
    git(folder, "config", "user.name", "Alice")
    found = identity.known("alice", Settings(launchpad_id="alice"), folder)
    assert found == (Person("alice", "Launchpad"),)


def test_the_settings_name_will_do_and_so_will_an_address(
    folder: Path,
) -> None:
    git(folder, "config", "user.email", "alice@example.org")
    found = identity.known("", Settings(name="Alice Doe"), folder)
    assert [each.name for each in found] == ["Alice Doe", "alice@example.org"]


def test_the_name_for_reviews_goes_before_a_commits(folder: Path) -> None:
    git(folder, "config", "user.name", "Alice Doe")
    git(folder, "config", "gitreview.username", "alice")
    (found,) = identity.known("", Settings(), folder)
    assert found == Person("alice", "git")
    assert found.is_id
    assert not Person("Alice Doe", "git").is_id
    assert not Person("alice@example.org", "git").is_id


def test_nobody_is_known(folder: Path) -> None:
    assert identity.known("", Settings(), folder) == ()


def test_without_git_there_is_no_offer_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert identity.known("bob", Settings(), tmp_path) == (
        Person("bob", "Launchpad"),
    )


def test_names_obey_no_terminal(folder: Path) -> None:
    git(folder, "config", "user.name", "Al\x1b[31mice")
    assert identity.known("", Settings(), folder) == (Person("Alice", "git"),)
