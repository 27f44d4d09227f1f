"""The author's own editor, and what can go wrong with it."""

import contextlib
import os
import shlex
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.terminal import editor_file
from novaspec_new.terminal.editor_file import EditorFile, Location
from novaspec_new.workspace import files

# A window that opens elsewhere hands the terminal back at once.
_TOO_SOON = 0.5
_ANYWHERE = Location()
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


def command(
    configured: str = "", environ: Mapping[str, str] = os.environ
) -> list[str]:
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
    location: Location = _ANYWHERE,
) -> Edited:
    """Return ``text`` as the author left it in the editor.

    ``guidance`` are lines shown below it, and taken off again.
    ``is_written`` is called where the editor came back at once; it asks
    the author, and says whether the text is saved by now.

    Nothing that was saved is lost: what cannot be returned stays in a
    file, and ``trouble`` names that. Should we be ended meanwhile, the
    file can be found at its ``location``.
    """
    try:
        file = editor_file.create(text, guidance, location)
    except OSError as error:
        return Edited(text, f"no temporary file: {error.strerror}")
    # Until its words are taken: another of us looks for files left behind.
    with files.locked(file.folder):
        return _edited(file, words, is_written)


def _edited(
    file: EditorFile,
    words: Sequence[str],
    is_written: Callable[[], bool] | None,
) -> Edited:
    started = time.monotonic()
    trouble = _run(words, file.path)
    is_soon = time.monotonic() - started < _TOO_SOON
    try:
        is_idle = is_soon and not trouble and not file.is_changed()
        if is_idle and (is_written is None or not is_written()):
            file.release()
            return Edited(file.text, _too_soon(words[0], file.path))
        found = file.read()
    except (OSError, UnicodeDecodeError) as error:
        return _unreadable(file, error)
    if trouble:
        return Edited(found, trouble + _cleared(file))
    file.clear()
    return Edited(found)


def _cleared(file: EditorFile) -> str:
    """Remove the file of an editor that failed; tell of what it left."""
    others = file.clear_but_others()
    return f"; what it did not save may be in {others[0]}" if others else ""


def _too_soon(name: str, path: Path) -> str:
    # Its window may be open still, and save there.
    return (
        f"the editor {name!r} returned at once; {_WAIT}; what it may yet "
        f"save is in {path}"
    )


def _unreadable(
    file: EditorFile, error: OSError | UnicodeDecodeError
) -> Edited:
    if isinstance(error, FileNotFoundError):
        file.clear()
        trouble = "the editor left no file; the text is as it was"
    elif isinstance(error, UnicodeDecodeError):
        trouble = (
            f"what the editor saved is not UTF-8; it stays in {file.path}"
        )
    else:
        trouble = (
            f"what the editor saved cannot be read: {error.strerror}; "
            f"it stays in {file.path}"
        )
    return Edited(file.text, trouble)


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
