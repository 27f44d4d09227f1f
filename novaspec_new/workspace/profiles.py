"""Which profile holds in a checkout, and why.

That is the one in the checkout's own ``.novaspec.toml``, else one of
ours (``templates/profiles/``), by the name of the repository.
"""

import re
from pathlib import Path
from typing import NamedTuple

from novaspec_new.spec.profile import (
    Layout,
    Profile,
    Tracker,
    TrackerKind,
)
from novaspec_new.workspace import files, resources

FILE = ".novaspec.toml"
_REVIEW = ".gitreview"
_REPOSITORY = re.compile(
    r"^\s*project\s*=\s*(?P<name>\S+?)(?:\.git)?\s*$", re.MULTILINE
)


class Choice(NamedTuple):
    """A profile, and what it was chosen by, for the author."""

    profile: Profile
    reason: str


def choose(folder: Path) -> Choice | None:
    """Return the profile that a folder itself asks for, if it does.

    Raises NovaspecError for a ``.novaspec.toml`` that cannot be right.
    """
    own = folder / FILE
    if own.is_file():
        from novaspec_new.spec import profile_file

        text = files.read_text(own)
        found = profile_file.read(text, folder.name, files.near(own))
        return Choice(found, files.near(own))
    repository = _reviewed(folder)
    if not repository:
        return None
    return Choice(_of_repository(repository), f"{_REVIEW}: {repository}")


def default() -> Choice:
    """Return what holds where nothing tells of another project."""
    return Choice(
        resources.profile(resources.FIRST), "nothing tells of another project"
    )


def around(start: Path) -> Choice:
    """Return the profile of the repository that a folder stands in."""
    here = start.absolute()
    found = (choose(folder) for folder in (here, *here.parents))
    return next(filter(None, found), default())


def _of_repository(repository: str) -> Profile:
    # A fork has another owner's name before its own.
    own = repository.rpartition("/")[2]
    for name in resources.profile_names():
        profile = resources.profile(name)
        if own in profile.repositories:
            return profile
    project = own.removesuffix("-specs")
    return Profile(
        name=project,
        service=project.capitalize(),
        layout=Layout(
            templates=resources.profile(resources.FIRST).layout.templates
        ),
        tracker=Tracker(TrackerKind.BLUEPRINT, project),
    )


def _reviewed(folder: Path) -> str:
    """Return the repository of specs that a review's file tells of."""
    match = _REPOSITORY.search(files.read_loosely(folder / _REVIEW))
    name = match["name"] if match else ""
    return name if name.endswith("-specs") else ""
