"""A folder of the user's with what can be computed again.

Whatever is not an entry of ours is ignored.
"""

import contextlib
import os
import tempfile
from pathlib import Path

# Enough for every spec of the project, thrice.
_MOST_ENTRIES = 5000


class CacheStore:
    """Bytes by a key, each a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes:
        """Return what is stored; OSError where nothing is."""
        return self._path(key).read_bytes()

    def put(self, key: str, data: bytes) -> None:
        """Store bytes; that they cannot be stored is no failure."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._write(key, data)

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

    def _write(self, key: str, data: bytes) -> None:
        """Write an entry so that nobody ever reads half of it."""
        descriptor, name = tempfile.mkstemp(dir=self._folder, suffix=".tmp")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(name).replace(self._path(key))
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
