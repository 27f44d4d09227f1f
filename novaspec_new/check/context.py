"""What the checker knows of a spec besides its text."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from novaspec_new.spec.cross_references import CrossReferences
from novaspec_new.spec.outline import Outline
from novaspec_new.spec.profile import Profile


class Place(StrEnum):
    """Where in a checkout a file stands, as far as rules differ."""

    # Two folders below ``specs/``: the gate looks at its structure.
    RELEASE = "release"
    # Elsewhere below ``specs/``: only Sphinx and the style tests look.
    BESIDE = "beside"
    # Outside of any checkout, or standard input without a name.
    NOWHERE = "nowhere"


class Context(NamedTuple):
    """What is known of the spec to check; all of it may be unknown.

    ``name`` is the file's name, ``profile`` what its project wants.
    ``spec_name`` is the spec's, where a folder has it and not the file.
    ``read_outline`` gives the outline of the
    spec's release; without it structure and guidance are not checked.
    ``wanted`` are the titles that its place asks for, if not all.
    ``document`` is what Sphinx calls the spec, its path without suffix.
    ``templates`` gives the texts of all templates known, the spec's own
    first; ``cross_references`` what the rest of the checkout defines, None
    where there is none; ``exists`` says whether a path as Sphinx reads
    it (from ``doc/source`` if absolute, else from the spec's folder) is
    a file. These are called only when a rule needs to know.
    ``known_release`` is false for a spec in a folder of ``specs/`` that
    has no template, ``placed`` for one beside its release's folders.
    """

    name: str = ""
    spec_name: str = ""
    profile: Profile = Profile()
    place: Place = Place.NOWHERE
    document: str = ""
    folder: str = ""
    release: str = ""
    read_outline: Callable[[], Outline | None] = lambda: None
    wanted: tuple[str, ...] | None = None
    known_release: bool = True
    placed: bool = True
    templates: Callable[[], tuple[str, ...]] = tuple
    cross_references: Callable[[], CrossReferences | None] = lambda: None
    exists: Callable[[str], bool] | None = None

    @property
    def project(self) -> str:
        """The name that the tracker knows the project by."""
        return self.profile.tracker.project

    @property
    def outline(self) -> Outline | None:
        """The outline to check against, if there is one."""
        return self.read_outline()
