"""Which profile holds in a checkout, and why.

That is the one in the checkout's own ``.novaspec.toml``, else one that
was asked for by its name, else one of ours (``templates/profiles/``), by
the name of the repository or by what its template says.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.spec.profile import Profile
from novaspec_new.workspace import files, resources

FILE = ".novaspec.toml"
_REVIEW = ".gitreview"
_GIT = ".git"
# Where a template may be that tells of its project.
_SPECS = ("specs", "template.rst", "doc")
_REPOSITORY = r"(?m)^\s*project\s*=\s*(?P<name>\S+?)(?:\.git)?\s*$"
_REMOTE = r"(?m)^\s*url\s*=\s*(?P<name>\S+?)(?:\.git)?/?\s*$"


class Choice(NamedTuple):
    """A profile, and what it was chosen by, for the author.

    ``is_sure`` says that the folder is a repository of specs even where
    no template is found in it.
    """

    profile: Profile
    reason: str
    is_sure: bool = True


class _Wanted:
    """The profile that was asked for by its name, of one run."""

    name: str | None = None


def want(name: str | None) -> None:
    """Have a profile hold wherever a checkout is; None has it chosen.

    Raises UsageError for one that is not there.
    """
    if name is not None and name not in resources.profile_names():
        raise UsageError(
            f"there is no profile {name!r}",
            f"there are {', '.join(resources.profile_names())}",
        )
    _Wanted.name = name


def wanted() -> str:
    """Return the name of the profile that was asked for, or ""."""
    return _Wanted.name or ""


def choose(folder: Path) -> Choice | None:
    """Return the profile that holds for a folder by itself, if any does.

    Raises NovaspecError for a ``.novaspec.toml`` that cannot be right,
    and where two profiles claim the folder.
    """
    if _Wanted.name is not None:
        reason = f"--profile {_Wanted.name}"
        return Choice(resources.profile(_Wanted.name), reason, is_sure=False)
    own = folder / FILE
    if own.is_file():
        from novaspec_new.spec import profile_file
        from novaspec_new.spec.toml_text import Table

        table = Table.read(files.read_text(own), files.near(own))
        found = profile_file.read(table, folder.name)
        return Choice(found, files.near(own))
    for where, repository in _repositories(folder):
        reason = f"{where}: {repository}"
        known = _claimed(folder, repository)
        if known is not None:
            return Choice(known, reason)
        from novaspec_new.workspace import unknown_repository

        read = unknown_repository.profile(folder, repository)
        return Choice(read, unknown_repository.told(reason))
    return _by_template(folder)


def may_be_root(folder: Path) -> bool:
    """Say whether a folder holds anything by which it may be a checkout's.

    It is a look at its names alone, which is soon told of the many
    folders that hold nothing but specs.
    """
    templates = default().profile.layout.templates
    told = {FILE, _REVIEW, _GIT, *_SPECS}
    told.update(pattern.partition("/")[0] for pattern in templates)
    try:
        with os.scandir(folder) as entries:
            names = {entry.name for entry in entries}
    except OSError:
        # Whether it matters shows where it is looked into.
        return True
    return any("{" in name for name in told) or not told.isdisjoint(names)


def default() -> Choice:
    """Return what holds where nothing tells of another project."""
    name = _Wanted.name or resources.FIRST
    return Choice(
        resources.profile(name),
        f"--profile {name}"
        if _Wanted.name
        else "nothing tells of another project",
    )


def around(start: Path) -> Choice:
    """Return the profile of the repository that a folder stands in."""
    here = start.absolute()
    found = (choose(folder) for folder in (here, *here.parents))
    return next(filter(None, found), default())


def _by_template(folder: Path) -> Choice | None:
    """Return the profile that a template's own words tell of."""
    # Few folders have specs: for the others nothing is imported.
    if not (folder / "specs").is_dir():
        return None
    from novaspec_new.workspace import unknown_repository

    template = unknown_repository.template_in(folder)
    if template is None:
        return None
    place = template.relative_to(folder).as_posix()
    text = files.read_loosely(template)
    found = unknown_repository.tracker(text)
    named = _claimed(folder, folder.name) or _of_project(folder, found.project)
    if named is not None:
        return Choice(named, f"{place} is of {named.service}", is_sure=False)
    if template.name != "template.rst":
        # Each release has its own, as in the first of all.
        return None
    read = unknown_repository.profile(folder, folder.name)
    return Choice(read, unknown_repository.told(place), is_sure=False)


def _claimed(folder: Path, repository: str) -> Profile | None:
    # A fork has another owner's name before its own.
    own = repository.rpartition("/")[2]
    claims = [
        profile
        for profile in resources.profiles_with(own)
        if own in profile.repositories
    ]
    return only(folder, claims)


def _of_project(folder: Path, project: str) -> Profile | None:
    if not project:
        return None
    claims = [
        profile
        for profile in resources.profiles_with(project)
        if profile.tracker.project == project
    ]
    return only(folder, claims)


def only(folder: Path, claims: list[Profile]) -> Profile | None:
    """Return the one profile that claims a folder, if one does.

    Raises NovaspecError where there are several.
    """
    if len(claims) > 1:
        names = " and ".join(profile.name for profile in claims)
        raise NovaspecError(
            f"the profiles {names} claim {folder}",
            "--profile NAME takes one of them",
        )
    return claims[0] if claims else None


def _repositories(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the repositories of specs that a folder says it is."""
    reviewed = _named(folder / _REVIEW, _REPOSITORY)
    if reviewed:
        yield _REVIEW, reviewed
        return
    remote = _named(_git_config(folder), _REMOTE)
    if remote:
        yield "git's remote", remote.rpartition(":")[2].lstrip("/")


def _git_config(folder: Path) -> Path:
    """Return the file that names git's remotes, there or not."""
    at = folder / _GIT
    if at.is_file():
        # A worktree's: a line that leads below the main one's folder.
        line = files.read_loosely(at)
        main = (folder / line.partition(":")[2].strip()).parent.parent
        return main / "config"
    return at / "config"


def _named(file: Path, pattern: str) -> str:
    """Return the repository of specs that a file tells of, or nothing."""
    text = files.read_loosely(file)
    if not text:
        return ""
    named = (match["name"] for match in re.finditer(pattern, text))
    return next((name for name in named if name.endswith("-specs")), "")
