"""Reading and writing a spec's file: whole, in UTF-8, or not at all."""

import contextlib
import fcntl
import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import file_conflicts, regular_file
from novaspec_new.workspace.file_conflicts import ChangedError, GoneError

# Another program of ours that was stopped may hold a lock for ever.
_LOCK_BUDGET = 2.0


def decode(data: bytes, name: str, *, any_end: bool = False) -> str:
    """Return a spec's bytes as text.

    Raises NovaspecError, which names the line and byte, for bytes that
    are not UTF-8 or hold a carriage return; with ``any_end`` one may
    stand before a newline.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, byte = _place(data, error.start)
        raise NovaspecError(
            f"{name}:{line}:{byte}: byte 0x{data[error.start]:02x} "
            "is not UTF-8",
            "save the file as UTF-8",
        ) from None
    if "\r" in text and not (any_end and _ends_as_on_windows(text)):
        line, byte = _place(data, data.index(b"\r"))
        raise NovaspecError(
            f"{name}:{line}:{byte}: a carriage return ends the line",
            f"save it with Unix line ends, or 'novaspec check --fix {name}'",
        )
    return text


def _ends_as_on_windows(text: str) -> bool:
    return text.count("\r") == text.count("\r\n")


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Return the 1-based line and byte in it of an offset."""
    before = data[:offset]
    return before.count(b"\n") + 1, offset - before.rfind(b"\n")


def here() -> Path:
    """Return the current folder; NovaspecError where it was removed."""
    try:
        return Path.cwd()
    except OSError as error:
        raise NovaspecError(
            f"the current folder cannot be used: {error.strerror}",
            "change into another",
        ) from None


def near(path: Path) -> str:
    """Return a path as one would type it in the current folder."""
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):
        return str(path)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises NovaspecError where it cannot.

    What is no regular file, as a pipe or a device, is refused at once.
    """
    try:
        return regular_file.read(path)
    except OSError as error:
        raise _failure("read", path, error) from error


def read_text(path: Path, *, any_end: bool = False) -> str:
    """Return a file's text; raises NovaspecError where it cannot.

    ``any_end`` is that of ``decode``.
    """
    return decode(read_bytes(path), str(path), any_end=any_end)


def read_loosely(path: Path) -> str:
    """Return what can be read of a file as text; "" where nothing can."""
    try:
        data = read_bytes(path)
    except NovaspecError:
        return ""
    return data.decode("utf-8", "replace").replace("\r\n", "\n")


def write_text(
    path: Path,
    text: str,
    *,
    expected: str | None = None,
    follow: bool | None = None,
) -> None:
    """Replace a file's text in one step, or leave it as it was.

    The file's mode is kept. A symbolic link is followed; one that leads
    out of the checkout only with ``follow``, else LinkError is raised
    (None stands for a command that has no such option). With
    ``expected``, the text we believe the file to hold, raises
    ChangedError where it holds something else by now, and GoneError
    where there is none. Raises NovaspecError where it cannot be written.
    """
    _expect_inside(path, follow=follow)
    target = Path(os.path.realpath(path))
    with locked(target.parent), _temporary(target, text) as made:
        if expected is not None:
            _expect(target, expected)
        with contextlib.suppress(FileNotFoundError):
            made.chmod(stat.S_IMODE(target.stat().st_mode))
        made.replace(target)


def create_text(path: Path, text: str, *, follow: bool | None = None) -> None:
    """Write a new file in one step, with the folders that it needs.

    Raises ExistsError where something stands there, whatever came in
    between, LinkError where a folder is a link that leads out of the
    checkout and is not to be followed (see ``write_text``), and
    NovaspecError where it cannot be written.
    """
    _expect_inside(path.parent, follow=follow)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _failure("write", path, error) from error
    with _temporary(path, text) as made:
        try:
            # Unlike a rename, a link never replaces what is there.
            os.link(made, path)
        except FileExistsError:
            raise file_conflicts.taken(path) from None
        except OSError:
            # File systems without hard links.
            _create_plainly(path, text)


def _create_plainly(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        raise file_conflicts.taken(path) from None


def tidy(folders: Iterable[Path]) -> None:
    """Remove what killed programs of ours left beside specs."""
    from novaspec_new.workspace import temporary

    for folder in folders:
        temporary.sweep(folder)


def _expect_inside(path: Path, *, follow: bool | None) -> None:
    # Only a command that writes has to know.
    from novaspec_new.workspace import symlinks

    symlinks.expect_inside(path, near(path), follow=follow)


def _expect(path: Path, expected: str) -> None:
    if not path.exists():
        raise GoneError(path)
    if read_bytes(path) != expected.encode("utf-8"):
        raise ChangedError(path)


def make_executable(path: Path) -> None:
    """Let a file be run as a program, if it cannot be yet."""
    if not os.access(path, os.X_OK):
        path.chmod(0o755)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Have a folder's files for ourselves, among programs of ours.

    What cannot be locked, or is not free for long, does without: then
    two that write in the same instant are as good as it gets.
    """
    with _opened(folder) as descriptor:
        end = time.monotonic() + _LOCK_BUDGET
        while not _lock(descriptor) and time.monotonic() < end:
            time.sleep(0.01)
        yield


def is_free(folder: Path) -> bool:
    """Say whether nobody has a folder locked; one that is gone is not."""
    with _opened(folder) as descriptor:
        return descriptor is not None and _lock(descriptor)


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int | None]:
    """Give a folder's descriptor, which holds its lock; None without."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        yield None
        return
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _lock(descriptor: int | None) -> bool:
    """Try to lock a folder; say whether there is nothing to wait for."""
    if descriptor is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A file system without locks.
        return True
    return True


@contextlib.contextmanager
def _temporary(target: Path, text: str) -> Iterator[Path]:
    """Give a finished temporary neighbour of ``target``, then tidy up."""
    # Nothing is written before the first prompt.
    from novaspec_new.workspace import temporary

    try:
        with temporary.beside(target, text) as path:
            yield path
    except OSError as error:
        raise _failure("write", target, error) from error


def _failure(verb: str, path: Path, error: OSError) -> NovaspecError:
    reason = error.strerror or str(error)
    hint = {
        FileNotFoundError: "check the path",
        IsADirectoryError: "name a file in it",
        PermissionError: "check its permissions, and its folder's",
    }.get(type(error), "")
    return NovaspecError(f"cannot {verb} {path}: {reason}", hint)
