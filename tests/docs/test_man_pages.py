"""The manual pages say what --help says, and roff takes them."""

import runpy
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MAN = DOCS / "man"
needs_man = pytest.mark.skipif(
    not shutil.which("man"), reason="there is no man"
)


def test_they_are_those_of_the_command_line() -> None:
    made = runpy.run_path(str(DOCS / "make_man_pages.py"))["pages"]()
    kept = {path.name: path.read_text("utf-8") for path in MAN.iterdir()}
    assert kept == made, "run: python docs/make_man_pages.py"


@needs_man
@pytest.mark.parametrize("path", sorted(MAN.iterdir()), ids=lambda p: p.name)
def test_man_shows_them(path: Path) -> None:
    done = subprocess.run(
        ["man", "--warnings", "-l", str(path)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "79"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert path.stem in done.stdout
    assert "EXIT STATUS" in done.stdout


@needs_man
def test_man_finds_them_beside_the_command(tmp_path: Path) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    for source, place in wheel["shared-data"].items():
        shutil.copytree(ROOT / source, tmp_path / place)
    (tmp_path / "bin").mkdir()

    done = subprocess.run(
        ["man", "-w", "novaspec", "novaspec-check"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin"},
    )

    folder = tmp_path / "share" / "man" / "man1"
    assert done.stdout.split() == [
        str(folder / "novaspec.1"),
        str(folder / "novaspec-check.1"),
    ]
