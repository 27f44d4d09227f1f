"""The command line called within the test's own process."""

import contextlib
import io
from dataclasses import dataclass
from pathlib import Path

from novaspec_new.commands import main


@dataclass(frozen=True, slots=True)
class Called:
    """What came of a call."""

    code: int
    out: str
    err: str


def call(folder: Path, *arguments: str) -> Called:
    """Call novaspec in a folder, without a terminal."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main.main(arguments)
    return Called(code, out.getvalue(), err.getvalue())


def files(folder: Path) -> dict[str, bytes]:
    """Return each file below a folder but git's own, with its bytes."""
    found = sorted(folder.rglob("*"))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in found
        if path.is_file() and ".git" not in path.parts
    }
