"""``novaspec new``: write a spec, in a conversation or from answers."""

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from novaspec_new import blueprint, configuration, files, target
from novaspec_new.checkout import Checkout
from novaspec_new.commands import terminal
from novaspec_new.errors import UsageError

if TYPE_CHECKING:
    from novaspec_new.answers import Answers
    from novaspec_new.launchpad import Lookup
    from novaspec_new.offers import Offers
    from novaspec_new.settings import Settings
    from novaspec_new.target import Target

_FILE = click.Path(path_type=Path)


class Wish(NamedTuple):
    """What the author asked for on the command line."""

    name_or_url: str
    release: str | None
    output: Path | None
    title: str | None
    answers: Path | None
    fill_none: bool
    non_interactive: bool
    offline: bool
    plain: bool
    dump_answers: bool


@click.command("new")
@click.argument("name_or_url", metavar="BLUEPRINT", default="")
@click.option("--release", metavar="R", help="Write it for release R.")
@click.option(
    "--output",
    type=_FILE,
    metavar="PATH",
    help="Write this file, or into this folder.",
)
@click.option("--title", metavar="T", help="Take this title.")
@click.option(
    "--answers", type=_FILE, metavar="FILE", help="Take answers from TOML."
)
@click.option(
    "--dump-answers",
    is_flag=True,
    help="Print such a file to fill in, and do nothing else.",
)
@click.option(
    "--fill-none", is_flag=True, help="Answer the other sections with None."
)
@click.option("--non-interactive", is_flag=True, help="Ask nothing.")
@click.option("--offline", is_flag=True, help="Leave Launchpad alone.")
@click.option(
    "--plain", is_flag=True, help="Talk line by line, without escapes."
)
def command(**options: object) -> int:
    """Write a spec for BLUEPRINT, a name or its Launchpad address.

    In a checkout of nova-specs it goes to the newest release, elsewhere
    to ./NAME.rst. Leave whenever you like: run it again to go on.
    """
    return run(Wish(**options))  # type: ignore[arg-type]


def run(wish: Wish) -> int:
    """Do what was asked for; return the exit code."""
    here = files.here()
    settings = configuration.load(os.environ)
    if wish.dump_answers:
        return _dump(wish, here, settings)
    if not wish.name_or_url:
        raise click.UsageError("Missing argument 'BLUEPRINT'.")
    if not wish.non_interactive and not terminal.is_there():
        raise UsageError(
            "there is no terminal to ask in",
            "use --non-interactive, with --answers FILE.toml for the text",
        )
    found = _target(wish, here, settings)
    answers = _answers(wish, found)
    offline = wish.offline or settings.offline
    offers = offers_of(found, offline=offline)
    if wish.non_interactive:
        return _write(wish, found, answers, offers)
    return _converse(wish, found, answers, offers, settings)


def _target(wish: Wish, here: Path, settings: "Settings") -> "Target":
    project = target.project_at(here, settings.project)
    name = blueprint.read_name(wish.name_or_url, project)
    return target.find(here, name, wish.release, wish.output, project)


def _dump(wish: Wish, here: Path, settings: "Settings") -> int:
    """Print a file of answers, with what the spec holds already."""
    from novaspec_new import document, dump

    if not wish.name_or_url:
        known = target.outline_for(Checkout.find(here), wish.release)
        click.echo(dump.dump(known), nl=False)
        return 0
    found = _target(wish, here, settings)
    spec = None
    if found.path.exists():
        spec = document.split(files.read_text(found.path))
    click.echo(dump.dump(found.outline, spec), nl=False)
    return 0


def _answers(wish: Wish, found: "Target") -> "Answers":
    from novaspec_new import answers

    given = answers.Answers()
    if wish.answers is not None:
        text = files.read_text(wish.answers)
        titles = [slot.title for slot in found.outline.asked]
        given = answers.read(text, str(wish.answers), titles)
    title = wish.title if wish.title is not None else given.title or None
    if title is not None:
        from novaspec_new import proposal

        title = proposal.read_title(title)
    return given._replace(title=title)


def offers_of(found: "Target", *, offline: bool) -> "Offers":
    """Return what Launchpad may offer for a spec; it is not asked yet."""
    from novaspec_new.offers import Offers

    def start() -> "Lookup":
        # None of this is needed before the first prompt is there.
        from novaspec_new import launchpad, places

        return launchpad.Lookup.start(
            found.name,
            project=found.project,
            root=launchpad.service_root(os.environ),
            cache=places.cache(),
            offline=offline,
        )

    return Offers(start)


def _write(
    wish: Wish, found: "Target", given: "Answers", offers: "Offers"
) -> int:
    """Write the spec without a question."""
    from novaspec_new import proposal

    if found.path.exists():
        raise files.ExistsError(
            f"{found.path} exists already",
            "without --non-interactive you can go on with it",
        )
    if given.title is None:
        given = given._replace(title=_known_title(offers))
    made = proposal.write(
        found.outline,
        found.name,
        given,
        project=found.project,
        fill_none=wish.fill_none,
    )
    files.create_text(found.path, made.text)
    for note in made.notes:
        click.echo(note, err=True)
    click.echo(str(found.path))
    return 0


def _known_title(offers: "Offers") -> str:
    answer = offers.wait()
    if answer is None or answer.blueprint is None:
        reason = answer.note if answer else "Launchpad did not answer"
        raise UsageError(f"the title is not known: {reason}", "use --title")
    return answer.blueprint.title


def _converse(
    wish: Wish,
    found: "Target",
    given: "Answers",
    offers: "Offers",
    settings: "Settings",
) -> int:
    """Write the spec in a conversation."""
    from novaspec_new.conversation import Conversation

    conversation = Conversation(
        target=found,
        answers=given,
        offers=offers,
        prompts=terminal.prompts(plain=wish.plain or settings.plain),
        again=_again(wish),
        settings=settings,
        fill_none=wish.fill_none,
    )
    return conversation.hold()


def _again(wish: Wish) -> str:
    """Return the command that goes on with this spec."""
    words = ["novaspec", "new", wish.name_or_url]
    if wish.release is not None:
        words += ["--release", wish.release]
    if wish.output is not None:
        words += ["--output", str(wish.output)]
    words += ["--offline"] * wish.offline + ["--plain"] * wish.plain
    return shlex.join(words)
