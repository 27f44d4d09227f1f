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
from pathlib import Path

# Longer than a tick of any file system, in nanoseconds.
_JUST_NOW = 3_000_000_000


class _UntoldError(Exception):
    """What stands there may change without a trace."""


def digest(
    root: Path, folders: Iterable[str], beside: Iterable[Path] = ()
) -> str | None:
    """Return a digest of the state of files, alike while none changes.

    It is of the files in ``root`` itself, of all in ``folders``, which
    are named from there, and of the files ``beside``, there or not. None
    where it cannot be told: one changed just now, a link leads to a
    folder that is not looked at, or one cannot be read.
    """
    oldest = time.time_ns() - _JUST_NOW
    found = blake2b(digest_size=20)
    try:
        for name, status in _entries(str(root), _outermost(folders), beside):
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
    except (OSError, _UntoldError):
        return None
    return found.hexdigest()


def covers(folders: Iterable[str], path: str) -> bool:
    """Say whether a digest of these folders is of a path from the root."""
    return "/" not in path or any(
        path.startswith(f"{folder}/") for folder in folders
    )


# A path, or what it leads to; and its status where it is a file.
_Entry = tuple[str, os.stat_result | None]


def _entries(
    root: str, folders: list[str], beside: Iterable[Path]
) -> Iterator[_Entry]:
    inside = tuple(f"{root}/{folder}/" for folder in folders)
    for path in beside:
        yield from _status(str(path))
    for entry in _listed(root):
        # Of a folder there its name alone counts.
        if not entry.is_dir():
            yield from _status(entry.path)
        yield entry.path, None
    for folder in folders:
        if os.path.isdir(f"{root}/{folder}"):  # noqa: PTH112 - no path yet
            yield folder, None
            yield from _below(f"{root}/{folder}", inside)


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
    for folder in sorted(set(folders)):
        if not found or not folder.startswith(f"{found[-1]}/"):
            found.append(folder)
    return found
