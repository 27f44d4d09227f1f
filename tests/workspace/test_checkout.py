from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace.checkout import Checkout
from tests.support import repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


@pytest.fixture
def checkout(root: Path) -> Checkout:
    found = Checkout.find(root)
    assert found is not None
    return found


def test_it_is_found_from_any_folder_or_file_in_it(root: Path) -> None:
    for start in (root, root / "specs" / "zed", root / "specs" / "no.rst"):
        found = Checkout.find(start)
        assert found is not None
        assert found.root == root
        assert found.project == "nova"


def test_there_is_none_elsewhere(tmp_path: Path) -> None:
    assert Checkout.find(tmp_path) is None


def test_another_project_is_known_by_its_review_file(tmp_path: Path) -> None:
    found = Checkout.find(repository.make(tmp_path, project="duck"))
    assert found is not None
    assert (found.profile.name, found.profile.is_known) == ("duck", False)


def test_releases_sort_as_the_project_had_them(checkout: Checkout) -> None:
    assert checkout.releases() == ("zed", "2027.1")
    assert checkout.newest_release() == "2027.1"


def test_a_release_that_is_not_there(checkout: Checkout) -> None:
    with pytest.raises(NovaspecError) as caught:
        checkout.template("2031.2")
    assert str(caught.value) == (
        "the checkout has no release '2031.2'; "
        "its newest are zed, 2027.1; 'git pull' brings newer ones"
    )


def test_a_template_that_is_a_link(checkout: Checkout) -> None:
    assert checkout.template("backlog") == checkout.template("2027.1")


def test_a_link_that_git_wrote_as_a_file(checkout: Checkout) -> None:
    path = checkout.template_path("backlog")
    path.unlink()
    path.write_text("2027.1-template.rst")
    assert checkout.template("backlog") == checkout.template("2027.1")
    path.write_text("backlog-template.rst")
    assert checkout.template("backlog") == "backlog-template.rst"


def test_a_template_that_is_not_utf_8(checkout: Checkout) -> None:
    checkout.template_path("zed").write_bytes(b"\xff\n")
    with pytest.raises(NovaspecError, match="zed-template.rst:1:1"):
        checkout.template("zed")


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


def test_changed_specs_are_new_changed_and_committed_on_top(
    checkout: Checkout, root: Path
) -> None:
    approved = checkout.specs_folder / "2027.1" / "approved"
    for name in ("same", "edited", "mine", "new", "staged"):
        (approved / f"{name}.rst").write_text("text\n")
    repository.git(
        root, "add", f"{approved}/same.rst", f"{approved}/edited.rst"
    )
    repository.git(root, "commit", "-q", "-m", "Upstream's")
    repository.git(root, "update-ref", "refs/remotes/origin/master", "HEAD")
    repository.git(root, "add", f"{approved}/mine.rst")
    repository.git(root, "commit", "-q", "-m", "Mine")
    repository.git(root, "add", f"{approved}/staged.rst")
    (approved / "edited.rst").write_text("other\n")
    (root / "README.rst").write_text("not a spec\n")
    names = [path.stem for path in checkout.changed_specs()]
    assert names == ["edited", "mine", "new", "staged"]


def test_changed_specs_before_the_first_commit(tmp_path: Path) -> None:
    root = repository.make(tmp_path)
    repository.git(root, "update-ref", "-d", "HEAD")
    spec = root / "specs" / "zed" / "approved" / "a.rst"
    spec.write_text("text\n")
    found = Checkout.find(root)
    assert found is not None
    assert found.changed_specs() == [spec]


def test_changed_specs_in_a_folder_below_the_repository(
    tmp_path: Path,
) -> None:
    inner = tmp_path / "inner"
    repository.make(inner)
    (inner / ".git").rename(tmp_path / ".git")
    spec = inner / "specs" / "zed" / "approved" / "ä b.rst"
    spec.write_text("text\n")
    found = Checkout.find(inner)
    assert found is not None
    assert spec in found.changed_specs()


def test_without_git_the_reason_is_one_line(tmp_path: Path) -> None:
    root = repository.make(tmp_path)
    (root / ".git").rename(root / "not-git")
    found = Checkout.find(root)
    assert found is not None
    with pytest.raises(NovaspecError, match="git .* failed") as caught:
        found.changed_specs()
    assert "\n" not in str(caught.value)
