"""A file of the user's with what can be computed again: one SQLite store.

Several processes may use it at once. What cannot be opened, read or
written is no failure: it is computed again. A file that is none of
SQLite's, or broken, is begun anew.
"""

import contextlib
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

# Room for every spec of the project, many times over.
MOST_BYTES = 64 * 1024 * 1024
# How long to wait for another process that writes, in seconds.
_PATIENCE = 2.0
# So many entries are written at once; what an interruption can lose.
_BATCH = 200
# That an entry was of use is noted once a day, in seconds.
_DAY = 86_400
# What the file takes beside its name; the latter two are SQLite's.
_FILES = ("", "-wal", "-shm")
_CREATE = """
CREATE TABLE IF NOT EXISTS entries (
    key TEXT PRIMARY KEY, used INTEGER NOT NULL, data BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS entries_used ON entries (used);
"""
_ANY = "SELECT 1 FROM entries LIMIT 1"
_GET = "SELECT data, used FROM entries WHERE key = ?"
_PUT = "INSERT OR REPLACE INTO entries (data, used, key) VALUES (?, ?, ?)"
_USE = "UPDATE entries SET used = ? WHERE key = ?"
# A tenth of the entries, those that were not used for longest.
_PRUNE = """
DELETE FROM entries WHERE key IN (
    SELECT key FROM entries ORDER BY used, key
    LIMIT (SELECT count(*) / 10 + 1 FROM entries)
)
"""

# SQLite's codes for a file of other tables, a broken one, and none of its.
_BROKEN = frozenset({1, 11, 26})

T = TypeVar("T")


class CacheStore:
    """Bytes by a key; the file is opened when it is first needed.

    ``path`` is the file, ``most_bytes`` what it may hold: where it is
    more, the entries that were not used for longest go. Call ``close``
    at the end, and before this process parts: SQLite's connection must
    not be carried into another. Used again, it is opened again.
    """

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self._path = path
        self._most_bytes = most_bytes
        self._connection: sqlite3.Connection | None = None
        self._is_usable = True
        self._new: dict[str, bytes] = {}
        self._used: list[str] = []

    def is_empty(self) -> bool:
        """Say whether nothing is stored that could be found."""
        return self._tried(lambda it: it.execute(_ANY).fetchone()) is None

    def get(self, key: str) -> bytes | None:
        """Return what is stored; None where nothing is."""
        row = self._tried(lambda it: it.execute(_GET, (key,)).fetchone())
        if row is None:
            return None
        data, used = row
        if used < time.time() - _DAY:
            self._used.append(key)
        return data if isinstance(data, bytes) else None

    def put(self, key: str, data: bytes) -> None:
        """Store bytes, soon."""
        self._new[key] = data
        if len(self._new) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Write what is to be written, and let the file go."""
        if self._new or self._used:
            self._write()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _write(self) -> None:
        self._tried(self._written)
        self._new.clear()
        self._used.clear()

    def _written(self, connection: sqlite3.Connection) -> None:
        now = int(time.time())
        with connection:
            # Else two that read first could never both write.
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                _PUT, [(data, now, key) for key, data in self._new.items()]
            )
            connection.executemany(_USE, [(now, key) for key in self._used])
            while _size(connection) > self._most_bytes:
                if not connection.execute(_PRUNE).rowcount:
                    break

    def _tried(self, action: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what comes of an action; None where it fails.

        A broken file is begun anew, and the action tried again.
        """
        for _ in range(2):
            if not self._is_usable:
                return None
            try:
                if self._connection is None:
                    self._connection = _opened(self._path)
                return action(self._connection)
            except OSError:
                self._is_usable = False
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode not in _BROKEN:
                    # Locked for long, full, forbidden: not this time.
                    self._is_usable = False
                    return None
                self._begin_anew()
        return None

    def _begin_anew(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        for suffix in _FILES:
            with contextlib.suppress(OSError):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    # No transaction is begun but by us.
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        # Readers and a writer do not wait for each other.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_CREATE)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _size(connection: sqlite3.Connection) -> int:
    """Return how many bytes of the file hold something."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)
