import errno
import os
from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files
from novaspec_new.workspace.file_conflicts import ChangedError, ExistsError
from tests.support.marks import needs_permissions


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_comes_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "spec.rst"
    files.create_text(path, "naïve – 日本\n")
    assert files.read_text(path) == "naïve – 日本\n"
    assert leftovers(path.parent) == ["spec.rst"]


def test_bytes_that_are_not_utf_8_are_named_by_line_and_byte(
    tmp_path: Path,
) -> None:
    path = tmp_path / "spec.rst"
    path.write_bytes(b"Title\nab\xe9 c\n")
    with pytest.raises(NovaspecError, match=r":2:3: byte 0xe9 is not UTF-8"):
        files.read_text(path)


def test_a_carriage_return_is_named_by_line_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "spec.rst"
    path.write_bytes(b"Title\nab\r\n")
    with pytest.raises(NovaspecError, match=r":2:3: a carriage return"):
        files.read_text(path)


@pytest.mark.parametrize("name", ["missing.rst", "folder"])
def test_what_cannot_be_read_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(NovaspecError, match="cannot read") as caught:
        files.read_text(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "spec.rst"
    path.write_text("mine\n")
    with pytest.raises(ExistsError):
        files.create_text(path, "yours\n")
    assert path.read_text() == "mine\n"
    assert leftovers(tmp_path) == ["spec.rst"]


def test_a_new_file_needs_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "spec.rst"
    files.create_text(path, "mine\n")
    assert path.read_text() == "mine\n"
    with pytest.raises(ExistsError):
        files.create_text(path, "yours\n")


def test_writing_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "spec.rst"
    path.write_text("old\n")
    path.chmod(0o640)
    files.write_text(path, "new\n")
    assert path.read_text() == "new\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        files.create_text(tmp_path / "spec.rst", "new\n")
    finally:
        os.umask(mask)
    assert (tmp_path / "spec.rst").stat().st_mode & 0o777 == 0o640


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    real = tmp_path / "real.rst"
    real.write_text("old\n")
    link = tmp_path / "link.rst"
    link.symlink_to(real.name)
    files.write_text(link, "new\n")
    assert link.is_symlink()
    assert real.read_text() == "new\n"


def test_a_foreign_change_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "spec.rst"
    path.write_text("theirs\n")
    with pytest.raises(ChangedError):
        files.write_text(path, "mine\n", expected="old\n")
    assert path.read_text() == "theirs\n"
    assert leftovers(tmp_path) == ["spec.rst"]


def test_a_full_disk_leaves_the_old_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "spec.rst"
    path.write_text("old\n")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NovaspecError, match="No space left on device"):
        files.write_text(path, "new\n")
    assert path.read_text() == "old\n"
    assert leftovers(tmp_path) == ["spec.rst"]


@needs_permissions
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NovaspecError, match="Permission denied"):
        files.create_text(tmp_path / "spec.rst", "new\n")


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NovaspecError, match="cannot write"):
        files.create_text(tmp_path / "file" / "spec.rst", "new\n")


def test_a_file_system_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr("fcntl.flock", refused)
    path = tmp_path / "spec.rst"

    files.create_text(path, "old\n")
    files.write_text(path, "new\n", expected="old\n")

    assert files.read_text(path) == "new\n"
    assert leftovers(tmp_path) == ["spec.rst"]
    assert files.is_free(tmp_path)
    assert not files.is_free(tmp_path / "gone")


def test_a_lock_that_is_never_free_is_not_waited_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_LOCK_BUDGET", 0.02)
    path = tmp_path / "spec.rst"
    path.write_text("old\n")

    # Another descriptor of one process holds its own lock.
    with files.locked(tmp_path):
        assert not files.is_free(tmp_path)
        files.write_text(path, "new\n", expected="old\n")

    assert files.read_text(path) == "new\n"
    assert files.is_free(tmp_path)


def test_a_folder_that_was_removed_under_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()

    with pytest.raises(NovaspecError, match="change into another"):
        files.here()
    # What is told is told all the same.
    assert files.near(Path("/somewhere/spec.rst")) == "/somewhere/spec.rst"
    monkeypatch.chdir(tmp_path)
