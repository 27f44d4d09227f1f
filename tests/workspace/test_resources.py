import importlib
import runpy
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import novaspec_new
from hatch_build import TablesHook
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import resources
from tests.support import program

PACKAGE = Path(novaspec_new.__file__).parent
TEMPLATES = PACKAGE.parent / "templates"


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """Have all of it looked for anew, here and after."""
    cached = (
        resources.folder,
        resources.profile,
        resources.embedded,
        resources.info,
        resources._built,
    )
    for each in cached:
        each.cache_clear()
    yield
    for each in cached:
        each.cache_clear()


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


def _tables(root: Path) -> dict[str, Any]:
    """Build in a folder; return what the module that it makes holds."""
    hook = TablesHook(str(root), {}, None, None, "", "wheel")  # type: ignore[arg-type]
    data: dict[str, Any] = {"artifacts": []}
    hook.initialize("standard", data)
    (made,) = data["artifacts"]
    tables: dict[str, Any] = runpy.run_path(str(root / made))["TABLES"]
    return tables


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    (tmp_path / "novaspec_new" / "workspace").mkdir(parents=True)
    return tmp_path


def test_a_build_reads_all_our_toml(root: Path) -> None:
    tables = _tables(root)
    files = {
        path.relative_to(TEMPLATES).as_posix(): path
        for path in TEMPLATES.rglob("*.toml")
    }
    assert set(tables) == set(files)
    for name, (_, table) in tables.items():
        assert table == tomllib.loads(files[name].read_text())


def test_a_build_writes_only_what_changed(root: Path) -> None:
    _tables(root)
    made = root / "novaspec_new" / "workspace" / "_tables.py"
    before = made.stat().st_mtime_ns
    _tables(root)
    assert made.stat().st_mtime_ns == before
    with (root / "templates" / "sections.toml").open("a") as file:
        file.write("# More.\n")
    _tables(root)
    assert made.stat().st_mtime_ns > before


def test_what_was_built_is_taken(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    tables = _tables(root)
    monkeypatch.setattr(resources, "_built", lambda: tables)
    monkeypatch.setattr(tomllib, "loads", None)
    assert resources.embedded().outline.release == "2027.1"
    assert resources.profile("nova").service == "Nova"
    assert resources.info("sections.toml", "Heat")


def test_a_file_that_changed_since_is_read(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    tables = _tables(root)
    file = root / "templates" / "profiles" / "nova.toml"
    text = file.read_text().replace('service = "Nova"', 'service = "Super"')
    file.write_text(text)
    monkeypatch.setattr(resources, "_PACKAGE", root / "novaspec_new")
    monkeypatch.setattr(resources, "_built", lambda: tables)
    assert resources.profile("nova").service == "Super"


def test_without_a_build_all_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", gone)
    assert resources._built() == {}
    assert resources.embedded().outline.release == "2027.1"


def test_a_tree_that_cannot_be_written_is_built(root: Path) -> None:
    shutil.rmtree(root / "novaspec_new")
    hook = TablesHook(str(root), {}, None, None, "", "wheel")  # type: ignore[arg-type]
    data: dict[str, Any] = {"artifacts": []}
    hook.initialize("standard", data)
    assert data == {"artifacts": []}


@pytest.mark.parametrize("text", ["TABLES = {", "", "\0"])
def test_half_of_a_module_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str
) -> None:
    (tmp_path / "half.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    real = importlib.import_module
    monkeypatch.setattr("importlib.import_module", lambda _: real("half"))
    monkeypatch.delitem(sys.modules, "half", raising=False)
    assert resources._built() == {}
