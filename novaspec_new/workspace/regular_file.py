"""Files that hold a text: a pipe or a device waits, or never ends."""

import errno
import os
import stat
from pathlib import Path

from novaspec_new.spec.errors import NovaspecError

_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NotRegularError(NovaspecError):
    """What was named is neither a file nor a folder."""


def read(path: Path) -> bytes:
    """Return a file's bytes; never waits for another program.

    Raises NotRegularError for what is no file, OSError (also for a
    folder) where it cannot be read.
    """
    # To open a device may set something going.
    expect(path)
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK
    with os.fdopen(os.open(path, flags), "rb", buffering=0) as file:
        # Something else may stand there by now.
        _expect(path, os.fstat(file.fileno()).st_mode)
        return file.read()


def is_one(path: Path) -> bool:
    """Say whether a path is a file, and no link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def expect(path: Path) -> None:
    """Raise NotRegularError for what is neither a file nor a folder.

    Raises OSError for what is not there or out of reach.
    """
    mode = path.stat().st_mode
    if not stat.S_ISDIR(mode):
        _expect(path, mode)


def _expect(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        code = errno.EISDIR
        raise IsADirectoryError(code, os.strerror(code), str(path))
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "no file")
        raise NotRegularError(
            f"{path} is {kind}, not a regular file", "name a file"
        )
