import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import novaspec_new
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import resources
from tests.support import program

PACKAGE = Path(novaspec_new.__file__).parent


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """Have the folder looked for anew, here and after."""
    resources.folder.cache_clear()
    yield
    resources.folder.cache_clear()


def test_the_folder_beside_the_package() -> None:
    assert resources.folder() == PACKAGE.parent / "templates"
    assert resources.template_text("nova_sections.toml").startswith("#")


def test_our_own_outline() -> None:
    own = resources.embedded()
    assert own.outline.release == "2027.1"
    assert own.outline.display_name == "2027.1 Indri"
    assert own is resources.embedded()


def test_without_templates(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "novaspec_new")
    with pytest.raises(NovaspecError, match="templates are missing"):
        resources.folder()


def test_a_template_that_is_gone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "nova_sections.toml").touch()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "novaspec_new")
    with pytest.raises(NovaspecError, match=r"todo\.rst\.j2"):
        resources.template_text("todo.rst.j2")


def test_the_folder_within_the_package(tmp_path: Path) -> None:
    """Lay the files out as a wheel installs them, and render by them."""
    installed = tmp_path / "site" / "novaspec_new"
    shutil.copytree(PACKAGE, installed)
    shutil.copytree(PACKAGE.parent / "templates", installed / "templates")
    code = (
        "from novaspec_new.render import skeleton\n"
        "from novaspec_new.workspace import resources\n"
        "own = resources.embedded().outline\n"
        "print(resources.folder())\n"
        "text = skeleton.write(own, title='T', url='U')\n"
        "print(text.count('novaspec:'))\n"
    )
    done = program.python(
        *("-c", code),
        folder=tmp_path,
        environ={"PYTHONPATH": str(installed.parent)},
    )
    assert done.returncode == 0, done.stderr
    asked = len(resources.embedded().outline.asked)
    assert done.stdout == f"{installed / 'templates'}\n{asked + 1}\n"
