from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import upstream
from novaspec_new.workspace.checkout import Checkout
from tests.support import repository


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
    names = [path.stem for path in upstream.changed_specs(checkout)]
    assert names == ["edited", "mine", "new", "staged"]


def test_changed_specs_before_the_first_commit(tmp_path: Path) -> None:
    root = repository.make(tmp_path)
    repository.git(root, "update-ref", "-d", "HEAD")
    spec = root / "specs" / "zed" / "approved" / "a.rst"
    spec.write_text("text\n")
    found = Checkout.find(root)
    assert found is not None
    assert upstream.changed_specs(found) == [spec]


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
    assert spec in upstream.changed_specs(found)


def test_without_git_the_reason_is_one_line(tmp_path: Path) -> None:
    root = repository.make(tmp_path)
    (root / ".git").rename(root / "not-git")
    found = Checkout.find(root)
    assert found is not None
    with pytest.raises(NovaspecError, match="git .* failed") as caught:
        upstream.changed_specs(found)
    assert "\n" not in str(caught.value)
