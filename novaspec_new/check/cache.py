"""Keeps what was found in a file until the file or the rules change.

An entry is called by the digest of everything that its findings follow
from. What a rule looked up beside that (a picture,
the labels of other specs) is in the entry, and looked up again before
the entry is believed. Whatever is not an entry of ours is ignored.
"""

import contextlib
import json
import sys
from functools import cache
from hashlib import blake2b

from novaspec_new import __version__
from novaspec_new.check.context import Context
from novaspec_new.check.dependencies import Dependencies
from novaspec_new.check.findings import Finding, Severity
from novaspec_new.check.results import Checked
from novaspec_new.spec.cross_references import CrossReferences
from novaspec_new.workspace import resources
from novaspec_new.workspace.cache_store import CacheStore

# What reading a file that is no entry of ours can end with.
_NO_ENTRY = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
)
# The modules that findings come from.
_SOURCES = ("check/**/*.py", "rst/**/*.py", "spec/*.py")


class Cache:
    """Findings by what they follow from, in a store of the user's."""

    def __init__(self, store: CacheStore) -> None:
        self._store = store

    def key(self, data: bytes, context: Context) -> str:
        """Return the name of the entry for a file's bytes."""
        known = (
            context.name,
            context.profile,
            context.place,
            context.document,
            context.folder,
            context.known_release,
            context.placed,
            *map(_digest, context.templates()),
            context.release,
            context.exists is None,
        )
        digest = blake2b(_rules().encode(), digest_size=20)
        digest.update(repr(known).encode("utf-8", "surrogatepass"))
        digest.update(data)
        return digest.hexdigest()

    def get(self, key: str, context: Context) -> Checked | None:
        """Return what was found, if it still holds."""
        try:
            entry = json.loads(self._store.get(key))
            if not _still_holds(entry, key, context):
                return None
            lines = {int(line): str(t) for line, t in entry["lines"].items()}
            return Checked(tuple(map(_finding, entry["findings"])), lines)
        except _NO_ENTRY:
            return None

    def put(
        self, key: str, checked: Checked, dependencies: Dependencies
    ) -> None:
        """Keep what was found; that it cannot be kept is no failure."""
        entry = {
            "key": key,
            "files": dependencies.files,
            "cross_references": list(
                map(_cross_references_digest, dependencies.cross_references)
            ),
            "findings": checked.findings,
            "lines": checked.lines,
        }
        with contextlib.suppress(ValueError):
            self._store.put(key, json.dumps(entry).encode())

    def prune(self) -> None:
        """Take entries away where they are many."""
        self._store.prune()


def _still_holds(entry: dict[str, object], key: str, context: Context) -> bool:
    files, cross_references = entry["files"], entry["cross_references"]
    if entry["key"] != key or not isinstance(files, dict):
        return False
    if cross_references and cross_references != [
        _cross_references_digest(context.cross_references())
    ]:
        return False
    return all(
        context.exists is not None and context.exists(name) == was
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


@cache
def _digest(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()


def _cross_references_digest(found: CrossReferences | None) -> str:
    if found is None:
        return ""
    return _digest(repr((found.labels, found.citations, sorted(found.unseen))))


@cache
def _rules() -> str:
    """Return what the findings follow from beside the file: the rules."""
    import docutils
    import pygments

    parts = (
        __version__,
        resources.newest_source(_SOURCES),
        sys.version,
        docutils.__version__,
        pygments.__version__,
    )
    return repr(parts)
