"""Reading an author's notes: a file of theirs, or standard input."""

import contextlib
import stat
import sys
from pathlib import Path

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files

_STDIN = Path("-")
# Nobody writes as much about one change.
_MOST_BYTES = 1_000_000


def read(path: Path) -> tuple[str, str]:
    """Return the notes' name and text; ``-`` is standard input.

    Raises NovaspecError for what is no text of a sensible size in UTF-8:
    another kind of file, a binary one, one with nothing in it.
    """
    name = "<stdin>" if path == _STDIN else str(path)
    data = _from_stdin() if path == _STDIN else _from_file(path)
    if len(data) > _MOST_BYTES:
        raise NovaspecError(
            f"{name} holds more than {_MOST_BYTES // 1_000_000} MB",
            "give the notes on this change alone",
        )
    if b"\0" in data:
        raise NovaspecError(f"{name} is no text", "give notes in UTF-8")
    # Windows' editors begin a file with a mark, and end lines their way.
    text = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    found = files.decode(text.replace(b"\r", b"\n"), name)
    if not found.strip():
        raise NovaspecError(f"{name} is empty", "write something into it")
    return name, found


def _from_stdin() -> bytes:
    if sys.stdin is None:
        raise NovaspecError("standard input is closed", "name a file")
    return sys.stdin.buffer.read(_MOST_BYTES + 1)


def _from_file(path: Path) -> bytes:
    with contextlib.suppress(OSError):
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_size > _MOST_BYTES:
            # It need not be read to be refused.
            return bytes(_MOST_BYTES + 1)
    return files.read_bytes(path)
