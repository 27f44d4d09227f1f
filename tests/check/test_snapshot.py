"""A checkout of which nothing has changed is not read again; else it is."""

import contextlib
import copy
import os
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from novaspec_new.check import Checked, runner
from novaspec_new.check import cache as check_cache
from novaspec_new.check.cache import Cache
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.workspace import files, profile_choice, tree_state
from novaspec_new.workspace.cache_store import CacheStore
from tests.support import checker

IMAGES = (
    ".. image:: /_images/there.png\n\n"
    ".. image:: /_images/late.png\n\n"
    ".. image:: /pictures/here.png\n\n"
    ".. image:: /pictures/late.png\n\n"
    "See :ref:`this <taken>` and :ref:`that <b>`."
)


class Bench:
    """A checkout with three specs, a cache, and which files are read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = checker.make(folder / "checkout")
        (self.root / "pictures").mkdir()
        (self.root / "pictures" / "here.png").write_bytes(b"")
        self.paths = [
            checker.place(self.root, text, f"{name}.rst")
            for name, text in (
                ("clean", checker.CLEAN),
                ("images", checker.with_body("Alternatives", IMAGES)),
                ("wide", checker.CLEAN + "\u200b\n"),
            )
        ]
        self.read: set[Path] = set()

    def run(self, *, with_cache: bool = True) -> dict[Path, Checked]:
        cache = None
        if with_cache:
            cache = Cache(CacheStore(self.folder / "cache" / "check.sqlite"))
        checker.forget()
        self.read.clear()
        return dict(
            runner.check_files(self.paths, ContextLoader(self.root), cache)
        )

    def settle(self) -> dict[Path, Checked]:
        """Check until nothing has to be read any more."""
        found = self.run()
        assert self.read == set(self.paths)
        assert self.run() == found
        assert self.read == set()
        return found

    def expect_anew(self) -> None:
        """Expect what is found now, and not what was."""
        found = self.run()
        assert self.read
        assert found == self.run(with_cache=False)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    bench = Bench(tmp_path)
    real = files.read_bytes

    def read(path: Path) -> bytes:
        if path in bench.paths:
            bench.read.add(path)
        return real(path)

    monkeypatch.setattr(files, "read_bytes", read)
    monkeypatch.setattr(runner, "_FEWEST_FOR_SNAPSHOT", 1)
    # No test waits for its files to be old.
    monkeypatch.setattr(tree_state, "_JUST_NOW", 0)
    return bench


def test_what_has_not_changed_is_not_read(bench: Bench) -> None:
    found = bench.settle()
    assert found == bench.run(with_cache=False)
    assert any(checked.findings for checked in found.values())


def _write(below: str, text: str = "") -> Callable[[Path], object]:
    def change(root: Path) -> None:
        path = root / below
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    return change


def _append(below: str, text: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        with (root / below).open("a") as file:
            file.write(text)

    return change


def _remove(below: str) -> Callable[[Path], object]:
    return lambda root: (root / below).unlink()


def _same_size_and_time(root: Path) -> None:
    """Change a text to one as long, and set its time of change back."""
    path = root / "specs/2025.1/approved/wide.rst"
    before = path.stat()
    path.write_text(path.read_text().replace("\u200b", "\u200c"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def _replaced(root: Path) -> None:
    path = root / "specs/2025.1/approved/wide.rst"
    other = path.with_suffix(".new")
    other.write_text(checker.CLEAN)
    other.rename(path)


def _without_documentation(root: Path) -> None:
    shutil.rmtree(root / "doc")


CHANGES = {
    "a spec": _append("specs/2025.1/approved/clean.rst", "Wide \n"),
    "a spec, unseen by its time": _same_size_and_time,
    "a spec, replaced": _replaced,
    "a label's spec": _remove("specs/zed/approved/other.rst"),
    "a label more": _append("README.rst", "\n.. _b:\n\nB\n-\n\nText.\n"),
    "the index": _write("doc/source/index.rst", "Index\n=====\n"),
    "the template": _append(
        "specs/2025.1-template.rst", "\nAnother\n=======\n\nWhat else?\n"
    ),
    "an older template": _append("specs/zed-template.rst", "\nA\n=\n\nB?\n"),
    "a newer template": _write("specs/2026.1-template.rst", "T\n=\n\nA\n-\n"),
    "a picture less": _remove("doc/source/_images/there.png"),
    "a picture more": _write("doc/source/_images/late.png"),
    "one elsewhere less": _remove("pictures/here.png"),
    "one elsewhere more": _write("pictures/late.png"),
    "the profile": _write(".novaspec.toml", 'service = "X"\n'),
    "the repository": _write(
        ".gitreview", "[gerrit]\nproject=openstack/ironic-specs.git\n"
    ),
    "no documentation": _without_documentation,
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_has_changed_is_seen(bench: Bench, name: str) -> None:
    bench.settle()
    CHANGES[name](bench.root)
    bench.expect_anew()


def test_only_what_is_new_is_read(bench: Bench) -> None:
    last = bench.paths.pop()
    bench.settle()
    bench.paths.append(last)
    bench.run()
    assert bench.read == {last}
    bench.run()
    assert bench.read == set()


def test_a_change_just_now_may_not_be_the_last(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree_state, "_JUST_NOW", 3_600_000_000_000)
    found = bench.run()
    assert bench.run() == found
    assert bench.read == set(bench.paths)


def test_a_folder_elsewhere_may_change_without_a_trace(bench: Bench) -> None:
    outside = bench.folder / "outside"
    outside.mkdir()
    (bench.root / "doc" / "source" / "more").symlink_to(outside)
    bench.run()
    bench.run()
    assert bench.read == set(bench.paths)


def test_links_to_folders_within_are_looked_at(bench: Bench) -> None:
    links = bench.root / "doc" / "source" / "specs" / "zed"
    links.mkdir(parents=True)
    (links / "approved").symlink_to("../../../../specs/zed/approved")
    (links / "index.rst").symlink_to("../../../../README.rst")
    bench.settle()
    (links / "approved").unlink()
    bench.expect_anew()


def test_a_spec_of_another_checkout_is_read(bench: Bench) -> None:
    other = checker.make(bench.folder / "other")
    bench.paths.append(checker.place(other, checker.CLEAN))
    bench.run()
    bench.run()
    assert bench.read == {bench.paths[-1]}


def test_another_release_is_another_question(bench: Bench) -> None:
    found = bench.settle()
    cache = Cache(CacheStore(bench.folder / "cache" / "check.sqlite"))
    loader = ContextLoader(bench.root, "zed")
    assert dict(runner.check_files(bench.paths, loader, cache)) != found
    assert bench.run() == found
    assert bench.read == set()


def test_templates_in_any_folder_may_be_anywhere(bench: Bench) -> None:
    (bench.root / ".novaspec.toml").write_text(
        '[layout]\ntemplates = ["{release}/template.rst"]\n'
        '[[layout.specs]]\npath = "specs/{release}/{state}/{name}.rst"\n'
    )
    template = bench.root / "2025.1" / "template.rst"
    template.parent.mkdir()
    shutil.copy(bench.root / "specs" / "2025.1-template.rst", template)
    bench.run()
    bench.run()
    assert bench.read == set(bench.paths)


def test_a_checkout_that_is_broken_is_told_by_its_files(bench: Bench) -> None:
    other = bench.folder / "broken"
    other.mkdir()
    (other / ".novaspec.toml").write_text("no TOML")
    cache = Cache(CacheStore(bench.folder / "cache" / "check.sqlite"))
    loader = ContextLoader(other)
    found = dict(runner.check_files(bench.paths, loader, cache))
    assert found == bench.run(with_cache=False)


def _other(bench: Bench) -> Bench:
    """Return the same checkout elsewhere, which has the same cache."""
    other = copy.copy(bench)
    other.root = bench.folder / "other"
    shutil.copytree(bench.root, other.root, symlinks=True)
    other.paths = [
        other.root / path.relative_to(bench.root) for path in bench.paths
    ]
    return other


def test_what_is_found_in_another_checkout_is_not_found_here(
    bench: Bench,
) -> None:
    found = bench.settle()
    other = _other(bench)
    _remove("specs/zed/approved/other.rst")(other.root)
    _remove("doc/source/_images/there.png")(other.root)
    assert [*other.run().values()] != [*found.values()]
    assert bench.run() == found


def test_a_checkout_in_a_checkout_is_its_own(bench: Bench) -> None:
    nested = bench.root / "specs" / "nested"
    shutil.copytree(bench.root, bench.folder / "copy")
    shutil.move(bench.folder / "copy", nested)
    _remove("doc/source/_images/there.png")(nested)
    bench.paths += [
        nested / path.relative_to(bench.root) for path in bench.paths
    ]
    for _ in range(3):
        assert bench.run() == bench.run(with_cache=False)


def test_a_path_that_leads_out_is_not_within(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = checker.place(checker.make(bench.folder / "other"), checker.CLEAN)
    monkeypatch.chdir(bench.root / "specs")
    bench.paths = [Path("../..") / other.relative_to(bench.folder)]
    bench.run()
    other.write_text(checker.CLEAN + "Wide \n")
    bench.expect_anew()


def test_a_picture_that_goes_meanwhile_leaves_nothing_kept(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = checker.with_body("Alternatives", IMAGES).replace("alice", "bob")
    bench.paths.append(checker.place(bench.root, again, "z.rst"))
    checked = runner.check_files(
        bench.paths,
        ContextLoader(bench.root),
        Cache(CacheStore(bench.folder / "cache" / "check.sqlite")),
    )
    for path, _ in checked:
        if path.stem == "images":
            _remove("pictures/here.png")(bench.root)
    bench.expect_anew()


@pytest.mark.parametrize("name", ["a/b", "a[b]/c", "a?/b"])
def test_what_a_pattern_may_find_is_looked_for(
    bench: Bench, name: str
) -> None:
    text = checker.with_body("Alternatives", f".. image:: /{name}.*")
    bench.paths = [checker.place(bench.root, text, "pattern.rst")]
    bench.run()
    bench.run()
    assert bench.read == set(bench.paths)


def test_the_rules_are_part_of_the_question(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.settle()
    monkeypatch.setattr(check_cache, "rules", lambda: "others")
    bench.run()
    assert bench.read == set(bench.paths)


def test_the_profile_asked_for_is_part_of_the_question(bench: Bench) -> None:
    bench.settle()
    profile_choice.want("ironic")
    try:
        bench.expect_anew()
    finally:
        profile_choice.want(None)


def test_paths_count_from_where_they_are_named(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved = bench.paths[0].parent
    monkeypatch.chdir(approved)
    bench.paths = [Path("clean.rst")]
    bench.run()
    other = approved.parents[1] / "zed" / "approved"
    (other / "clean.rst").write_text(checker.CLEAN + "Wide \n")
    bench.run()
    monkeypatch.chdir(other)
    bench.expect_anew()


PLACED = """\
[layout]
templates = ["specs/{release}-template.rst"]
[[layout.specs]]
path = "more/specs/{release}/{name}.rst"
"""


def test_all_folders_of_specs_are_looked_at(bench: Bench) -> None:
    (bench.root / ".novaspec.toml").write_text(PLACED)
    path = bench.root / "more" / "specs" / "2025.1" / "clean.rst"
    path.parent.mkdir(parents=True)
    path.write_text(checker.CLEAN)
    bench.paths = [path]
    bench.settle()
    path.write_text(checker.CLEAN + "Wide \n")
    bench.expect_anew()


def test_what_is_above_them_is_looked_at(bench: Bench) -> None:
    test_all_folders_of_specs_are_looked_at(bench)
    bench.run()
    assert bench.read == set()
    (bench.root / "more" / ".novaspec.toml").write_text('service = "X"\n')
    bench.run()
    assert bench.read == set(bench.paths)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"[" * 100_000])
def test_a_snapshot_that_is_none_is_ignored(
    bench: Bench, content: bytes
) -> None:
    found = bench.settle()
    path = bench.folder / "cache" / "check.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "UPDATE entries SET data = ?", (zlib.compress(content),)
        )
        connection.commit()
    assert bench.run() == found
    assert bench.read == set(bench.paths)
