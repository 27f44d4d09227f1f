"""What a project wants of its specs: where they lie, what its gate checks.

A profile is data, read from TOML (``profile_file``). It is a value that
can be compared and hashed, since what was found by it is remembered.
"""

from enum import StrEnum
from typing import NamedTuple

from novaspec_new.spec import path_pattern, releases

WIDTH = 79


class GateCheck(StrEnum):
    """What makes a project's gate fail, where it does."""

    # Sphinx's warnings are errors: ``sphinx-build -W``.
    BUILD = "build"
    # Every title of the template, under its own parent.
    TITLES = "titles"
    # No other title than the template's at level 1.
    OTHER_TITLES = "other-titles"
    WIDTH = "width"
    TRAILING_SPACE = "trailing-space"
    CARRIAGE_RETURN = "carriage-return"
    ZERO_WIDTH_SPACE = "zero-width-space"
    # A file's name ends in .rst.
    EXTENSION = "extension"
    # A spec stands in a folder that the project knows.
    FOLDER = "folder"
    # The template's licence stands at the top.
    LICENCE = "licence"
    # The tracker's address stands in the introduction.
    LINK = "link"


class WidthExemption(StrEnum):
    """Lines that may be wider than the gate's width."""

    ADDRESS = "address"
    # No white space but the indent.
    WORD = "word"
    # From a line with ``::`` on, until one stands at the margin.
    CODE = "code"
    # A directive for an image.
    IMAGE = "image"


class Gate(NamedTuple):
    """What the project's own gate rejects; reviewers see to the rest.

    ``width`` is in code points, 0 for a project without such a rule.
    The defaults are those of the gate that most others began as.
    """

    checks: tuple[str, ...] = (
        GateCheck.BUILD,
        GateCheck.TITLES,
        GateCheck.OTHER_TITLES,
        GateCheck.WIDTH,
        GateCheck.TRAILING_SPACE,
        GateCheck.ZERO_WIDTH_SPACE,
        GateCheck.EXTENSION,
        GateCheck.FOLDER,
    )
    width: int = WIDTH
    width_exempt: tuple[str, ...] = (
        WidthExemption.ADDRESS,
        WidthExemption.WORD,
        WidthExemption.CODE,
    )


class Location(NamedTuple):
    """A form of path, from the checkout's root, that specs have.

    ``gated`` says that the gate compares titles there; ``abandoned`` that
    nobody will write these specs. ``template`` is the pattern of a
    template of their own, ``titles`` the titles that the gate asks for
    there, if these are not all of the template.
    """

    path: str
    gated: bool = True
    abandoned: bool = False
    template: str = ""
    titles: tuple[str, ...] | None = None


class Place(NamedTuple):
    """Where a spec stands: its location, and what its path tells."""

    location: Location
    release: str = ""
    state: str = ""
    component: str = ""


class Layout(NamedTuple):
    """Where a project's templates and specs lie.

    ``templates`` are patterns; the first that a release has a file for
    is its template. New specs go to the first of the ``locations``, in
    the first of the ``states``. ``ignored`` are names of files that
    stand among specs and are none.
    """

    templates: tuple[str, ...] = ()
    locations: tuple[Location, ...] = ()
    states: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    def place(self, path: str) -> Place | None:
        """Return where a spec of this path stands, if it is a spec's.

        A path has the form of several locations when one of them is of
        one release, or of none: the one that says the most holds.
        """
        patterns = {each.path: each for each in self.locations}
        pattern = path_pattern.nearest(patterns, path)
        if pattern is None:
            return None
        found = path_pattern.match(pattern, path) or {}
        found.pop("name", None)
        return Place(patterns[pattern], **found)

    def is_release(self, name: str) -> bool:
        """Say whether a folder is a release's, by its name."""
        if not releases.is_release(name):
            return False
        return not any(
            name in location.path.split("/") for location in self.locations
        )


class TrackerKind(StrEnum):
    """What a project tracks its work with."""

    BLUEPRINT = "blueprint"
    BUG = "bug"
    STORY = "story"
    NONE = "none"


class Tracker(NamedTuple):
    """Where a spec's work is tracked; ``project`` is its name there."""

    kind: TrackerKind = TrackerKind.NONE
    project: str = ""


class Sections(NamedTuple):
    """Which of the template's sections a spec may lack.

    ``optional_in`` has by release what takes the place of ``optional``.
    """

    optional: tuple[str, ...] = ()
    optional_in: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def may_be_absent(self, release: str) -> tuple[str, ...]:
        """Return the titles that a spec of a release may lack."""
        return dict(self.optional_in).get(release, self.optional)


class Profile(NamedTuple):
    """A project's rules for its specs.

    ``name`` is what the profile is called; ``service`` what the project
    is called in a sentence; ``repositories`` the names of the git
    repositories that it holds in, as ``nova-specs``.
    """

    name: str = ""
    service: str = ""
    repositories: tuple[str, ...] = ()
    layout: Layout = Layout()
    tracker: Tracker = Tracker()
    sections: Sections = Sections()
    gate: Gate = Gate()
