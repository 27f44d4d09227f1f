"""Keeps what was found in a file until the file or the rules change.

An entry is called by the digest of everything that its findings follow
from. What a rule looked up beside that (a picture,
the labels of other specs) is in the entry, and looked up again before
the entry is believed. Whatever is not an entry of ours is ignored.
"""

import json
import sys
import zlib
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from novaspec_new import __version__
from novaspec_new.check.context import Context
from novaspec_new.check.dependencies import (
    Dependencies,
    recorded,
    still_hold,
)
from novaspec_new.check.findings import Finding, Severity
from novaspec_new.check.results import Checked
from novaspec_new.spec.profile import Profile
from novaspec_new.workspace import resources

if TYPE_CHECKING:
    from novaspec_new.workspace.cache_store import CacheStore

_NOTHING = Checked((), {})
# What reading bytes of the store that are not ours can end with.
NO_ENTRY = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    zlib.error,
)
# What is said of many places is in words alike: a third of the bytes is
# left, and the lowest level takes a hundredth of the time of a check.
_LEVEL = 1
# Sooner asked than the class itself, of each finding there is.
_SEVERITIES = {each.value: each for each in Severity}
# The packages that findings come from.
_SOURCES = ("check", "rst", "spec", "workspace")


class Origin(NamedTuple):
    """What a file's findings follow from.

    ``key`` is the name of its entry; in ``dependencies`` is noted what
    the rules look up, ``document`` is what Sphinx calls the file.
    """

    key: str
    dependencies: Dependencies
    document: str


def traced(data: bytes, context: Context) -> tuple[Context, Origin]:
    """Return a context to check a file's bytes in, and their origin.

    The origin is complete when they are checked.
    """
    recording, dependencies = recorded(context)
    key = _key(data, context)
    return recording, Origin(key, dependencies, context.document)


class Entry(NamedTuple):
    """An entry's name, and the digest of what it holds.

    What is found in one text in two checkouts has one name, and may not
    be the same.
    """

    key: str
    digest: str


class Kept(NamedTuple):
    """What was found in a file, what that follows from, and its entry."""

    checked: Checked
    origin: Origin
    entry: Entry


class Cache:
    """Findings by what they follow from, in a store of the user's."""

    def __init__(self, store: "CacheStore") -> None:
        self.store = store

    def is_empty(self) -> bool:
        """Say whether nothing is kept: then nothing has to be looked up."""
        return self.store.is_empty()

    def get(self, data: bytes, context: Context) -> Kept | None:
        """Return what was found in a file's bytes, if it still holds."""
        key = _key(data, context)
        stored = self.store.get(key)
        if stored is None:
            return None
        try:
            checked, looked_up = _read(stored, key)
            if not still_hold(looked_up, context):
                return None
        except NO_ENTRY:
            return None
        origin = Origin(key, looked_up, context.document)
        return Kept(checked, origin, Entry(key, _digest_of(stored)))

    def unchanged(self, entry: Entry) -> Checked | None:
        """Return what an entry holds, if it is the same as it was.

        Whether that still holds is not looked at.
        """
        stored = self.store.get(entry.key)
        if stored is None or _digest_of(stored) != entry.digest:
            return None
        try:
            return _read(stored, entry.key)[0]
        except NO_ENTRY:
            return None

    def put(self, checked: Checked, origin: Origin) -> Entry | None:
        """Keep what was found; None where it cannot be kept."""
        entry = {
            "key": origin.key,
            "files": origin.dependencies.files,
            "names": origin.dependencies.names,
            "findings": checked.findings,
            "lines": checked.lines,
        }
        try:
            stored = packed(entry)
        except ValueError:
            return None
        self.store.put(origin.key, stored)
        return Entry(origin.key, _digest_of(stored))

    def close(self) -> None:
        """Write all of it; call it also before this process parts."""
        self.store.close()


def _key(data: bytes, context: Context) -> str:
    """Return the name of the entry for a file's bytes."""
    known = (
        context.name,
        context.spec_name,
        context.wanted,
        context.place,
        context.document,
        context.folder,
        context.known_release,
        context.placed,
        _digest_of_all(context.templates()),
        context.release,
        context.exists is None,
    )
    digest = _begun(context.profile).copy()
    digest.update(repr(known).encode("utf-8", "surrogatepass"))
    digest.update(data)
    return digest.hexdigest()


@cache
def _begun(profile: Profile) -> blake2b:
    """Return the digest of what many files have alike."""
    known = repr((rules(), profile))
    return blake2b(known.encode("utf-8", "surrogatepass"), digest_size=20)


def packed(value: Mapping[str, object]) -> bytes:
    """Return a value of JSON as the store has it.

    Raises ValueError for one that is none.
    """
    return zlib.compress(json.dumps(value).encode(), _LEVEL)


def unpacked(stored: bytes) -> Any:  # noqa: ANN401 - whatever is there
    """Return what ``packed`` made bytes of; else one of NO_ENTRY is raised."""
    return json.loads(zlib.decompress(stored))


def _read(stored: bytes, key: str) -> tuple[Checked, Dependencies]:
    """Read an entry; one of NO_ENTRY is raised for what is none."""
    entry = unpacked(stored)
    looked_up = Dependencies(entry["files"], entry["names"])
    if entry["key"] != key:
        raise KeyError(key)
    if not entry["findings"]:
        return _NOTHING, looked_up
    lines = {int(line): str(t) for line, t in entry["lines"].items()}
    found = tuple(map(_finding, entry["findings"]))
    return Checked(found, lines), looked_up


def _digest_of(stored: bytes) -> str:
    return blake2b(stored, digest_size=8).hexdigest()


def _finding(values: list[object]) -> Finding:
    line, column, code, severity, message, help_text, text = values
    if not isinstance(line, int) or not isinstance(column, int):
        raise TypeError(values)
    return Finding(
        line,
        column,
        str(code),
        _SEVERITIES[str(severity)],
        str(message),
        str(help_text),
        str(text),
    )


@cache
def _digest_of_all(templates: tuple[str, ...]) -> str:
    """Return one digest of many texts: a release's specs have it alike."""
    return _digest(" ".join(map(_digest, templates)))


@cache
def _digest(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()


@cache
def rules() -> str:
    """Return what the findings follow from beside the file: the rules."""
    from importlib.util import find_spec

    import docutils
    import pygments

    parts = (
        __version__,
        resources.newest_source(_SOURCES),
        sys.version,
        docutils.__version__,
        pygments.__version__,
        # Some declarations are read by its parsers.
        find_spec("sphinx") is not None,
    )
    return repr(parts)
