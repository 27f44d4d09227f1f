"""The author's own editor, and what can go wrong with it."""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from novaspec_new.errors import NovaspecError

# A window that opens elsewhere hands the terminal back at once.
_TOO_SOON = 0.5
_FILE = "section.rst"
_MARKER = ".. novaspec: what stands below is taken off again"
_INDENT = "   "
_WAIT = (
    "an editor with a window of its own needs a flag to wait, as in "
    "'code --wait' or 'gvim -f'"
)


@dataclass(frozen=True, slots=True)
class Edited:
    """What an editor left; ``trouble`` says what went wrong, if it did.

    Either way ``text`` is all that was written.
    """

    text: str
    trouble: str = ""


def command(environ: Mapping[str, str], configured: str = "") -> list[str]:
    """Return the editor's command and arguments.

    That is the ``configured`` one, else $VISUAL, else $EDITOR: as with
    git, what was set for this program alone goes first. Raises
    NovaspecError where none is set, or it cannot be read.
    """
    choices = {
        "the setting 'editor'": configured,
        "$VISUAL": environ.get("VISUAL", ""),
        "$EDITOR": environ.get("EDITOR", ""),
    }
    for name, wanted in choices.items():
        if wanted.strip():
            return _words(name, wanted)
    raise NovaspecError(
        "no editor is set", "set $EDITOR, for example: export EDITOR=vim"
    )


def _words(name: str, wanted: str) -> list[str]:
    try:
        words = shlex.split(wanted)
    except ValueError:
        raise NovaspecError(
            f"{name} cannot be read: {wanted!r}",
            "a quotation mark is not closed",
        ) from None
    # An editor below the home is often named so.
    return [os.path.expanduser(words[0]), *words[1:]]  # noqa: PTH111


def edit(
    text: str,
    words: Sequence[str],
    *,
    guidance: Sequence[str] = (),
    is_written: Callable[[], bool] | None = None,
) -> Edited:
    """Return ``text`` as the author left it in the editor.

    ``guidance`` are lines shown below it, and taken off again.
    ``is_written`` is called where the editor came back at once; it asks
    the author, and says whether the text is saved by now.

    Nothing that was saved is lost: what cannot be returned stays in a
    file, and ``trouble`` names that.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="novaspec-"))
        path = folder / _FILE
        note = _note(text, guidance)
        offered = f"{text}\n{note}" if text or note else ""
        path.write_text(offered, encoding="utf-8", newline="")
    except OSError as error:
        return Edited(text, f"no temporary file: {error.strerror}")
    started = time.monotonic()
    trouble = _run(words, path)
    is_soon = time.monotonic() - started < _TOO_SOON
    try:
        found = _read(path)
        if is_soon and not trouble and found == offered:
            if is_written is None or not is_written():
                return Edited(text, _too_soon(words[0], path))
            found = _read(path)
    except (OSError, UnicodeDecodeError) as error:
        return _unreadable(text, path, error)
    shutil.rmtree(folder, ignore_errors=True)
    if found == offered:
        return Edited(text, trouble)
    return Edited(without_note(found, note), trouble)


def _too_soon(name: str, path: Path) -> str:
    # Its window may be open still, and save there.
    return (
        f"the editor {name!r} returned at once; {_WAIT}; what it may yet "
        f"save is in {path}"
    )


def _unreadable(
    text: str, path: Path, error: OSError | UnicodeDecodeError
) -> Edited:
    if isinstance(error, FileNotFoundError):
        shutil.rmtree(path.parent, ignore_errors=True)
        return Edited(text, "the editor left no file; the text is as it was")
    if isinstance(error, UnicodeDecodeError):
        reason = "is not UTF-8"
    else:
        reason = f"cannot be read: {error.strerror}"
    return Edited(text, f"what the editor saved {reason}; it stays in {path}")


def _run(words: Sequence[str], path: Path) -> str:
    """Run the editor; return what went wrong, if anything did."""
    try:
        # The author's own command.
        process = subprocess.Popen([*words, os.fspath(path)])  # noqa: S603
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return (
            f"the editor {words[0]!r} cannot be run: {reason}; "
            "set $EDITOR to another"
        )
    with _undisturbed():
        code = process.wait()
    if code < 0:
        reason = f"was ended by signal {-code}"
    elif code:
        reason = f"ended with code {code}"
    else:
        return ""
    return f"the editor {words[0]!r} {reason}; what it saved is taken"


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave Ctrl-C to the editor: it is typed for that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _read(path: Path) -> str:
    # An editor may end lines as another system does.
    text = path.read_bytes().decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _note(text: str, guidance: Sequence[str]) -> str:
    """Return guidance as a comment, to stand below a text."""
    if not guidance:
        return ""
    marker = _MARKER
    while marker in text:
        # The author's own text may hold what we wrote once.
        marker += "."
    lines = [f"{_INDENT}{line}".rstrip() for line in guidance]
    return "\n".join(["", marker, "", *lines, ""])


def without_note(text: str, note: str) -> str:
    """Return a text without our note, and without line ends at its end.

    Below the note's marker each line of ours goes and all else stays;
    where the marker is gone, only the rest as a whole goes.
    """
    marker, *ours = note.strip("\n").split("\n")
    lines = text.rstrip("\n").split("\n")
    if note and marker in lines:
        at = lines.index(marker)
        kept = _others(lines[at + 1 :], ours)
        lines = _trimmed(lines[:at]) + (["", *kept] if kept else [])
    elif note and lines[-len(ours) :] == ours:
        lines = lines[: -len(ours)]
    return "\n".join(_trimmed(lines))


def _others(lines: Sequence[str], ours: Sequence[str]) -> list[str]:
    """Return the lines that are not ours, blank ones too.

    A line that is there more often than we wrote it is the author's.
    """
    left = [line for line in ours if line]
    kept: list[str] = []
    for line in lines:
        if line.rstrip() in left:
            left.remove(line.rstrip())
        elif kept or line.strip():
            kept.append(line)
    return _trimmed(kept)


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Return lines without the blank ones at their end."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return list(lines[:end])
