"""Keeps what was found in a file until the file or the rules change.

An entry is a file of its own, called by the digest of everything that
its findings follow from. What a rule looked up beside that (a picture,
the labels of other specs) is in the entry, and looked up again before
the entry is believed. Whatever is not an entry of ours is ignored.
"""

import contextlib
import json
import os
import sys
import tempfile
from functools import cache
from hashlib import blake2b
from pathlib import Path

from novaspec_new import __version__
from novaspec_new.check.findings import Finding, Severity
from novaspec_new.check.lookups import Looked
from novaspec_new.check.results import Checked
from novaspec_new.check.subject import Neighbours, Subject

_FOLDER = "check"
# What reading a file that is no entry of ours can end with.
_NO_ENTRY = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
)
# Enough for every spec of the project, thrice.
_MOST_ENTRIES = 5000
_PACKAGE = Path(__file__).parent.parent
# The modules that findings come from.
_SOURCES = (
    "check/**/*.py",
    "rst/*.py",
    "document.py",
    "gate.py",
    "outline.py",
    "preliminary.py",
    "todo.py",
)


class Cache:
    """Findings by what they follow from, in a folder of the user's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER

    def key(self, data: bytes, subject: Subject) -> str:
        """Return the name of the entry for a file's bytes."""
        known = (
            subject.name,
            subject.project,
            subject.place,
            subject.document,
            subject.folder,
            subject.known_release,
            subject.placed,
            *map(_digest, subject.templates()),
            subject.release,
            subject.exists is None,
        )
        digest = blake2b(_rules().encode(), digest_size=20)
        digest.update(repr(known).encode("utf-8", "surrogatepass"))
        digest.update(data)
        return digest.hexdigest()

    def get(self, key: str, subject: Subject) -> Checked | None:
        """Return what was found, if it still holds."""
        try:
            entry = json.loads(self._path(key).read_bytes())
            if not _still_holds(entry, key, subject):
                return None
            lines = {int(line): str(t) for line, t in entry["lines"].items()}
            return Checked(tuple(map(_finding, entry["findings"])), lines)
        except _NO_ENTRY:
            return None

    def put(self, key: str, checked: Checked, looked: Looked) -> None:
        """Keep what was found; that it cannot be kept is no failure."""
        entry = {
            "key": key,
            "files": looked.files,
            "neighbours": list(map(_neighbours_digest, looked.neighbours)),
            "findings": checked.findings,
            "lines": checked.lines,
        }
        path = self._path(key)
        with contextlib.suppress(OSError, ValueError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, json.dumps(entry))

    def prune(self) -> None:
        """Take the older half of the entries away where they are many."""
        with contextlib.suppress(OSError):
            entries = [e for e in os.scandir(self._folder) if e.is_file()]
            if len(entries) <= _MOST_ENTRIES:
                return
            entries.sort(key=lambda entry: entry.stat().st_mtime)
            for entry in entries[: len(entries) // 2]:
                Path(entry.path).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json"


def _still_holds(entry: dict[str, object], key: str, subject: Subject) -> bool:
    files, neighbours = entry["files"], entry["neighbours"]
    if entry["key"] != key or not isinstance(files, dict):
        return False
    if neighbours and neighbours != [_neighbours_digest(subject.neighbours())]:
        return False
    return all(
        subject.exists is not None and subject.exists(name) == was
        for name, was in files.items()
    )


def _finding(values: list[object]) -> Finding:
    line, column, code, severity, message, help_text, text = values
    if not isinstance(line, int) or not isinstance(column, int):
        raise TypeError(values)
    return Finding(
        line,
        column,
        str(code),
        Severity(str(severity)),
        str(message),
        str(help_text),
        str(text),
    )


def _write(path: Path, text: str) -> None:
    """Write an entry so that nobody ever reads half of it."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def _digest(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()


def _neighbours_digest(found: Neighbours | None) -> str:
    if found is None:
        return ""
    return _digest(repr((found.labels, found.citations, sorted(found.unseen))))


@cache
def _rules() -> str:
    """Return what the findings follow from beside the file: the rules."""
    import docutils
    import pygments

    sources = [path for name in _SOURCES for path in _PACKAGE.rglob(name)]
    changed = max(path.stat().st_mtime_ns for path in sources)
    parts = (
        __version__,
        changed,
        sys.version,
        docutils.__version__,
        pygments.__version__,
    )
    return repr(parts)
