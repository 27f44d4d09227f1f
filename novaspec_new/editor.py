"""The author's own editor, and what can go wrong with it."""

import os
import shlex
import subprocess
import tempfile
import time
from pathlib import Path

from novaspec_new.errors import NovaspecError

# A window that opens elsewhere hands the terminal back at once.
_TOO_SOON = 0.5


def command(environ: dict[str, str]) -> list[str]:
    """Return the editor's command and arguments.

    Taken from $VISUAL, else $EDITOR. Raises NovaspecError where neither
    is set or can be read.
    """
    wanted = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(wanted)
    except ValueError:
        raise NovaspecError(
            f"$VISUAL or $EDITOR cannot be read: {wanted!r}",
            "a quotation mark is not closed",
        ) from None
    if not words:
        raise NovaspecError(
            "no editor is set", "set $EDITOR, for example: export EDITOR=vim"
        )
    return words


def edit(text: str, words: list[str]) -> str:
    """Return ``text`` as the author left it in the editor.

    Raises NovaspecError where the editor cannot be run or fails; the
    text is then the caller's, unchanged.
    """
    with tempfile.TemporaryDirectory(prefix="novaspec-") as folder:
        path = Path(folder) / "section.rst"
        path.write_text(text, encoding="utf-8")
        started = time.monotonic()
        try:
            code = subprocess.run(  # noqa: S603 - the author's command
                [*words, os.fspath(path)], check=False
            ).returncode
        except OSError as error:
            raise NovaspecError(
                f"the editor {words[0]!r} cannot be run: {error.strerror}",
                "set $EDITOR to another",
            ) from error
        if code:
            raise NovaspecError(
                f"the editor {words[0]!r} ended with code {code}",
                "the text is as it was",
            )
        changed = _read(path)
    if changed == text and time.monotonic() - started < _TOO_SOON:
        raise NovaspecError(
            f"the editor {words[0]!r} returned at once with nothing changed",
            "one with a window of its own needs a flag to wait, as in "
            "'code --wait' or 'gvim -f'",
        )
    return changed


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NovaspecError(
            f"what the editor saved cannot be read: {error}",
            "the text is as it was",
        ) from None
