"""The specs that are measured with: a checkout, and several times of it."""

import os
import shutil
import sys
from pathlib import Path


def checkout() -> Path:
    """Return the checkout that NOVA_SPECS names."""
    if "NOVA_SPECS" not in os.environ:
        sys.exit("NOVA_SPECS names no checkout of nova-specs")
    return Path(os.environ["NOVA_SPECS"]).absolute()


def specs(root: Path) -> list[Path]:
    """Return a checkout's specs, the shortest first."""
    found = [
        path
        for path in root.glob("specs/*/*/*.rst")
        if not path.is_symlink() and not path.name.endswith("-template.rst")
    ]
    return sorted(found, key=lambda path: (path.stat().st_size, path))


def release(root: Path) -> Path:
    """Return the folder of the release with the most specs."""
    found = [path.parents[1] for path in specs(root)]
    return max(sorted(set(found)), key=found.count)


def grown(root: Path, times: int, folder: Path) -> Path:
    """Copy a checkout to a new folder, with each spec so many times."""
    copy = folder / f"times-{times}"
    shutil.copytree(root, copy, symlinks=True)
    for path in specs(copy):
        for number in range(1, times):
            shutil.copyfile(path, path.with_stem(f"{path.stem}-{number}"))
    return copy
