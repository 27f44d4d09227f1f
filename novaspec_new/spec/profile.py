"""What a project wants of its specs: where they lie, what its gate checks.

A profile is data, read from TOML (``profile_file``). It is a value that
can be compared and hashed, since what was found by it is remembered.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from novaspec_new.spec import path_pattern, releases

WIDTH = 79
# What authors of any project are asked, by a section's title.
QUESTIONS = "sections.toml"


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
    # Each release's folder has a template of its own.
    RELEASE = "release"
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
    ``title_levels`` says how deep titles are compared: 1, or 2 with those
    below. ``directives`` are those that extensions bring to the project's
    build. ``off`` are codes of rules that reviewers there do not share,
    ``on`` those of rules that hold only where a profile names them.
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
        GateCheck.RELEASE,
    )
    width: int = WIDTH
    width_exempt: tuple[str, ...] = (
        WidthExemption.ADDRESS,
        WidthExemption.WORD,
        WidthExemption.CODE,
    )
    title_levels: int = 2
    directives: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()

    def has(self, *checks: GateCheck) -> bool:
        """Say whether the gate makes any of these checks."""
        return any(check in self.checks for check in checks)


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
        return max(fitting, key=self._exactness, default=None)

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
        return frozenset(
            part
            for location in self.locations
            for part in location.path.split("/")[:-1]
            if "{" not in part
        )

    @property
    def has_releases(self) -> bool:
        """Whether new specs are for a release."""
        first = self.locations[:1]
        return any("release" in path_pattern.fields(x.path) for x in first)


class TrackerKind(StrEnum):
    """What a project tracks its work with."""

    BLUEPRINT = "blueprint"
    BUG = "bug"
    STORY = "story"
    NONE = "none"


# Of each kind: a page's address, the line of a commit that does the work,
# one that only has to do with it, and the name of a branch.
_FORMS = {
    TrackerKind.BLUEPRINT: (
        "https://blueprints.launchpad.net/{project}/+spec/{id}",
        "Implements: blueprint {id}",
        "Related to blueprint {id}",
        "bp/{id}",
    ),
    TrackerKind.BUG: (
        "https://bugs.launchpad.net/{project}/+bug/{id}",
        "Partial-Bug: #{id}",
        "Related-Bug: #{id}",
        "bug/{id}",
    ),
    TrackerKind.STORY: (
        "https://storyboard.openstack.org/#!/story/{id}",
        "Story: {id}",
        "Story: {id}",
        "story/{id}",
    ),
    TrackerKind.NONE: ("", "", "", "spec/{name}"),
}


class Tracker(NamedTuple):
    """Where a spec's work is tracked; ``project`` is its name there.

    ``address`` is the form of a page's address with ``{project}`` and
    ``{id}``, ``also`` are other forms that do as well. ``implements`` and
    ``related`` are lines of a commit message, ``branch`` is the name of
    the commit's branch, with ``{id}`` or ``{name}``, the file's. Empty
    texts stand for what is usual for the kind. ``approved`` is the name
    of the trailer for a spec that an earlier release approved, empty
    where the project has none. ``any_project`` says that
    the work of other projects there is the project's own too.
    """

    kind: TrackerKind = TrackerKind.NONE
    project: str = ""
    address: str = ""
    also: tuple[str, ...] = ()
    implements: str = ""
    related: str = ""
    branch: str = ""
    approved: str = ""
    any_project: bool = False

    @property
    def address_form(self) -> str:
        """The form of a page's address; empty where there is no tracker."""
        return self.address or _FORMS[self.kind][0]

    @property
    def implements_form(self) -> str:
        """The form of the line that says what a commit does."""
        return self.implements or _FORMS[self.kind][1]

    @property
    def related_form(self) -> str:
        """The form of the line that says what a commit has to do with."""
        return self.related or _FORMS[self.kind][2]

    @property
    def branch_form(self) -> str:
        """The form of the name of a commit's branch."""
        return self.branch or _FORMS[self.kind][3]


class Sections(NamedTuple):
    """Which of the template's sections a spec may lack or add.

    ``optional_in`` has by release what takes the place of ``optional``.
    ``added`` are further titles of level 1 that the gate takes.
    ``history`` is the title of the table with a row for each release.
    """

    optional: tuple[str, ...] = ()
    optional_in: tuple[tuple[str, tuple[str, ...]], ...] = ()
    added: tuple[str, ...] = ()
    history: str = ""

    def may_be_absent(self, release: str) -> tuple[str, ...]:
        """Return the titles that a spec of a release may lack."""
        return dict(self.optional_in).get(release, self.optional)


class Profile(NamedTuple):
    """A project's rules for its specs.

    ``name`` is what the profile is called; ``service`` what the project
    is called in a sentence; ``repositories`` the names of the git
    repositories that it holds in, as ``nova-specs``. ``questions`` is the
    file with what authors are asked. ``is_known`` is false where nobody
    wrote a profile, and the template alone tells.
    """

    name: str = ""
    service: str = ""
    repositories: tuple[str, ...] = ()
    layout: Layout = Layout()
    tracker: Tracker = Tracker()
    sections: Sections = Sections()
    gate: Gate = Gate()
    questions: str = QUESTIONS
    is_known: bool = True
