"""Where a new spec goes, and what is known of it by its place."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from novaspec_new.spec import spec_name, tracker_page
from novaspec_new.spec.errors import UsageError
from novaspec_new.spec.tracker import Tracker
from novaspec_new.workspace import profile_choice, resources, spec_templates
from novaspec_new.workspace.checkout import Checkout

if TYPE_CHECKING:
    from novaspec_new.spec.outline import Outline


class Target(NamedTuple):
    """A spec's file to be: its blueprint, its outline, its checkout.

    ``name`` is the file's, without suffix, and of a project that has
    blueprints that of the blueprint; ``project`` is the tracker's name
    of it. ``own_outline`` is that of the checkout's template, None where
    ours holds. ``page`` is the number or name of the tracker's page,
    empty where it is the file's name or not known. With ``follow`` it
    may be written where a link leads out of the checkout.
    """

    path: Path
    name: str
    project: str
    own_outline: "Outline | None"
    checkout: Checkout | None
    follow: bool = False
    page: str = ""

    @property
    def outline(self) -> "Outline":
        """The outline that the spec follows.

        Ours is read when it is first asked for, after the first words.
        """
        if self.own_outline is not None:
            return self.own_outline
        return resources.embedded().outline

    @property
    def tracker(self) -> Tracker:
        """Where the spec's work is tracked."""
        return tracker_of(self.checkout, self.project)

    @property
    def is_page_known(self) -> bool:
        """Whether the address leads to the tracker's page of the work."""
        return bool(self.page) or not tracker_page.is_numbered(self.tracker)

    @property
    def address(self) -> str:
        """The address of the tracker's page; empty without a tracker."""
        known = self.page or (
            self.name if self.is_page_known else tracker_page.UNKNOWN
        )
        return tracker_page.address(self.tracker, known)


def tracker_of(checkout: Checkout | None, project: str) -> Tracker:
    """Return a checkout's tracker; that of a project outside of any."""
    if checkout is not None:
        return checkout.profile.tracker
    tracker = profile_choice.default().profile.tracker
    return tracker._replace(project=project or tracker.project)


def project_at(folder: Path, otherwise: str = "") -> str:
    """Return the project's name on Launchpad, seen from a folder.

    That is the checkout's, else ``otherwise``, else the first profile's.
    """
    checkout = Checkout.find(folder)
    return checkout.project if checkout else otherwise or _default()


class Wanted(NamedTuple):
    """What an author says of a spec to be; nothing is what is usual.

    ``given`` is its name, or the address of its blueprint; ``link`` the
    address or number of the tracker's page; ``component`` the part of
    the project that it is for; ``project`` the tracker's name of it
    outside of a checkout.
    """

    given: str
    release: str | None = None
    output: Path | None = None
    link: str | None = None
    component: str | None = None
    project: str = ""


def find(folder: Path, wanted: Wanted) -> Target:
    """Return where a spec goes, seen from a folder.

    Raises NovaspecError for a release or component that is not there,
    and UsageError for a name that nothing can be called by and a file
    name that the gate would refuse.
    """
    checkout = Checkout.find(folder)
    tracker = tracker_of(checkout, wanted.project)
    name = spec_name.read(wanted.given, tracker)
    page = ""
    if wanted.link is not None:
        page = spec_name.read_link(wanted.link, tracker)
    known = None
    if checkout is None:
        spec_templates.expect_ours(wanted.release)
        path = folder / f"{name}.rst"
    else:
        known = spec_templates.of_release(checkout, wanted.release)
        path = checkout.new_spec(name, known.release, wanted.component)
        if wanted.output is None:
            known = spec_templates.of_place(path, checkout, known)
    if wanted.output is not None:
        path = _named(wanted.output, name)
    return Target(path, name, tracker.project, known, checkout, page=page)


def _default() -> str:
    return profile_choice.default().profile.tracker.project


def _named(output: Path, name: str) -> Path:
    if output.is_dir():
        return output / f"{name}.rst"
    if output.suffix != ".rst":
        raise UsageError(
            f"--output {str(output)!r} is neither a folder nor a .rst file",
            "the gate takes only names that end in .rst",
        )
    return output
