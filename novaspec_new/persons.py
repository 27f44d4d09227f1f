"""Who may do the work: what Launchpad, the settings and git know."""

from dataclasses import dataclass
from pathlib import Path

from novaspec_new import plain
from novaspec_new.errors import NovaspecError
from novaspec_new.settings import Settings


@dataclass(frozen=True, slots=True)
class Person:
    """A name to offer, and where it comes from."""

    name: str
    source: str


def known(
    launchpad: str, settings: Settings, folder: Path
) -> tuple[Person, ...]:
    """Return who may do the work, the likeliest first, each once.

    ``launchpad`` is the blueprint's assignee or empty; git is asked as
    it is set up in ``folder``.
    """
    found: dict[str, Person] = {}
    for name, source in (
        (launchpad, "Launchpad"),
        (settings.launchpad_id or settings.name, "your settings"),
        (_of_git(folder), "git"),
    ):
        person = Person(plain.line(name), source)
        if person.name:
            found.setdefault(person.name.casefold(), person)
    return tuple(found.values())


def _of_git(folder: Path) -> str:
    """Return the name that git would give a commit, else the address."""
    # A form needs to know what a person is long before git is asked.
    from novaspec_new import git

    for key in ("user.name", "user.email"):
        try:
            name = git.run(folder, "config", "--get", key).strip()
        except NovaspecError:
            continue
        if name:
            return name
    return ""
