"""Every command in a checkout of each project that has a profile."""

import json
from pathlib import Path

import pytest

from tests.support import projects, repository
from tests.support.called import call, files

_NEW = (
    "new",
    "a-thing",
    "--title",
    "A thing",
    "--fill-none",
    "--non-interactive",
    "--offline",
)

pytestmark = pytest.mark.parametrize("name", projects.PROJECTS)


@pytest.fixture
def root(tmp_path: Path, name: str) -> Path:
    return projects.make(tmp_path / "copy", name)


def test_config_tells_whose_rules_hold_and_why(root: Path, name: str) -> None:
    called = call(root, "config")
    assert called.out.splitlines()[-1] == (
        f"profile: {name} (.gitreview: openstack/{name}-specs)"
    )


def test_it_is_known_by_git_s_remote(tmp_path: Path, name: str) -> None:
    root = projects.make(tmp_path / "copy", name, review=False)
    found = json.loads(call(root / "specs", "config", "--format=json").out)
    assert found["profile"]["name"] == name
    assert found["profile"]["reason"].startswith("git's remote: ")


def test_it_is_known_in_a_worktree(tmp_path: Path, name: str) -> None:
    root = projects.make(tmp_path / "copy", name, review=False)
    other = tmp_path / "other"
    repository.git(root, "worktree", "add", "-q", str(other))
    assert f"profile: {name} (git's remote" in call(other, "config").out


def test_it_is_known_by_its_template(tmp_path: Path, name: str) -> None:
    root = projects.make(tmp_path / "copy", name, review=False)
    repository.git(root, "remote", "remove", "origin")
    assert f"profile: {name} (" in call(root, "config").out


def test_its_specs_are_clean(root: Path) -> None:
    called = call(root, "check", "--all", "--strict")
    assert (called.out, called.code) == ("", 0), called.err


def test_new_writes_where_the_project_wants_it(root: Path, name: str) -> None:
    before = files(root)
    called = call(root, *_NEW)
    wanted = projects.PROJECTS[name].new
    assert called.code == 0, called.err
    assert set(files(root)) - set(before) == {wanted}
    text = (root / wanted).read_text()
    for top, below in projects.PROJECTS[name].titles.items():
        for title in (top, *below):
            assert f"\n{title}\n" in text
    checked = json.loads(call(root, "check", "--format=json", wanted).out)
    errors = [f for f in checked["findings"] if f["severity"] == "error"]
    assert errors == []


def test_skeleton_asks_what_the_project_asks(root: Path, name: str) -> None:
    called = call(root, "skeleton", "a-thing", "--stdout")
    assert called.code == 0, called.err
    assert "- " in called.out
    if name != "nova":
        assert "Nova" not in called.out.replace("Nova's driver", "")
    assert "example" not in called.out


def test_another_profile_can_be_asked_for(root: Path, name: str) -> None:
    called = call(root, "config", "--profile", "nova")
    assert called.out.splitlines()[-1] == "profile: nova (--profile nova)"
    called = call(root, "config")
    assert f"profile: {name} (.gitreview" in called.out
