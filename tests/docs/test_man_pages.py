"""The manual pages say what --help says, and roff takes them."""

import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
MAN = DOCS / "man"


def test_they_are_those_of_the_command_line() -> None:
    made = runpy.run_path(str(DOCS / "make_man_pages.py"))["pages"]()
    kept = {path.name: path.read_text("utf-8") for path in MAN.iterdir()}
    assert kept == made, "run: python docs/make_man_pages.py"


@pytest.mark.skipif(not shutil.which("man"), reason="there is no man")
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
