from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.workspace import profile_choice, resources
from novaspec_new.workspace.checkout import Checkout
from tests.support import repository


def test_the_first_profile_holds_where_nothing_tells_of_another(
    tmp_path: Path,
) -> None:
    assert profile_choice.choose(tmp_path) is None
    assert profile_choice.around(tmp_path).profile == resources.profile("nova")


@pytest.mark.parametrize(
    "project",
    ["openstack/nova-specs.git", "nova-specs", "somebody/nova-specs"],
)
def test_a_repository_is_known_by_its_review_file(
    tmp_path: Path, project: str
) -> None:
    (tmp_path / ".gitreview").write_text(f"[gerrit]\nproject={project}\n")
    found = profile_choice.choose(tmp_path)
    assert found is not None
    assert found.profile == resources.profile("nova")
    assert found.reason == f".gitreview: {project.removesuffix('.git')}"


def test_code_is_no_repository_of_specs(tmp_path: Path) -> None:
    (tmp_path / ".gitreview").write_text("project=openstack/nova.git\n")
    assert profile_choice.choose(tmp_path) is None


def test_a_checkout_s_own_profile_goes_before(tmp_path: Path) -> None:
    root = repository.make(tmp_path)
    (root / ".novaspec.toml").write_text(
        'service = "Ducks"\n[layout]\n'
        'templates = ["specs/{release}-template.rst"]\n'
    )
    found = Checkout.find(root / "specs" / "zed")
    assert found is not None
    assert found.root == root
    assert found.profile.service == "Ducks"


def test_a_mistake_in_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository.make(tmp_path)
    (root / ".novaspec.toml").write_text("\nduck = 1\n")
    monkeypatch.chdir(root)
    with pytest.raises(NovaspecError, match=r"\.novaspec\.toml:2: unknown"):
        Checkout.find(root / "specs")


def test_a_profile_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="there is no profile 'duck'"):
        profile_choice.want("duck")


@pytest.mark.parametrize(
    "name", [".novaspec.toml", ".gitreview", ".git", "specs", "template.rst"]
)
def test_what_may_make_a_folder_a_checkout_s_root(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "spec.rst").touch()
    assert not profile_choice.may_be_root(tmp_path)

    (tmp_path / name).mkdir()
    assert profile_choice.may_be_root(tmp_path)


def test_a_folder_that_cannot_be_read_may_be_a_root(tmp_path: Path) -> None:
    assert profile_choice.may_be_root(tmp_path / "gone")
