"""Every command in a checkout of each project that has a profile."""

import json
from pathlib import Path

import pytest

from novaspec_new.check import context_loader
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


def _first(name: str) -> str:
    """Return the path of a spec that is there."""
    return projects.PROJECTS[name].old[0]


def test_message_names_the_work_as_the_tracker_does(
    root: Path, name: str
) -> None:
    numbered = {"neutron", "keystone", "ironic"}
    called = call(root, "message", _first(name), "--non-interactive")
    assert called.code == 0, called.err
    lines = called.out.splitlines()
    assert lines[0] == f"A thing of {name}"
    wanted = (
        "Partial-Bug: #1234567"
        if name in numbered
        else "Implements: blueprint old-thing"
    )
    assert lines[-1] == wanted


def test_message_commits_on_a_branch_of_the_spec_s_own(
    root: Path, name: str
) -> None:
    repository.git(root, "config", "user.name", "A")
    repository.git(root, "config", "user.email", "a@example.org")
    is_bug = name in {"neutron", "keystone", "ironic"}
    link = ("--link", "7654321") if is_bug else ()
    assert call(root, *_NEW, *link).code == 0
    called = call(root, "message", "a-thing", "--commit", "--non-interactive")
    assert called.code == 0, called.err
    branch = repository.git(root, "branch", "--show-current").strip()
    assert branch == ("bug/7654321" if is_bug else "bp/a-thing")


def test_status_shows_its_specs(root: Path, name: str) -> None:
    called = call(root, "status", "--format=json")
    assert called.code == 0, called.err
    found = json.loads(called.out)
    assert found["release"] == _release(name)
    assert found["specs"]
    for each in found["specs"]:
        assert (each["to_do"], each["errors"]) == (0, 0)
        assert each["written"]


def _release(name: str) -> str:
    others = {"nova": "2027.1", "manila": "gazpacho", "oslo": "epoxy"}
    return "" if name == "ironic" else others.get(name, "2026.2")


def test_status_of_launchpad_is_of_blueprints(root: Path, name: str) -> None:
    called = call(root, "status", "--launchpad", "--offline")
    is_bug = name in {"neutron", "keystone", "ironic"}
    assert called.code == (2 if is_bug else 0)
    assert ("have no blueprints" in called.err) is is_bug


def test_guide_lists_its_sections(root: Path, name: str) -> None:
    called = call(root, "guide")
    for top in projects.PROJECTS[name].titles:
        assert f"\n{top}" in called.out
    assert not any(line.endswith(" ") for line in called.out.splitlines())
    called = call(root, "guide", "Problem")
    assert "What goes wrong today" in called.out
    release = _release(name)
    told = f"The template of {release}" if release else "The template"
    assert f"\n{told}\n" in called.out


def test_regenerate_keeps_a_whole_spec(root: Path, name: str) -> None:
    before = files(root)
    called = call(root, "regenerate", _first(name))
    assert called.code == 0, called.err
    assert "nothing to change" in called.err
    assert files(root) == before


def test_regenerate_adds_what_is_missing(root: Path, name: str) -> None:
    path = root / _first(name)
    before = path.read_text()
    path.write_text(before[: before.index("\nReferences\n")])
    called = call(root, "regenerate", _first(name))
    assert called.code == 0, called.err
    assert "\nReferences\n==========\n" in path.read_text()


def test_wrap_has_nothing_to_do(root: Path) -> None:
    called = call(root, "wrap", "--check", "--all")
    assert (called.out, called.code) == ("", 0), called.err


def test_repropose_copies_or_says_why_not(root: Path, name: str) -> None:
    before = files(root)
    path = _first(name)
    if name == "ironic":
        called = call(root, "repropose", path, "--non-interactive")
        assert (called.code, files(root) == before) == (1, True)
        assert "for no release" in called.err
        return
    newer = {"nova": "2027.2", "manila": "hibiscus"}.get(name, "2027.1")
    if name == "nova":
        template = (root / "specs/2027.1-template.rst").read_text()
        (root / "specs/2027.2-template.rst").write_text(template)
        before = files(root)
    called = call(root, "repropose", path, "--to", newer, "--non-interactive")
    assert called.code == 0, called.err
    added = set(files(root)) - set(before)
    wanted = Path(path.replace("zed", newer).replace("victoria", newer))
    wanted = Path(str(wanted).replace("2026.2", newer).replace("epoxy", newer))
    if name == "nova":
        wanted = Path(path.replace("2027.1", newer))
    assert added == {wanted.as_posix()}
    assert ("Previously-approved" in called.out) is (name == "nova")


def test_move_brings_a_spec_to_another_folder(root: Path, name: str) -> None:
    target, moved = _MOVES.get(
        name, ("implemented", _first(name).replace("approved", "implemented"))
    )
    before = files(root)
    called = call(root, "move", _first(name), target)
    assert called.code == 0, called.err
    after = files(root)
    assert after[moved] == before[_first(name)]
    assert _first(name) not in after
    has_redirects = name in {"nova", "watcher", "masakari"}
    assert any("redirects" in each for each in after) is has_redirects


# To a folder that the project has, and what is there then.
_MOVES = {
    "cinder": ("untargeted", "specs/untargeted/old-thing.rst"),
    "neutron": ("backlog", "specs/backlog/old-thing.rst"),
    "keystone": ("keystone/backlog", "specs/keystone/backlog/old-thing.rst"),
    "manila": ("gazpacho", "specs/gazpacho/old-thing.rst"),
    "ironic": ("not-implemented", "specs/not-implemented/old-thing.rst"),
    "tacker": ("backlog", "specs/backlog/old-thing.rst"),
    "oslo": ("policy", "specs/policy/old-thing.rst"),
}


def test_rename_follows_the_work(root: Path, name: str) -> None:
    before = (root / _first(name)).read_text()
    called = call(root, "rename", _first(name), "better-thing")
    assert called.code == 0, called.err
    path = root / _first(name).replace("old-thing", "better-thing")
    wanted = before.replace("/old-thing", "/better-thing")
    wanted = wanted.replace("=old-thing", "=better-thing")
    assert path.read_text() == wanted


def test_abandon_moves_or_says_why_not(root: Path, name: str) -> None:
    before = files(root)
    called = call(root, "abandon", _first(name))
    moved = {
        "nova": "specs/abandoned/old-thing.rst",
        "neutron": "specs/archive/2026.2/old-thing.rst",
        "manila": "specs/unimplemented/old-thing.rst",
        "ironic": "specs/not-implemented/old-thing.rst",
    }
    if name in moved:
        assert called.code == 0, called.err
        assert moved[name] in files(root)
        return
    assert (called.code, files(root) == before) == (1, True)
    told = "has no folder for"
    if name == "keystone":
        told = "attic/keystone/2026.2/old-thing.rst, which is not below specs/"
    assert told in called.err
    assert called.err.count("\n") == 1


def test_each_command_takes_another_profile(root: Path, name: str) -> None:
    del name
    called = call(root, "check", "--profile", "duck")
    assert called.code == 2
    assert "there is no profile 'duck'" in called.err


def test_another_template_than_its_own_makes_no_error(
    root: Path, name: str
) -> None:
    """A gate compares titles to the spec's own release's template."""
    place = "specs/2026.2/approved/new-thing.rst"
    if name != "watcher":
        return
    text = (root / place).read_text()
    (root / place).write_text(text.replace("\nTesting\n", "\nTests\n"))
    assert call(root, "check", place).code == 0
    template = root / "specs/victoria-template.rst"
    (root / "specs/2026.2-template.rst").write_text(template.read_text())
    # A process reads a template once; this is another run.
    context_loader.forget()
    assert call(root, "check", place).code == 1
