"""The program as a process, as another program would run it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def run(
    *arguments: str,
    folder: Path,
    stdin: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run novaspec without a terminal and return what came of it."""
    return python(
        *("-m", "novaspec_new", *arguments),
        folder=folder,
        stdin=stdin,
        environ=environ,
    )


def run_after(
    code: str, *arguments: str, folder: Path
) -> subprocess.CompletedProcess[str]:
    """Run novaspec in a process that has run ``code`` before."""
    whole = (
        "import os, sys\n"
        "from novaspec_new.commands.main import main\n"
        f"{code}\n"
        f"sys.exit(main({list(arguments)!r}))"
    )
    return python("-c", whole, folder=folder)


def python(
    *arguments: str,
    folder: Path,
    stdin: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run Python itself; after ``-c`` comes what a test has it do."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        input=stdin,
        stdin=None if stdin is not None else subprocess.DEVNULL,
        env={**os.environ, **(environ or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
