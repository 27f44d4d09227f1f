"""What a digest of files' state tells, and what it leaves untold."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from novaspec_new.workspace import tree_state


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_state, "_JUST_NOW", 0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a/b/c.txt", "a/d.txt", "e/f.txt", "g.txt", "h/i/j.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def _write(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text("y")


SEEN: dict[str, Callable[[Path], object]] = {
    "a file": _write("a/b/c.txt"),
    "a new one": _write("a/b/new.txt"),
    "one beside": _write("a/d.txt"),
    "one at the root": _write("g.txt"),
    "a hidden one": _write(".hidden"),
    "a mode": lambda root: (root / "a/b/c.txt").chmod(0o600),
    "a name": lambda root: (root / "a/b/c.txt").rename(root / "a/b/z.txt"),
    "an empty folder": lambda root: (root / "a/b/new").mkdir(),
    "a folder that comes": lambda root: (root / "late").mkdir(),
}
UNSEEN: dict[str, Callable[[Path], object]] = {
    "a folder that is not asked for": _write("e/f.txt"),
    "one deeper above": _write("h/i/j.txt"),
}


@pytest.mark.parametrize("name", SEEN)
def test_what_is_seen(root: Path, name: str) -> None:
    before = tree_state.digest(root, ("a/b", "late"))
    assert before == tree_state.digest(root, ("late", "a/b", "a/b"))
    SEEN[name](root)
    assert tree_state.digest(root, ("a/b", "late")) not in {before, None}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_is_not_asked_for(root: Path, name: str) -> None:
    before = tree_state.digest(root, ("a/b", "h/k"))
    UNSEEN[name](root)
    assert tree_state.digest(root, ("a/b", "h/k")) == before is not None


def test_another_file_of_the_same_times(root: Path) -> None:
    """As where a backup is put in a file's place; its number tells."""
    path, other = root / "a/b/c.txt", root / "a/b/other"
    other.write_text("y")
    before = path.stat()
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    known = tree_state.digest(root, ("a",))
    path.unlink()
    other.rename(path)
    assert tree_state.digest(root, ("a",)) not in {known, None}


def test_a_link_to_a_file_is_what_it_leads_to(root: Path) -> None:
    (root / "a/b/link").symlink_to(root / "e/f.txt")
    (root / "a/b/dangling").symlink_to(root / "e/late.txt")
    known = [tree_state.digest(root, ("a",))]
    (root / "e/f.txt").write_text("y")
    known.append(tree_state.digest(root, ("a",)))
    (root / "e/late.txt").write_text("y")
    known.append(tree_state.digest(root, ("a",)))
    assert len(set(known)) == 3
    assert None not in known


def test_a_link_to_a_folder_within(root: Path) -> None:
    (root / "a/b/link").symlink_to("../../e")
    assert tree_state.digest(root, ("a",)) is None
    before = tree_state.digest(root, ("a", "e"))
    assert before is not None
    (root / "a/b/link").unlink()
    (root / "a/b/link").symlink_to("../../e/../e/..", target_is_directory=True)
    assert tree_state.digest(root, ("a", "e")) is None


def test_a_folder_that_is_a_link(root: Path, tmp_path: Path) -> None:
    (root / "link").symlink_to("a")
    assert tree_state.digest(root, ("link",)) is None
    assert tree_state.digest(root, ("link/b",)) is None


def test_a_change_just_now(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree_state, "_JUST_NOW", 3_600_000_000_000)
    assert tree_state.digest(root, ("a",)) is None


def test_a_root_that_is_gone(tmp_path: Path) -> None:
    found = tree_state.digest(tmp_path / "gone", ("a",))
    (tmp_path / "gone" / "a").mkdir(parents=True)
    assert tree_state.digest(tmp_path / "gone", ("a",)) != found
