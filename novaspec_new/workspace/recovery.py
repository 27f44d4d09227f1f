"""The words of open prompts, kept until they are in the spec."""

import contextlib
import json
import os
import zlib
from pathlib import Path

from novaspec_new.workspace import directories, files

# Words, and the checksum of the text that they were typed over.
_Kept = tuple[str, int | None]


class Recovery:
    """The recovery file of one spec, in the user's state folder.

    It maps a question, named as the dialog names it, to the words that
    stood there, and remembers over which text of the file they were
    typed. A full disk or a missing folder must not end the
    conversation, so that trouble is told by a return value; what could
    not be written is held until it can.
    """

    def __init__(self, spec: Path) -> None:
        # Tells specs of one name apart; hashlib takes longer to import.
        key = zlib.crc32(os.fsencode(os.path.realpath(spec)))
        name = f"{spec.stem[:80]}-{key:08x}.json"
        self.path = directories.state() / "drafts" / name
        # For files of the spec's that an editor has open.
        self.folder = self.path.with_suffix("")
        self._unwritten: dict[str, _Kept] = {}
        self._open: dict[str, int] = {}

    def load(self) -> dict[str, str]:
        """Return all that was kept and can be read."""
        kept = {**self._read(), **self._unwritten}
        return {question: words for question, (words, _) in kept.items()}

    def open(self, question: str, text: str) -> bool:
        """Note over which text a question's words are typed from now on.

        Returns False where those kept were typed over another one.
        """
        before = self._read().get(question)
        self._open[question] = zlib.crc32(text.encode("utf-8", "replace"))
        return before is None or before[1] in {None, self._open[question]}

    def keep(self, question: str, text: str) -> bool:
        """Keep a question's words, or forget it where there are none.

        Returns whether that worked.
        """
        with files.locked(self.path.parent):
            on_disk = self._read()
            kept = {**on_disk, **self._unwritten}
            _, over = kept.pop(question, ("", None))
            if text.strip():
                kept[question] = (text, self._open.get(question, over))
            if kept == on_disk or self._write(kept):
                self._unwritten = {}
                return True
        self._unwritten[question] = (text, self._open.get(question))
        return False

    def forget(self, question: str) -> None:
        """Forget a question's words: they are in the spec by now."""
        self.keep(question, "")

    def tidy(self) -> None:
        """Remove the editors' folder where nothing is left in it."""
        with contextlib.suppress(OSError):
            self.folder.rmdir()

    def _read(self) -> "dict[str, _Kept]":
        try:
            found = json.loads(self.path.read_text("utf-8"))
            return {
                str(question): (str(words), over)
                for question, (words, over) in found.items()
            }
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, kept: "dict[str, _Kept]") -> bool:
        part = self.path.with_suffix(f".{os.getpid()}.part")
        try:
            if not kept:
                self.path.unlink(missing_ok=True)
                return True
            self.path.parent.mkdir(0o700, parents=True, exist_ok=True)
            part.touch(0o600)
            part.write_text(json.dumps(kept, indent=1), encoding="utf-8")
            part.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            return False
        return True
