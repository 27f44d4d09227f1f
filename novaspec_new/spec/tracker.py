"""What a project tracks its work with, and where that is."""

from enum import StrEnum
from typing import NamedTuple


class TrackerKind(StrEnum):
    """What a project tracks its work with."""

    BLUEPRINT = "blueprint"
    BUG = "bug"
    STORY = "story"
    NONE = "none"


# The form of a page's address, of each kind.
_ADDRESSES = {
    TrackerKind.BLUEPRINT: (
        "https://blueprints.launchpad.net/{project}/+spec/{id}"
    ),
    TrackerKind.BUG: "https://bugs.launchpad.net/{project}/+bug/{id}",
    TrackerKind.STORY: "https://storyboard.openstack.org/#!/story/{id}",
    TrackerKind.NONE: "",
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
        return self.address or _ADDRESSES[self.kind]
