"""Whether files may have changed, told as git does: by their stat.

A file that is written gets another time of change, which no program can
set. Within one tick of the clock it may be written twice with the same
one, so that nothing is told while a change is that new (git calls such
an entry racy: Documentation/technical/racy-git).
"""

import os
import posixpath
import time
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path, PurePosixPath

# Longer than a tick of any file system, in nanoseconds.
_JUST_NOW = 3_000_000_000


class _UntoldError(Exception):
    """What stands there may change without a trace."""


def digest(root: Path, folders: Iterable[str]) -> str | None:
    """Return a digest of the state of files, alike while none changes.

    It is of all in ``folders``, which are named from ``root``, and of
    the files in the folders above them, up to ``root``. None where it
    cannot be told: one changed just now, a link leads to a folder that
    is not looked at, or one cannot be read.
    """
    oldest = time.time_ns() - _JUST_NOW
    found = blake2b(digest_size=20)
    try:
        for name, status in _entries(str(root), _outermost(folders)):
            told = name
            if status is not None:
                if status.st_ctime_ns > oldest:
                    return None
                told = (
                    f"{name}\0{status.st_mode} {status.st_ino} "
                    f"{status.st_size} {status.st_mtime_ns} "
                    f"{status.st_ctime_ns}"
                )
            found.update(f"{told}\n".encode("utf-8", "surrogatepass"))
    except (OSError, RecursionError, _UntoldError):
        return None
    return found.hexdigest()


# A path, or what it leads to; and its status where it is a file.
_Entry = tuple[str, os.stat_result | None]


def _entries(root: str, folders: list[str]) -> Iterator[_Entry]:
    inside = tuple(f"{root}/{folder}/" for folder in folders)
    for folder in _above(folders):
        yield from _files(_folder(root, folder))
    for folder in folders:
        path = _folder(root, folder)
        if path is not None:
            yield folder, None
            yield from _below(path, inside)


def _folder(root: str, folder: str) -> str | None:
    """Return the path of a folder from the root; None if it is not there."""
    path = posixpath.normpath(f"{root}/{folder}")
    if folder and os.path.islink(path):  # noqa: PTH114 - no path yet
        # A link in it that leads upwards leads from elsewhere.
        raise _UntoldError
    return path if os.path.isdir(path) else None  # noqa: PTH112 - as above


def _files(folder: str | None) -> Iterator[_Entry]:
    """Yield the files of a folder, and the names of all that is there."""
    for entry in _listed(folder) if folder else ():
        yield entry.path, None
        if not entry.is_dir():
            yield from _status(entry.path)


def _below(folder: str, inside: tuple[str, ...]) -> Iterator[_Entry]:
    for entry in _listed(folder):
        yield entry.path, None
        if not entry.is_dir():
            yield from _status(entry.path)
        elif entry.is_symlink():
            link = os.readlink(entry.path)  # noqa: PTH115 - no path yet
            target = posixpath.normpath(posixpath.join(folder, link))
            if not f"{target}/".startswith(inside):
                raise _UntoldError
            yield target, None
        else:
            yield from _below(entry.path, inside)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _status(path: str) -> Iterator[_Entry]:
    """Yield the status of what a path leads to, if that is there."""
    try:
        yield path, os.stat(path)  # noqa: PTH116 - a path takes longer
    except FileNotFoundError:
        yield path, None


def _outermost(folders: Iterable[str]) -> list[str]:
    """Return the folders that are in no other one of them, sorted."""
    found: list[str] = []
    for folder in sorted(set(folders), key=lambda each: each.split("/")):
        if not found or not folder.startswith(f"{found[-1]}/"):
            found.append(folder)
    return found


def _above(folders: Iterable[str]) -> list[str]:
    """Return the folders above these, sorted; the root is ""."""
    above = {
        "" if str(parent) == "." else str(parent)
        for folder in folders
        for parent in PurePosixPath(folder).parents
    }
    return sorted(above)
