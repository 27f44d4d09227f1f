"""``novaspec message``: told, committed, and offered by a hook."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import repository, specs
from tests.support.called import Called, call, files
from tests.support.repository import git
from tests.support.screen import Session

PLACE = "2027.1/approved/fast-disks.rst"
LONG = "Add support for disks that are fast enough for everyone (at last)"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Alice Adams")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "alice@example.org")
    root = repository.make(tmp_path / "nova-specs")
    specs.add(root, PLACE)
    return root


def state(root: Path) -> tuple[str, ...]:
    """Return all that a commit would change."""
    return (
        git(root, "for-each-ref"),
        git(root, "status", "--porcelain"),
        (root / ".git" / "HEAD").read_text(),
        git(root, "ls-files", "--stage"),
        str(files(root)),
    )


def refused(root: Path, *arguments: str) -> str:
    """Commit in vain; see that nothing happened, and return why."""
    before = state(root)
    done = call(root, "message", "fast-disks", "--commit", *arguments)
    assert done.code == 1, done
    assert state(root) == before
    (line,) = done.err.splitlines()
    return line


def trailers(root: Path, message: str) -> list[str]:
    """Return what git itself takes for the message's trailers."""
    done = subprocess.run(
        ["git", "-C", str(root), "interpret-trailers", "--parse"],
        input=message,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_it_is_told(root: Path) -> None:
    done = call(root, "message", "fast-disks")
    assert done == Called(
        0,
        "Fast disks\n\nDisks are slow, and that is a pity.\n\n"
        "Implements: blueprint fast-disks\n",
        "",
    )


def test_with_everything(root: Path) -> None:
    specs.add(root, "zed/approved/fast-disks.rst")
    change = "I" + "0123456789" * 4
    done = call(
        root,
        *("message", "fast-disks", "--previously-approved", "zed"),
        *("--depends-on", change),
        *("--depends-on", "https://review.example/c/nova/+/12"),
    )
    assert done.code == 0, done.err
    assert trailers(root, done.out) == [
        "Previously-approved: zed",
        f"Depends-On: {change}",
        "Depends-On: https://review.example/c/nova/+/12",
        "Implements: blueprint fast-disks",
    ]


def test_related(root: Path) -> None:
    done = call(root, "message", "fast-disks", "--related")
    assert done.out.endswith("\n\nRelated to blueprint fast-disks\n")
    assert "Implements" not in done.out


@pytest.mark.parametrize("change", ["123", "Ixyz", "I0\nEvil: x", ""])
def test_a_change_that_is_none(root: Path, change: str) -> None:
    done = call(root, "message", "fast-disks", "--depends-on", change)
    assert done.code == 2
    assert done.out == ""


def test_approved_before_with_the_same_design(root: Path) -> None:
    specs.add(
        root,
        "zed/implemented/fast-disks.rst",
        specs.text().replace("  alice", "  bob"),
    )
    done = call(root, "message", "fast-disks", "--previously-approved", "auto")
    assert "Previously-approved: zed\n" in done.out
    assert done.err == ""


def test_approved_before_with_another_design(root: Path) -> None:
    specs.add(
        root,
        "zed/approved/fast-disks.rst",
        specs.text().replace("Make them fast.", "Buy others."),
    )
    way = ("message", "fast-disks", "--previously-approved")
    done = call(root, *way, "auto")
    assert "Previously-approved" not in done.out
    assert "Proposed change" in done.err
    done = call(root, *way, "Zed")
    assert "Previously-approved: zed\n" in done.out
    assert "Proposed change" in done.err


@pytest.mark.parametrize("release", ["2027.1", "nonesuch"])
def test_approved_in_no_earlier_release(root: Path, release: str) -> None:
    done = call(
        root, "message", "fast-disks", "--previously-approved", release
    )
    assert done.code == 1
    assert release in done.err
    assert done.out == ""


def test_approved_in_a_release_that_lacks_it(root: Path) -> None:
    done = call(root, "message", "fast-disks", "--previously-approved", "zed")
    assert "Previously-approved: zed\n" in done.out
    assert done.err == "note: zed has no spec fast-disks\n"


def test_an_empty_subject(root: Path) -> None:
    done = call(root, "message", "fast-disks", "--subject", " ")
    assert (done.code, done.out) == (2, "")


def test_a_hook_for_no_checkout(tmp_path: Path) -> None:
    done = call(tmp_path, "message", "--hook")
    assert done.code == 2
    assert "no checkout" in done.err


def test_never_approved_before(root: Path) -> None:
    done = call(root, "message", "fast-disks", "--previously-approved", "auto")
    assert done.code == 0
    assert "Previously-approved" not in done.out
    assert "no earlier release" in done.err


def test_a_long_title_without_a_terminal(root: Path) -> None:
    specs.add(root, PLACE, specs.text(title=LONG))
    done = call(root, "message", "fast-disks")
    assert done.out.startswith(f"{LONG}\n\n")
    assert f"{len(LONG)} characters" in done.err
    done = call(root, "message", "fast-disks", "--subject", "Fast disks")
    assert done.out.startswith("Fast disks\n\n")
    assert done.err == ""


def test_a_long_title_on_a_terminal(root: Path) -> None:
    specs.add(root, PLACE, specs.text(title=LONG))
    with Session(["message", "fast-disks"], folder=root) as session:
        session.wait_for("Which one?")
        session.wait_for("Another one")
        session.type("\r")
        assert session.wait_for_end() == 0
        shown = session.everything
    assert shown.startswith(
        "Support disks that are fast enough for everyone\n"
    )
    assert "Implements: blueprint fast-disks" in shown


def test_a_choice_without_escapes(root: Path) -> None:
    specs.add(root, PLACE, specs.text(title=LONG))
    way = ["message", "fast-disks", "--plain"]
    with Session(way, folder=root) as session:
        session.wait_for("Another one")
        session.type("2\r")
        assert session.wait_for_end() == 0
        assert b"\x1b" not in session.raw
        shown = session.everything
    assert "Implements: blueprint fast-disks" in shown


def test_a_choice_of_who_wants_no_escapes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVASPEC_PLAIN", "1")
    specs.add(root, PLACE, specs.text(title=LONG))
    with Session(["message", "fast-disks"], folder=root) as session:
        session.wait_for("Another one")
        session.type("1\r")
        assert session.wait_for_end() == 0
        assert b"\x1b" not in session.raw


def test_ctrl_c_at_the_choice(root: Path) -> None:
    specs.add(root, PLACE, specs.text(title=LONG))
    before = state(root)
    way = ["message", "fast-disks", "--commit"]
    with Session(way, folder=root) as session:
        session.wait_for("Another one")
        session.type("\x03")
        assert session.wait_for_end() == 130
    assert state(root) == before


def test_a_spec_of_no_checkout(tmp_path: Path) -> None:
    (tmp_path / "fast-disks.rst").write_text(specs.text())
    done = call(tmp_path, "message", "fast-disks.rst")
    assert done.code == 0
    assert done.out.startswith("Fast disks\n")
    done = call(tmp_path, "message", "fast-disks.rst", "--commit")
    assert done.code == 1
    assert "in no checkout" in done.err


def test_the_project_that_is_set_holds_outside_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only its blueprints' addresses name the one that is meant."""
    text = specs.text().replace("/nova/+spec/", "/placement/+spec/other-")
    assert "/placement/+spec/other-fast-disks" in text
    (tmp_path / "fast-disks.rst").write_text(text)
    done = call(tmp_path, "message", "fast-disks.rst")
    assert "Implements: blueprint fast-disks\n" in done.out
    monkeypatch.setenv("NOVASPEC_PROJECT", "placement")
    done = call(tmp_path, "message", "fast-disks.rst")
    assert "Implements: blueprint other-fast-disks\n" in done.out


def test_no_spec_named(root: Path) -> None:
    done = call(root, "message")
    assert done.code == 2
    assert "no spec was named" in done.err


def test_an_introduction_to_do(root: Path) -> None:
    todo = ".. novaspec: to do\n\n   - What for?\n"
    specs.add(root, PLACE, specs.text(introduction=todo))
    done = call(root, "message", "fast-disks")
    assert done.out == "Fast disks\n\nImplements: blueprint fast-disks\n"
    assert "introduction" in done.err


def test_a_commit_on_top_of_another_specs(root: Path) -> None:
    """Gerrit would have the one wait for the other."""
    specs.add(root, PLACE.replace("fast", "slow"), specs.text("slow-disks"))
    assert call(root, "message", "fast-disks", "--commit").code == 0
    done = call(root, "message", "slow-disks", "--commit")
    assert done.code == 0
    told = "note: bp/slow-disks begins at bp/fast-disks, and depends on it\n"
    assert told in done.err


def test_commit(root: Path) -> None:
    (root / "notes").write_text("mine\n")
    done = call(root, "message", "fast-disks", "--commit")
    assert done.code == 0, done.err
    assert done.out == "git review -t bp/fast-disks\n"
    assert git(root, "branch", "--show-current").strip() == "bp/fast-disks"
    body = git(root, "log", "-1", "--format=%B")
    assert body.startswith("Fast disks\n\nDisks are slow")
    assert trailers(root, body) == [
        "Implements: blueprint fast-disks",
        "Signed-off-by: Alice Adams <alice@example.org>",
    ]
    changed = git(root, "show", "--format=", "--name-only", "HEAD")
    assert changed.split() == [f"specs/{PLACE}"]
    assert git(root, "log", "-1", "--format=%s", "master") == "Start\n"
    assert git(root, "status", "--porcelain") == "?? notes\n"


def test_commit_on_its_branch_when_that_is_new(root: Path) -> None:
    git(root, "switch", "-q", "-c", "bp/fast-disks")
    assert call(root, "message", "fast-disks", "--commit").code == 0
    assert "has this spec already" in refused(root)


def test_commit_in_a_repository_without_a_commit(tmp_path: Path) -> None:
    root = repository.make(tmp_path / "nova-specs")
    specs.add(root, PLACE)
    git(root, "update-ref", "-d", "HEAD")
    git(root, "rm", "-q", "-r", "--cached", ".")
    git(root, "config", "user.name", "Alice")
    git(root, "config", "user.email", "alice@example.org")
    assert call(root, "message", "fast-disks", "--commit").code == 0
    assert git(root, "branch", "--show-current").strip() == "bp/fast-disks"


def test_a_staged_file_that_is_not_the_spec(root: Path) -> None:
    (root / "notes").write_text("mine\n")
    git(root, "add", "notes")
    assert "the index holds notes" in refused(root)


def test_a_detached_head(root: Path) -> None:
    git(root, "switch", "-q", "--detach")
    assert "detached" in refused(root)


def test_a_branch_that_exists(root: Path) -> None:
    git(root, "branch", "bp/fast-disks")
    assert "git switch bp/fast-disks" in refused(root)


def test_a_name_that_is_no_branch(root: Path) -> None:
    specs.add(root, "2027.1/approved/fast..disks.rst")
    done = call(root, "message", "fast..disks", "--commit")
    assert done.code == 1
    assert "no branch named" in done.err


def test_nothing_to_commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Add it")
    assert "nothing to commit" in refused(root)


def test_a_merge_that_is_not_finished(root: Path) -> None:
    head = git(root, "rev-parse", "HEAD")
    (root / ".git" / "MERGE_HEAD").write_text(head)
    assert "a merge is not finished" in refused(root)


def test_nobody_to_sign_it_off(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{role}_NAME")
    git(root, "config", "user.email", "alice@example.org")
    assert "git config --global user.name" in refused(root)


def test_a_checkout_without_git(tmp_path: Path) -> None:
    root = repository.make(tmp_path / "nova-specs")
    specs.add(root, PLACE)
    (root / ".git").rename(tmp_path / "elsewhere")
    done = call(root, "message", "fast-disks", "--commit")
    assert done.code == 1
    assert "no git repository" in done.err


def test_a_folder_of_another_repository(root: Path) -> None:
    (root / ".git").rename(root.parent / ".git")
    done = call(root, "message", "fast-disks", "--commit")
    assert done.code == 1
    assert "a folder of another repository" in done.err


@pytest.mark.parametrize("review", [None, "project=openstack/nova.git\n"])
def test_a_repository_that_is_not_for_specs(
    root: Path, review: str | None
) -> None:
    if review is None:
        (root / ".gitreview").unlink()
    else:
        (root / ".gitreview").write_text(review)
    assert ".gitreview" in refused(root)


@pytest.mark.parametrize("staged", [False, True])
def test_a_hook_that_refuses_leaves_everything_as_it_was(
    root: Path, *, staged: bool
) -> None:
    if staged:
        git(root, "add", f"specs/{PLACE}")
        path = root / "specs" / PLACE
        path.write_text(path.read_text() + "\nMore.\n")
    hook = root / ".git" / "hooks" / "commit-msg"
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    assert "not today" in refused(root)


@pytest.fixture
def hooked(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout with our hook, and a novaspec on the path."""
    programs = root.parent / "bin"
    programs.mkdir()
    program = programs / "novaspec"
    program.write_text(
        f'#!/bin/sh\nexec {sys.executable} -m novaspec_new "$@"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    done = call(root, "message", "--hook")
    assert done.code == 0, done.err
    hook = Path(done.out.strip())
    assert hook == root / ".git/hooks/prepare-commit-msg"
    assert stat.S_IMODE(hook.stat().st_mode) & 0o111
    # What the author does in the editor: nothing.
    monkeypatch.setenv("GIT_EDITOR", "true")
    return root


def test_the_hook_offers_the_message(hooked: Path) -> None:
    git(hooked, "add", f"specs/{PLACE}")
    git(hooked, "commit", "-q", "-s")
    body = git(hooked, "log", "-1", "--format=%B")
    assert body.startswith("Fast disks\n\nDisks are slow")
    assert [line.split(":")[0] for line in trailers(hooked, body)] == [
        "Implements",
        "Signed-off-by",
    ]


def test_a_hook_that_cannot_be_run_is_mended(hooked: Path) -> None:
    path = hooked / ".git" / "hooks" / "prepare-commit-msg"
    path.chmod(0o644)
    assert call(hooked, "message", "--hook").out == f"{path}\n"
    assert path.stat().st_mode & 0o111


def test_the_hook_takes_what_is_staged(hooked: Path) -> None:
    git(hooked, "add", f"specs/{PLACE}")
    (hooked / "specs" / PLACE).write_text("no longer a spec\n")
    git(hooked, "commit", "-q")
    assert git(hooked, "log", "-1", "--format=%s") == "Fast disks\n"


def test_the_hook_leaves_a_message_alone(hooked: Path) -> None:
    git(hooked, "add", f"specs/{PLACE}")
    git(hooked, "commit", "-q", "-m", "My own words")
    assert git(hooked, "log", "-1", "--format=%B").strip() == "My own words"
    git(hooked, "commit", "-q", "--amend")
    assert git(hooked, "log", "-1", "--format=%B").strip() == "My own words"


def test_the_hook_has_nothing_to_say_of_two_specs(hooked: Path) -> None:
    specs.add(hooked, "2027.1/approved/other.rst")
    git(hooked, "add", "-A")
    with pytest.raises(subprocess.CalledProcessError, match="commit"):
        git(hooked, "commit", "-q")  # an empty message, as without us


def test_the_hook_never_fails_a_commit(
    hooked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hooked / "specs" / PLACE).write_text("no title\n")
    git(hooked, "add", "-A")
    monkeypatch.setenv("GIT_EDITOR", "echo Words >")
    git(hooked, "commit", "-q")
    assert git(hooked, "log", "-1", "--format=%s") == "Words\n"


def test_the_hook_is_installed_once(hooked: Path) -> None:
    hook = hooked / ".git" / "hooks" / "prepare-commit-msg"
    before = hook.read_bytes()
    assert call(hooked, "message", "--hook").code == 0
    assert hook.read_bytes() == before


def test_another_hook_is_never_overwritten(root: Path) -> None:
    hook = root / ".git" / "hooks" / "prepare-commit-msg"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n: mine\n")
    done = call(root, "message", "fast-disks", "--hook")
    assert done.code == 1
    assert "exists and is not ours" in done.err
    assert hook.read_text() == "#!/bin/sh\n: mine\n"
