"""What a project wants of its specs: where they lie, what its gate checks.

A profile is data, read from TOML (``profile_file``). It is a value that
can be compared and hashed, since what was found by it is remembered.
"""

from enum import StrEnum
from typing import NamedTuple

from novaspec_new.spec.repository_layout import Layout
from novaspec_new.spec.tracker import Tracker

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
