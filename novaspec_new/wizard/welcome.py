"""The first words of a session, and who the author is on the first run."""

from pathlib import Path
from typing import TYPE_CHECKING

from novaspec_new.spec.clean_text import clean_line
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import settings
from novaspec_new.workspace.files import near
from novaspec_new.workspace.settings import Settings

if TYPE_CHECKING:
    from novaspec_new.terminal.interface import Prompts


def is_first_run(known: Settings) -> bool:
    """Say whether an author was never asked for settings, and has none."""
    if known.launchpad_id or known.name:
        return False
    return not settings.settings_path().exists()


def announce(prompts: "Prompts", path: Path, known: Settings) -> None:
    """Say the first words, before all else is loaded."""
    if not is_first_run(known):
        name_spec(prompts, path)
        return
    prompts.say("Welcome to novaspec.", style="heading")
    prompts.say(
        "Two questions, asked only this once: Enter takes what is there.",
        "The answers are offered in your specs; 'novaspec config' shows them.",
        style="note",
    )


def name_spec(prompts: "Prompts", path: Path) -> None:
    """Say which spec is written, a new one or one that is there."""
    if path.exists():
        prompts.say(f"Going on with {near(path)}", style="heading")
        return
    prompts.say(f"Your spec: {near(path)}", style="heading")
    prompts.say(
        "Each answer is saved there at once; Ctrl-C leaves, keeps all.",
        style="note",
    )


def introduce(prompts: "Prompts", known: Settings) -> Settings:
    """Ask for a Launchpad id and a name, and keep them as settings.

    Returns the settings that hold from now on. What cannot be written
    is told, and asked for again another time. Raises PromptAbortedError
    where the author leaves.
    """
    # Only the first run asks git.
    from novaspec_new.workspace import identity

    known_id = identity.git_value("gitreview.username")
    launchpad_id = _launchpad_id(prompts, known_id)
    name = _asked(prompts, "Your name:", identity.git_value("user.name"))
    try:
        settings.write(launchpad_id=launchpad_id, name=name)
    except NovaspecError as error:
        prompts.say(f"{error}.", style="warning")
    return known._replace(launchpad_id=launchpad_id, name=name)


def _launchpad_id(prompts: "Prompts", given: str) -> str:
    while True:
        given = _asked(prompts, "Your Launchpad id:", given).removeprefix("~")
        if not given or settings.is_launchpad_name(given):
            return given
        prompts.say(
            f"{given!r} is no id on Launchpad: it stands in your page's "
            "address, https://launchpad.net/~ID",
            style="warning",
        )


def _asked(prompts: "Prompts", message: str, default: str) -> str:
    from novaspec_new.terminal.interface import Question
    from novaspec_new.terminal.menu_entries import Action

    question = Question(
        message, default=clean_line(default), on_empty=Action.SKIP
    )
    return clean_line(prompts.ask(question).text)
