"""A change of several files: all of it, or nothing."""

import stat
from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace.changeset import Changeset
from tests.support.called import files
from tests.support.marks import needs_permissions


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a").write_text("a\n")
    (tmp_path / "b").write_text("b\n")
    return tmp_path


def test_everything_happens(folder: Path) -> None:
    change = Changeset()
    change.create(folder / "new" / "deep" / "c", "c\n")
    change.replace(folder / "a", "a\n", "A\n")
    change.remove(folder / "b")
    change.apply()
    assert files(folder) == {"new/deep/c": b"c\n", "a": b"A\n"}


def test_nothing_happens_before_it_is_applied(folder: Path) -> None:
    before = files(folder)
    change = Changeset()
    change.create(folder / "c", "c\n")
    change.remove(folder / "b")
    assert files(folder) == before


def test_a_file_changed_meanwhile_undoes_all(folder: Path) -> None:
    before = files(folder)
    change = Changeset()
    change.create(folder / "new" / "c", "c\n")
    change.replace(folder / "a", "a\n", "A\n")
    change.replace(folder / "b", "what it was once\n", "B\n")
    with pytest.raises(NovaspecError, match="changed by another"):
        change.apply()
    assert files(folder) == before
    assert not (folder / "new").exists()


def test_a_file_in_the_way_undoes_all(folder: Path) -> None:
    before = files(folder)
    change = Changeset()
    change.create(folder / "c", "c\n")
    change.create(folder / "a", "other\n")
    with pytest.raises(NovaspecError, match="exists"):
        change.apply()
    assert files(folder) == before


def test_a_file_that_is_gone_undoes_all(folder: Path) -> None:
    before = files(folder)
    change = Changeset()
    change.create(folder / "c", "c\n")
    change.remove(folder / "b")
    change.remove(folder / "gone")
    (folder / "b").chmod(0o640)
    with pytest.raises(NovaspecError, match="gone"):
        change.apply()
    assert files(folder) == before
    assert stat.S_IMODE((folder / "b").stat().st_mode) == 0o640


@needs_permissions
def test_a_folder_that_is_closed_undoes_all(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir()
    (closed / "d").write_text("d\n")
    before = files(folder)
    closed.chmod(0o500)
    change = Changeset()
    change.create(folder / "c", "c\n")
    change.remove(closed / "d")
    with pytest.raises(NovaspecError, match="cannot remove"):
        change.apply()
    closed.chmod(0o700)
    assert files(folder) == before


def test_a_file_where_a_folder_should_be_undoes_all(folder: Path) -> None:
    before = files(folder)
    change = Changeset()
    change.create(folder / "c", "c\n")
    change.create(folder / "a" / "d", "d\n")
    with pytest.raises(NovaspecError, match="cannot write"):
        change.apply()
    assert files(folder) == before
