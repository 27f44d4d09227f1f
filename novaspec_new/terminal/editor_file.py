"""The file that an editor works on: written, and found again.

It lies in a folder of its own with what tells of it, so that its words
are found also where nobody saw the editor's end.
"""

import contextlib
import json
import shutil
import tempfile
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from novaspec_new.workspace import files

_FILE = "section.rst"
_ABOUT = ".novaspec"
_PREFIX = "novaspec-"
_MARKER = ".. novaspec: what stands below is taken off again"
_INDENT = "   "


class Location(NamedTuple):
    """Where a file lies, and for which question of an interview.

    ``within`` is a folder that outlives us; without it the file is a
    temporary one.
    """

    within: Path | None = None
    key: str = ""


class EditorFile(NamedTuple):
    """A file for an editor; ``note`` is what stands there of ours.

    ``text`` is the author's, as it was written there.
    """

    folder: Path
    key: str
    text: str
    note: str

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / _FILE

    @property
    def offered(self) -> str:
        """What the file held at first."""
        return f"{self.text}\n{self.note}" if self.text or self.note else ""

    def is_changed(self) -> bool:
        """Say whether an editor saved something else by now.

        Raises OSError and UnicodeDecodeError, as ``read`` does.
        """
        return _read(self.path) != self.offered

    def read(self) -> str:
        """Return the author's text as it is now, our note taken off."""
        found = _read(self.path)
        if found == self.offered:
            return self.text
        return without_note(found, self.note)

    def others(self) -> tuple[Path, ...]:
        """Return what an editor left beside the file.

        One that was ended leaves there what was not saved.
        """
        ours = {_FILE, _ABOUT}
        found = sorted(self.folder.iterdir())
        return tuple(path for path in found if path.name not in ours)

    def clear_but_others(self) -> tuple[Path, ...]:
        """Remove the file; if there are others stay, and are returned."""
        others = self.others()
        if others:
            self.release()
        else:
            self.clear()
        return others

    def release(self) -> None:
        """Leave the file to its editor: it is no more ours to find."""
        (self.folder / _ABOUT).unlink(missing_ok=True)

    def clear(self) -> None:
        """Remove the file, and what lies beside it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def create(
    text: str, guidance: Sequence[str], location: Location
) -> EditorFile:
    """Write a text and guidance to a file; OSError where that fails."""
    file = EditorFile(
        _folder(location.within), location.key, text, _note(text, guidance)
    )
    about = {"key": file.key, "text": text, "note": file.note}
    (file.folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")
    file.path.write_text(file.offered, encoding="utf-8", newline="")
    return file


def left_behind(within: Path) -> list[EditorFile]:
    """Return the files whose editor nobody waits for any more.

    ``within`` is a folder of a location. A file that cannot be read
    stays, unseen.
    """
    found = []
    for folder in sorted(within.glob(f"{_PREFIX}*")):
        with contextlib.suppress(OSError, ValueError, TypeError):
            about = json.loads((folder / _ABOUT).read_text("utf-8"))
            file = EditorFile(folder, **about)
            file.read()
            # Another of us may have it open.
            if files.is_free(folder):
                found.append(file)
    return found


def _folder(within: Path | None) -> Path:
    if within is not None:
        with contextlib.suppress(OSError):
            within.mkdir(0o700, parents=True, exist_ok=True)
            return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=within))
    return Path(tempfile.mkdtemp(prefix=_PREFIX))


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
        lines = _trimmed(lines[:at])
        if kept:
            # An editor that indents by itself does as our note does.
            below = textwrap.dedent("\n".join(kept)).split("\n")
            lines += ["", *below]
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
