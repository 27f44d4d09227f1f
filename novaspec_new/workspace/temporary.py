"""Temporary files beside the one that they are to replace.

Each is locked as long as the program runs that made it; one that can be
locked is what a program left that was killed.
"""

import contextlib
import fcntl
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_SUFFIX = ".tmp"
_SPEC = ".rst"
# A spec's temporary file, with the letters that tempfile draws.
_OF_SPEC = r"\..+\.rst\.[a-z0-9_]{8}\.tmp"


@contextlib.contextmanager
def beside(target: Path, text: str) -> Iterator[Path]:
    """Give a finished temporary neighbour of ``target``, then tidy up.

    What killed programs left in the folder is removed first. Raises
    OSError where it cannot be written.
    """
    _sweep_once(target.parent, "" if target.suffix == _SPEC else target.name)
    descriptor, path = _made(target)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
            path.chmod(0o666 & ~_umask())
            yield path
    finally:
        path.unlink(missing_ok=True)


@cache
def _sweep_once(folder: Path, name: str) -> None:
    """Sweep a folder before the first file of many is written to it.

    Before each it would take a time quadratic in their number.
    """
    sweep(folder, name)


def sweep(folder: Path, name: str = "") -> None:
    """Remove the temporary files that killed programs of ours left.

    Those of specs, and of the file called ``name``. What cannot be
    looked at or removed stays.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (
                entry.name.endswith(_SUFFIX)
                and _is_ours(entry.name, name)
                and entry.is_file(follow_symlinks=False)
            ):
                _remove_if_left(Path(entry.path))


def _is_ours(found: str, name: str) -> bool:
    if re.fullmatch(_OF_SPEC, found):
        return True
    own = rf"\.{re.escape(name)}\.[a-z0-9_]{{8}}\.tmp"
    return bool(name and re.fullmatch(own, found))


def _remove_if_left(path: Path) -> None:
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
    # One that is locked, or is not ours to open, stays.
    with contextlib.suppress(OSError):
        descriptor = os.open(path, flags)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
        finally:
            os.close(descriptor)


def _made(target: Path) -> tuple[int, Path]:
    """Return a temporary file, open for writing and locked, and its path."""
    # Who only reads does not pay for it.
    import tempfile

    while True:
        descriptor, name = tempfile.mkstemp(
            _SUFFIX, f".{target.name}.", target.parent
        )
        # There are file systems without locks.
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if _is_at(descriptor, name):
            return descriptor, Path(name)
        # Another program of ours took it for one that was left.
        os.close(descriptor)


def _is_at(descriptor: int, name: str) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(name))
    except FileNotFoundError:
        return False


def _umask() -> int:
    # There is no way to read it but to set it.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
