from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace.checkout import Checkout
from tests.support import repository


def test_it_is_found_from_any_folder_or_file_in_it(root: Path) -> None:
    for start in (root, root / "specs" / "zed", root / "specs" / "no.rst"):
        found = Checkout.find(start)
        assert found is not None
        assert found.root == root
        assert found.project == "nova"


def test_there_is_none_elsewhere(tmp_path: Path) -> None:
    assert Checkout.find(tmp_path) is None


def test_the_templates_that_are_missed_are_told_without_a_brace(
    root: Path,
) -> None:
    # What makes it nova's is its review file.
    for template in (root / "specs").glob("*-template.rst"):
        template.unlink()
    with pytest.raises(NovaspecError, match="RELEASE-template") as caught:
        Checkout.find(root)
    assert "{" not in str(caught.value)


def test_another_project_is_known_by_its_review_file(tmp_path: Path) -> None:
    found = Checkout.find(repository.make(tmp_path, project="duck"))
    assert found is not None
    assert (found.profile.name, found.profile.is_known) == ("duck", False)


def test_releases_sort_as_the_project_had_them(checkout: Checkout) -> None:
    assert checkout.releases() == ("zed", "2027.1")
    assert checkout.newest_release() == "2027.1"


def test_a_path_knows_its_release(checkout: Checkout, tmp_path: Path) -> None:
    specs = checkout.specs_folder
    assert checkout.release_of(specs / "zed" / "approved" / "a.rst") == "zed"
    assert checkout.release_of(specs / "zed-template.rst") is None
    assert checkout.release_of(tmp_path / "a.rst") is None


def test_specs_are_what_the_gate_looks_at(checkout: Checkout) -> None:
    approved = checkout.specs_folder / "zed" / "approved"
    (approved / "b.rst").write_text("b")
    (approved / "a.txt").write_text("a")
    (approved / ".a.swp").write_text("a")
    (approved / "link.rst").symlink_to("b.rst")
    (approved / "zed-template.rst").write_text("../../zed-template.rst")
    (approved / "folder").mkdir()
    assert checkout.specs("zed") == [approved / "a.txt", approved / "b.rst"]
    assert checkout.specs() == checkout.specs("zed")


def test_no_file_of_a_folder_that_was_abandoned_is_a_spec(root: Path) -> None:
    (root / ".novaspec.toml").write_text(
        '[layout]\ntemplates = ["specs/{release}-template.rst"]\n'
        '[[layout.specs]]\npath = "specs/{release}/{name}.rst"\n'
        "[[layout.specs]]\n"
        'path = "specs/not-implemented/{name}.rst"\nabandoned = true\n'
        '[gate]\nchecks = ["extension", "folder"]\n'
    )
    for name in ("2027.1/a.rst", "2027.1/b.md", "not-implemented/c.md"):
        path = root / "specs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    found = Checkout.find(root)
    assert found is not None
    names = {path.name for path in found.specs()}
    assert {"a.rst", "b.md"} <= names
    assert "c.md" not in names
