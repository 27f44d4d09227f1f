"""Which spec is meant by a path or a blueprint's name."""

from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.workspace import find_spec
from tests.support import repository, specs


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


def test_by_its_name_the_newest(root: Path) -> None:
    specs.add(root, "zed/approved/fast-disks.rst")
    newest = specs.add(root, "2027.1/approved/fast-disks.rst")
    specs.add(root, "backlog/approved/fast-disks.rst")
    for name in (
        "fast-disks",
        "fast-disks.rst",
        "https://blueprints.launchpad.net/nova/+spec/fast-disks",
    ):
        found = find_spec.find(name, root)
        assert found.path == newest
        assert found.checkout is not None
        assert found.checkout.root == root


def test_by_its_path_from_where_one_is(root: Path) -> None:
    old = specs.add(root, "zed/approved/fast-disks.rst")
    specs.add(root, "2027.1/approved/fast-disks.rst")
    here = root / "specs" / "zed"
    assert find_spec.find("approved/fast-disks.rst", here).path == old
    assert find_spec.find(str(old), Path("/")).path == old


def test_by_a_path_with_a_detour(root: Path) -> None:
    path = specs.add(root, "2027.1/approved/fast-disks.rst")
    pages = root / "doc" / "source" / "specs" / "2027.1"
    pages.mkdir(parents=True)
    (pages / "approved").symlink_to(path.parent)
    for name in (
        "doc/source/specs/2027.1/approved/fast-disks.rst",
        "specs/zed/../2027.1/approved/fast-disks.rst",
    ):
        found = find_spec.find(name, root)
        assert found.path == path.resolve()
        assert found.checkout is not None
        assert found.checkout.release_of(found.path) == "2027.1"


def test_a_name_that_launchpad_would_not_take(root: Path) -> None:
    path = specs.add(root, "zed/approved/fast_disks.rst")
    assert find_spec.find("fast_disks", root).path == path


def test_a_spec_that_was_abandoned(root: Path) -> None:
    path = specs.add(root, "abandoned/slow-disks.rst")
    assert find_spec.find("slow-disks", root).path == path


def test_a_template_is_never_meant(root: Path) -> None:
    """Not even where git has made a file of the link to it."""
    specs.add(root, "zed/approved/zed-template.rst", "../../zed-template.rst")
    with pytest.raises(UsageError, match="check the name"):
        find_spec.find("zed-templat", root)


def test_two_of_the_newest_release(root: Path) -> None:
    specs.add(root, "2027.1/approved/fast-disks.rst")
    specs.add(root, "2027.1/implemented/fast-disks.rst")
    with pytest.raises(NovaspecError, match="two specs .*approved.*implem"):
        find_spec.find("fast-disks", root)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("fast-disk", "did you mean 'fast-disks'"),
        ("approved/fast-disks.rst", "is not there"),
        ("Fast Disks", "no blueprint name"),
        ("../../etc/passwd", "is not there"),
        ("specs/zed-template.rst", "is a template"),
        ("specs/zed", "is a folder"),
        ("specs", "is a folder"),
    ],
)
def test_what_is_no_spec(root: Path, name: str, said: str) -> None:
    specs.add(root, "zed/approved/fast-disks.rst")
    with pytest.raises(UsageError, match=said):
        find_spec.find(name, root)


def test_outside_of_a_checkout(tmp_path: Path) -> None:
    path = tmp_path / "fast-disks.rst"
    path.write_text(specs.text())
    found = find_spec.find("fast-disks.rst", tmp_path)
    assert found == find_spec.FoundSpec(path, None)
    with pytest.raises(NovaspecError, match="in no checkout"):
        find_spec.checkout_of(found)
    with pytest.raises(UsageError, match="no checkout of specs"):
        find_spec.find("slow-disks", tmp_path)
