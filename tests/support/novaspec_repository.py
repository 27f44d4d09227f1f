"""A repository of novaspec itself, as others install it from."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import repository

_ROOT = Path(__file__).parents[2]
# What an installation needs of ours.
_PARTS = (
    ".pre-commit-hooks.yaml",
    "LICENSE",
    "README.md",
    "docs/man",
    "hatch_build.py",
    "pyproject.toml",
    "novaspec_new",
    "templates",
)


def make(folder: Path) -> Path:
    """Make the repository, with one commit of what stands here."""
    for name in _PARTS:
        source, target = _ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, target)
    repository.git(folder, "init", "-q")
    repository.git(folder, "add", "-A")
    repository.git(folder, "commit", "-q", "-m", "Start")
    return folder


def expect_index(folder: Path) -> None:
    """Skip the test where nothing can be installed from an index."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--no-deps"),
            *("-d", os.fspath(folder), "hatchling"),
        ],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("there is no index to install novaspec from")
