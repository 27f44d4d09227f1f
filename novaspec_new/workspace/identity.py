"""Who may do the work: what Launchpad, the settings and git know."""

from dataclasses import dataclass
from pathlib import Path

from novaspec_new.spec.clean_text import clean_line
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace.settings import Settings, is_launchpad_name


@dataclass(frozen=True, slots=True)
class Person:
    """A name to offer, and where it comes from."""

    name: str
    source: str

    @property
    def is_id(self) -> bool:
        """Whether it can be a Launchpad id, as the template asks for."""
        return is_launchpad_name(self.name)


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
        person = Person(clean_line(name), source)
        if person.name:
            found.setdefault(person.name.casefold(), person)
    return tuple(found.values())


def _of_git(folder: Path) -> str:
    """Return the name for reviews, else a commit's name or address.

    That for reviews comes from Launchpad, as git-review's users log in
    by it.
    """
    keys = ("gitreview.username", "user.name", "user.email")
    values = (git_value(key, folder) for key in keys)
    return next((value for value in values if value), "")


def git_value(key: str, folder: Path | None = None) -> str:
    """Return how git is configured, as seen in a folder; may be empty."""
    # A form needs to know what a person is long before git is asked.
    from novaspec_new.workspace import git

    try:
        return git.run(folder or Path(), "config", "--get", key).strip()
    except NovaspecError:
        return ""


def expect_author(root: Path) -> None:
    """Raise NovaspecError where git would not know whose commit it is."""
    from novaspec_new.workspace import git

    for kind in ("AUTHOR", "COMMITTER"):
        asked = ("-c", "user.useConfigOnly=true", "var", f"GIT_{kind}_IDENT")
        if not git.succeeds(root, *asked):
            raise NovaspecError(
                "git does not know your user.name and user.email",
                "'git config --global user.name \"Your Name\"' and "
                "'git config --global user.email you@example.org'",
            )
