"""A repository of specs that no profile is for, read by its template.

No rule holds in it that is not known: what the template and the folders
tell is all.
"""

import re
from pathlib import Path

from novaspec_new.spec import releases
from novaspec_new.spec.profile import Gate, Profile
from novaspec_new.spec.repository_layout import FileName, Layout, Location
from novaspec_new.spec.tracker import Tracker, TrackerKind
from novaspec_new.workspace import files

# Where projects keep the template of a spec.
TEMPLATES = (
    "specs/{release}-template.rst",
    "specs/template.rst",
    "template.rst",
    "doc/source/specs/template.rst",
)
_STATES = ("approved", "implemented")
_TRACKERS = (
    (
        TrackerKind.BLUEPRINT,
        r"blueprints\.launchpad\.net/(?P<project>[\w.+-]+)",
    ),
    (TrackerKind.BUG, r"bugs\.launchpad\.net/(?P<project>[\w.+-]+)/\+bug"),
    (TrackerKind.STORY, r"storyboard\.openstack\.org(?P<project>)"),
)
# Rules on what one project's reviewers want of an API.
_OFF = ("api-case", "api-schema", "api-underscore")


def template_in(folder: Path) -> Path | None:
    """Return a template of specs in a folder, if one is there."""
    below = folder / "specs"
    if not below.is_dir():
        return None
    for path in (below / "template.rst", folder / "template.rst"):
        if path.is_file():
            return path
    dated = [
        path
        for path in below.glob("*-template.rst")
        if releases.is_known(path.name.removesuffix("-template.rst"))
    ]
    return max(dated, key=_age, default=None)


def _age(path: Path) -> tuple[int, int, int, str]:
    return releases.sort_key(path.name.removesuffix("-template.rst"))


def tracker(template: str) -> Tracker:
    """Return the tracker whose pages a template names; of no kind if none.

    The one that it names first.
    """
    found = [
        (match.start(), Tracker(kind, match["project"]))
        for kind, pattern in _TRACKERS
        if (match := re.search(pattern, template))
    ]
    return min(found, default=(0, Tracker()))[1]


def told(where: str) -> str:
    """Return why only its files tell of a repository: ``where`` names it."""
    return f"{where}, which no profile is for"


def profile(folder: Path, repository: str) -> Profile:
    """Return what is known of a repository by its files."""
    name = repository.rpartition("/")[2].removesuffix("-specs")
    template = template_in(folder)
    text = files.read_loosely(template) if template else ""
    found = tracker(text)
    named = found.kind is TrackerKind.BLUEPRINT
    return Profile(
        name=name,
        service=name.capitalize(),
        layout=Layout(
            templates=TEMPLATES,
            locations=tuple(_locations(folder)),
            states=_STATES,
            ignored=("index.rst", "template.rst"),
            file_name=FileName.TRACKER if named else FileName.WORDS,
        ),
        tracker=found,
        gate=Gate(checks=(), width=0, width_exempt=(), off=_OFF),
        is_known=False,
    )


def _locations(folder: Path) -> list[Location]:
    """Return where specs lie, that of new ones first."""
    below = folder / "specs"
    found = {
        "specs/{release}/{state}/{name}.rst": any(
            releases.is_known(path.parent.name)
            for state in _STATES
            for path in below.glob(f"*/{state}")
        ),
        "specs/{release}/{name}.rst": any(
            path.is_dir() and releases.is_known(path.name)
            for path in below.glob("*")
        ),
        "specs/{state}/{name}.rst": any(
            (below / state).is_dir() for state in _STATES
        ),
        "specs/{name}.rst": True,
    }
    return [Location(path) for path, is_there in found.items() if is_there]
