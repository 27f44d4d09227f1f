"""Where a project's specs and templates lie, and what a path tells."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from novaspec_new.spec import path_pattern, releases


class ReleaseNames(StrEnum):
    """What a project calls its releases' folders."""

    NUMBER = "number"
    WORD = "word"
    BOTH = "both"


class FileName(StrEnum):
    """What a spec's file is named by."""

    # The name that the tracker knows the work by.
    TRACKER = "tracker"
    # What it is about, in words that hyphens join.
    WORDS = "words"


class Location(NamedTuple):
    """A form of path, from the checkout's root, that specs have.

    ``gated`` says that the gate compares titles there; ``abandoned`` that
    nobody will write these specs. ``template`` is the pattern of a
    template of their own, ``titles`` the titles that the gate asks for
    there, if these are not all of the template. ``releases`` are the
    only ones that it holds for, all if there are none. ``usually_from``
    is the folder whose specs come here when they are abandoned.
    """

    path: str
    gated: bool = True
    abandoned: bool = False
    template: str = ""
    titles: tuple[str, ...] | None = None
    releases: tuple[str, ...] = ()
    usually_from: str = ""


class Place(NamedTuple):
    """Where a spec stands: its location, and what its path tells.

    ``name`` is the spec's own, which the file may have or its folder.
    """

    location: Location
    release: str = ""
    state: str = ""
    component: str = ""
    name: str = ""


class Layout(NamedTuple):
    """Where a project's templates and specs lie.

    ``templates`` are patterns; the first that a release has a file for
    is its template. New specs go to the first of the ``locations``, in
    the first of the ``states``. ``ignored`` are names of files that
    stand among specs and are none. ``redirects`` says that a spec that
    moves leaves a line which leads from its old address to the new one.
    """

    templates: tuple[str, ...] = ()
    locations: tuple[Location, ...] = ()
    states: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    releases: ReleaseNames = ReleaseNames.BOTH
    file_name: FileName = FileName.TRACKER
    redirects: bool = False

    def place(self, path: str) -> Place | None:
        """Return where a spec of this path stands, if it is a spec's.

        A path has the form of several locations when one of them is of
        one release, or of none: the one that says the most holds.
        """
        fitting = []
        for location in self.locations:
            found = path_pattern.match(location.path, path)
            if found is None or not self._fits(location, found):
                continue
            fitting.append(Place(location, **found))
        if len(fitting) < 2:
            # As nearly always; how much it says is dear to tell.
            return fitting[0] if fitting else None
        return max(fitting, key=self._exactness)

    @staticmethod
    def _fits(location: Location, found: Mapping[str, str]) -> bool:
        only = location.releases
        return not only or found.get("release", "") in only

    def _exactness(self, place: Place) -> tuple[bool, int, int]:
        """Return a key that is highest for what says the most of a path."""
        path, release = place.location.path, place.release
        return (
            not release or self.is_release(release),
            path_pattern.literal_parts(path) + len(place.location.releases),
            path_pattern.literal_length(path),
        )

    def is_release(self, name: str) -> bool:
        """Say whether a folder is a release's, by its name."""
        if not releases.is_release(name):
            return False
        if name in self.folders:
            return False
        is_number = name[:1].isdigit()
        if self.releases is ReleaseNames.NUMBER:
            return is_number
        return self.releases is ReleaseNames.WORD or releases.is_known(name)

    @property
    def folders(self) -> frozenset[str]:
        """The names of folders that locations have without a field."""
        return _folders(self.locations)

    @property
    def has_releases(self) -> bool:
        """Whether new specs are for a release."""
        first = self.locations[:1]
        return any("release" in path_pattern.fields(x.path) for x in first)


@cache
def _folders(locations: tuple[Location, ...]) -> frozenset[str]:
    return frozenset(
        part
        for location in locations
        for part in location.path.split("/")[:-1]
        if "{" not in part
    )
