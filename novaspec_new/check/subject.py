"""What the checker knows of a spec besides its text."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

from novaspec_new.outline import Outline


class Place(StrEnum):
    """Where in a checkout a file stands, as far as rules differ."""

    # Two folders below ``specs/``: the gate looks at its structure.
    RELEASE = "release"
    # Elsewhere below ``specs/``: only Sphinx and the style tests look.
    BESIDE = "beside"
    # Outside of any checkout, or standard input without a name.
    NOWHERE = "nowhere"


class Label(NamedTuple):
    """A label in another document; Sphinx calls that ``document``.

    ``heading`` says that a heading follows it, which makes it one that
    any document can refer to without a text of its own.
    """

    document: str
    heading: bool


class Neighbours(NamedTuple):
    """What the rest of a checkout's documents define.

    ``labels`` has each label's places by its name, as docutils
    normalises it; ``citations`` the document of each citation.
    ``unseen`` holds names of pages that the checkout lists and does not
    have.
    """

    labels: Mapping[str, tuple[Label, ...]]
    citations: Mapping[str, str]
    unseen: frozenset[str]


class Subject(NamedTuple):
    """What is known of the spec to check; all of it may be unknown.

    ``name`` is the file's name. ``read_outline`` gives the outline of the
    spec's release; without it structure and guidance are not checked.
    ``document`` is what Sphinx calls the spec, its path without suffix.
    ``templates`` gives the texts of all templates known, the spec's own
    first; ``neighbours`` what the rest of the checkout defines, None
    where there is none; ``exists`` says whether a path as Sphinx reads
    it (from ``doc/source`` if absolute, else from the spec's folder) is
    a file. These are called only when a rule needs to know.
    ``known_release`` is false for a spec in a folder of ``specs/`` that
    has no template, ``placed`` for one beside its release's folders.
    """

    name: str = ""
    project: str = "nova"
    place: Place = Place.NOWHERE
    document: str = ""
    folder: str = ""
    release: str = ""
    read_outline: Callable[[], Outline | None] = lambda: None
    known_release: bool = True
    placed: bool = True
    templates: Callable[[], tuple[str, ...]] = tuple
    neighbours: Callable[[], Neighbours | None] = lambda: None
    exists: Callable[[str], bool] | None = None

    @property
    def outline(self) -> Outline | None:
        """The outline to check against, if there is one."""
        return self.read_outline()
