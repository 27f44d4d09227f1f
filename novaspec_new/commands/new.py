"""``novaspec new``: write a spec, in a conversation or from answers."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from novaspec_new.commands import _options, _preview_process, _terminal
from novaspec_new.spec.errors import UsageError
from novaspec_new.workspace import files, spec_templates, target
from novaspec_new.workspace.checkout import Checkout
from novaspec_new.workspace.file_conflicts import ExistsError
from novaspec_new.workspace.settings import load_settings

if TYPE_CHECKING:
    from novaspec_new.render.answers_file import Answers
    from novaspec_new.terminal.interface import Prompts
    from novaspec_new.wizard.suggestions import Suggestions
    from novaspec_new.workspace.settings import Settings
    from novaspec_new.workspace.target import Target

_FILE = click.Path(path_type=Path)


class Options(NamedTuple):
    """What the author asked for on the command line."""

    name_or_url: str
    release: str | None
    output: Path | None
    link: str | None
    component: str | None
    title: str | None
    answers: Path | None
    notes: Path | None
    fill_none: bool
    non_interactive: bool
    offline: bool
    plain: bool
    dump_answers: bool
    follow: bool


@click.command("new")
@click.argument("name_or_url", metavar="BLUEPRINT", default="")
@click.option("--release", metavar="R", help="Write it for release R.")
@click.option(
    "--output",
    type=_FILE,
    metavar="PATH",
    help="Write this file, or into this folder.",
)
@click.option(
    "--link",
    metavar="N",
    help="The number or address of the bug, story or blueprint.",
)
@click.option(
    "--component", metavar="C", help="Write it for this part of the project."
)
@click.option("--title", metavar="T", help="Take this title.")
@click.option(
    "--answers", type=_FILE, metavar="FILE", help="Take answers from TOML."
)
@click.option(
    "--from",
    "notes",
    type=_FILE,
    metavar="NOTES",
    help="Begin with notes: RST, Markdown or text; - is standard input.",
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
@_options.offline
@_options.plain
@_options.follow
@_options.profile
def command(**given: object) -> int:
    """Write a spec for BLUEPRINT, a name or its Launchpad address.

    In a checkout of specs it goes to the newest release, elsewhere to
    ./NAME.rst. Leave whenever you like: run it again to go on.
    """
    return run(Options(**given))  # type: ignore[arg-type]


def run(options: Options) -> int:
    """Do what was asked for; return the exit code."""
    if options.notes and (options.answers or options.dump_answers):
        other = "--answers" if options.answers else "--dump-answers"
        raise UsageError(
            f"--from and {other} do not go together",
            "give one; the other sections can be written later",
        )
    here = files.here()
    settings = load_settings(os.environ)
    if options.dump_answers:
        return _dump(options, here, settings)
    if not options.name_or_url:
        raise click.UsageError("Missing argument 'BLUEPRINT'.")
    if not options.non_interactive and not _terminal.is_there():
        raise UsageError(
            "there is no terminal to ask in",
            "use --non-interactive, with --answers FILE.toml or --from NOTES",
        )
    found = _target(options, here, settings)
    begun = None
    if _has_nothing_to_read(options):
        # The author reads while the rest is loaded.
        begun = _announced(options, found, settings)
    answers = (
        _from_notes(options, found)
        if options.notes
        else _answers(options, found)
    )
    suggestions = _suggestions(found, settings, offline=options.offline)
    if options.non_interactive:
        return _write(options, found, answers, suggestions)
    prompts = begun or _announced(options, found, settings)
    return _converse(options, found, answers, suggestions, prompts)


def _has_nothing_to_read(options: Options) -> bool:
    """Say whether a conversation has nothing that may first be refused."""
    given = options.notes or options.answers or options.title is not None
    return not (given or options.non_interactive)


def _target(options: Options, here: Path, settings: "Settings") -> "Target":
    wanted = target.Wanted(
        options.name_or_url,
        options.release,
        options.output,
        options.link,
        options.component,
        settings.project,
    )
    found = target.find(here, wanted)
    if not found.is_page_known and not found.path.exists():
        _terminal.note(
            f"the {found.tracker.kind}'s number is not known yet: --link "
            "gives it"
        )
    return found._replace(follow=options.follow)


def _dump(options: Options, here: Path, settings: "Settings") -> int:
    """Print a file of answers, with what the spec holds already."""
    from novaspec_new.render import answers_file
    from novaspec_new.spec import document

    if not options.name_or_url:
        known = spec_templates.of_release(Checkout.find(here), options.release)
        click.echo(answers_file.dump(known), nl=False)
        return 0
    found = _target(options, here, settings)
    spec = None
    if found.path.exists():
        spec = document.split(files.read_text(found.path))
    click.echo(answers_file.dump(found.outline, spec), nl=False)
    return 0


def _answers(options: Options, found: "Target") -> "Answers":
    from novaspec_new.render import answers_file

    given = answers_file.Answers()
    if options.answers is not None:
        text = files.read_text(options.answers)
        titles = [entry.title for entry in found.outline.asked]
        given = answers_file.read(text, str(options.answers), titles)
    return _titled(options, given)


def _titled(options: Options, given: "Answers") -> "Answers":
    """Return answers with the title that was asked for, if one was."""
    title = options.title if options.title is not None else given.title or None
    if title is not None:
        from novaspec_new.spec import spec_title

        title = spec_title.read(title)
    return given._replace(title=title)


def _from_notes(options: Options, found: "Target") -> "Answers":
    """Return an author's notes as answers; tell what went where."""
    from novaspec_new.wizard import notes_as_answers
    from novaspec_new.workspace import notes_file

    if found.path.exists():
        raise ExistsError(
            f"{found.path} exists already, and --from begins a new spec",
            "leave --from out to go on with it, or give --output",
        )
    name, text = notes_file.read(options.notes or Path("-"))
    placed = notes_as_answers.placed(text, name, found.outline, found.address)
    for line in placed.told:
        click.echo(line, err=True)
    return _titled(options, notes_as_answers.answers(placed, options.title))


def _suggestions(
    found: "Target", settings: "Settings", *, offline: bool
) -> "Suggestions":
    from novaspec_new.wizard.suggestions import Suggestions

    return Suggestions.of(found, settings, offline=offline)


def _write(
    options: Options,
    found: "Target",
    given: "Answers",
    suggestions: "Suggestions",
) -> int:
    """Write the spec without a question."""
    from novaspec_new.render import new_spec

    if found.path.exists():
        raise ExistsError(
            f"{found.path} exists already",
            "without --non-interactive you can go on with it",
        )
    if given.title is None:
        given = given._replace(title=_known_title(suggestions))
    made = new_spec.write(
        found.outline,
        found.name,
        given,
        address=found.address,
        fill_none=options.fill_none,
    )
    files.create_text(found.path, made.text, follow=found.follow)
    for note in made.notes:
        click.echo(note, err=True)
    click.echo(str(found.path))
    return 0


def _known_title(suggestions: "Suggestions") -> str:
    answer = suggestions.wait()
    if answer is None or answer.blueprint is None:
        reason = answer.note if answer else "Launchpad did not answer"
        raise UsageError(f"the title is not known: {reason}", "use --title")
    return answer.blueprint.title


def _announced(
    options: Options, found: "Target", settings: "Settings"
) -> "Prompts":
    """Say the first words; return what the author is asked by."""
    from novaspec_new.wizard import welcome

    prompts = _terminal.prompts(plain=options.plain or settings.plain)
    welcome.announce(prompts, found.path, settings)
    return prompts


def _converse(
    options: Options,
    found: "Target",
    given: "Answers",
    suggestions: "Suggestions",
    prompts: "Prompts",
) -> int:
    """Write the spec in a conversation."""
    from novaspec_new.wizard.session import Session, SessionOptions

    editor = suggestions.settings.editor
    with _preview_process.PageBeside(found.path) as page:
        held = SessionOptions(_again(options), editor, options.fill_none, page)
        return Session(found, given, suggestions, prompts, held).run()


def _again(options: Options) -> str:
    """Return the command that goes on with this spec."""
    import shlex

    words = ["novaspec", "new", options.name_or_url]
    if options.release is not None:
        words += ["--release", options.release]
    if options.output is not None:
        words += ["--output", str(options.output)]
    if options.component is not None:
        words += ["--component", options.component]
    words += ["--offline"] * options.offline + ["--plain"] * options.plain
    words += ["--follow"] * options.follow
    return shlex.join(words)
