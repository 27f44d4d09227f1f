"""What was found in a checkout when its files last were as they are.

To look up a file's findings takes its bytes, its context, and what its
rules looked up. Where no file of the checkout has changed since all of
that was done, it need not be done again.
"""

import posixpath
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from novaspec_new.check import cache
from novaspec_new.check.cache import Entry, Origin
from novaspec_new.spec.repository_layout import Layout
from novaspec_new.workspace import cross_references, profile_choice, tree_state
from novaspec_new.workspace.checkout import SPECS, Checkout

if TYPE_CHECKING:
    from novaspec_new.workspace.cache_store import CacheStore


class Snapshot:
    """The entries of files in a cache, while nothing changes.

    Make it before the first file is read: what changes meanwhile is seen
    the next time. ``here`` is the folder that paths count from, and
    ``release`` the one that was asked for.
    """

    def __init__(
        self,
        store: "CacheStore",
        checkout: Checkout,
        here: Path,
        release: str | None,
    ) -> None:
        # The checkout's profile is chosen anew each time.
        asked = (str(here), release, profile_choice.wanted())
        known = repr((cache.rules(), checkout, asked))
        self._name = blake2b(known.encode(), digest_size=20).hexdigest()
        self._store = store
        self._root = checkout.root
        self._folders = _folders(checkout.profile.layout)
        self._state = None
        if all(self._folders):
            self._state = tree_state.digest(self._root, self._folders)
        # Files that were looked for and that the state does not tell of.
        self._elsewhere: dict[str, bool] = {}
        self._entries: dict[str, Entry] = {}
        self._new: dict[str, Entry] = {}
        self._read()

    def entry(self, path: Path) -> Entry | None:
        """Return a file's entry; None where it may be another by now."""
        return self._entries.get(str(path))

    def note(self, path: Path, origin: Origin, entry: Entry) -> None:
        """Note what a file's findings follow from, and where they are."""
        named = posixpath.normpath(path.absolute().as_posix())
        looked_for = {
            cross_references.below_sources(origin.document, name): is_there
            for name, is_there in origin.dependencies.files.items()
        }
        elsewhere = {
            name: is_there
            for name, is_there in looked_for.items()
            if not self._tells_of(name)
            # Where it is looked for first, and is, the state tells of it.
            and not (self._root / cross_references.SOURCE / name).is_file()
        }
        if any(
            self._elsewhere.get(name, is_there) != is_there
            for name, is_there in elsewhere.items()
        ):
            # It came or went while others were checked.
            self._state = None
        below = named.removeprefix(f"{self._root.as_posix()}/")
        is_plain = not any(map(cross_references.is_pattern, elsewhere))
        if self._tells_of(below) and is_plain:
            self._new[str(path)] = entry
            self._elsewhere |= elsewhere

    def keep(self) -> None:
        """Keep what was noted for the next time."""
        if self._state is None or not self._new:
            return
        known = {
            "state": self._state,
            "elsewhere": self._elsewhere,
            "entries": self._entries | self._new,
        }
        self._store.put(self._name, cache.packed(known))

    def _read(self) -> None:
        stored = self._store.get(self._name)
        if stored is None or self._state is None:
            return
        try:
            known = cache.unpacked(stored)
            elsewhere = dict(known["elsewhere"])
            entries = {
                path: Entry(key, digest)
                for path, (key, digest) in known["entries"].items()
            }
            is_same = known["state"] == self._state and all(
                (self._root / name).is_file() == is_there
                for name, is_there in elsewhere.items()
            )
        except cache.NO_ENTRY:
            return
        if is_same:
            self._elsewhere, self._entries = elsewhere, entries

    def _tells_of(self, path: str) -> bool:
        """Say whether the state is of a path that counts from the root."""
        return "/" not in path or any(
            path.startswith(f"{folder}/") for folder in self._folders
        )


def _folders(layout: Layout) -> tuple[str, ...]:
    """Return the folders that hold what findings follow from.

    They count from the checkout's root, whose own files count too; it is
    "" that stands for all that is below.
    """
    patterns = [*layout.templates]
    for location in layout.locations:
        patterns += [location.path, location.template]
    named = [
        pattern.partition("{")[0].rpartition("/")[0]
        for pattern in patterns
        if "/" in pattern
    ]
    return (SPECS, cross_references.SOURCE, *named)
