"""``novaspec message``: the commit message of a spec, and the commit."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from novaspec_new.commands import _options, _terminal
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.workspace import files
from novaspec_new.workspace.settings import load_settings

if TYPE_CHECKING:
    from novaspec_new.lifecycle.commit import Commit
    from novaspec_new.terminal.interface import Prompts
    from novaspec_new.workspace.find_spec import FoundSpec
    from novaspec_new.workspace.settings import Settings

_FILE = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Options:
    """What the author asked for on the command line."""

    spec: str | None
    related: bool
    depends_on: tuple[str, ...]
    previously_approved: str | None
    subject: str | None
    commit: bool
    hook: bool
    non_interactive: bool
    plain: bool
    for_hook: Path | None
    source: str


@click.command("message")
@click.argument("spec", metavar="SPEC", required=False)
@click.option(
    "--related",
    is_flag=True,
    help="Say that it has to do with the work, not that it is it.",
)
@click.option(
    "--depends-on",
    multiple=True,
    metavar="CHANGE",
    help="A change that has to merge before; may be given again.",
)
@click.option(
    "--previously-approved",
    metavar="R|auto",
    help="The release that approved this design before; 'auto' looks.",
)
@click.option("--subject", metavar="TEXT", help="Take this first line.")
@click.option(
    "--commit", is_flag=True, help="Commit the spec, on a branch of its own."
)
@click.option(
    "--hook",
    is_flag=True,
    help="Have 'git commit' offer the message: install a hook.",
)
@click.option("--non-interactive", is_flag=True, help="Ask nothing.")
@_options.plain
@click.option("--for-hook", type=_FILE, hidden=True)
@click.option("--source", default="", hidden=True)
@_options.profile
def command(**given: object) -> int:
    """Print the commit message for SPEC, a path or a blueprint's name.

    With --commit, commits it as well; nothing is ever pushed. Gerrit's
    own hook adds the Change-Id.
    """
    return run(Options(**given))  # type: ignore[arg-type]


def run(options: Options) -> int:
    """Do what was asked for; return the exit code."""
    if options.for_hook is not None:
        return _act_as_hook(options.for_hook, options.source)
    if options.hook:
        return _install_hook(options)
    if options.spec is None:
        raise UsageError("no spec was named", "give its path or its name")
    return _tell(options, options.spec)


def _tell(options: Options, name: str) -> int:
    from novaspec_new.render import commit_message
    from novaspec_new.spec import document
    from novaspec_new.workspace import find_spec, spec_templates, target

    settings = load_settings(os.environ)
    located = find_spec.find(name, files.here())
    text = files.read_text(located.path)
    spec = document.split_whole(text, name)
    project = target.project_at(located.path.parent, settings.project)
    tracker = target.tracker_of(located.checkout, project)
    stem = find_spec.name_of(located)
    page = commit_message.page_of(spec, stem, tracker)
    branch = commit_message.branch_of(stem, page, tracker)
    wanted = _commit(located, branch) if options.commit else None
    made = commit_message.compose(
        spec,
        page,
        spec_templates.of_spec(located.path, located.checkout),
        commit_message.MessageOptions(
            tracker,
            related=options.related,
            depends_on=options.depends_on,
            previously_approved=_approval(options, located, text),
        ),
    )
    if not made.body:
        _terminal.note(
            "the introduction is to do: the message has no text but this"
        )
    made = replace(made, subject=_subject(options, made.subject, settings))
    told = commit_message.text_of(made)
    if wanted is None:
        click.echo(told, nl=False)
        return 0
    name = wanted.make(told)
    click.echo(f"{name} on {wanted.branch}: {made.subject}", err=True)
    click.echo("To send it for review:", err=True)
    click.echo(f"git review -t {wanted.branch}")
    return 0


def _commit(located: "FoundSpec", branch: str) -> "Commit":
    """Return the commit to be; NovaspecError where none can be made."""
    from novaspec_new.lifecycle import commit
    from novaspec_new.workspace import find_spec

    checkout = find_spec.checkout_of(located)
    wanted = commit.Commit(checkout, located.path, branch)
    wanted.check()
    if wanted.stands_on:
        _terminal.note(
            f"{branch} begins at {wanted.stands_on}, and depends on it"
        )
    return wanted


def _approval(options: Options, located: "FoundSpec", text: str) -> str | None:
    """Return the release that approved the spec before, if one is told."""
    from novaspec_new.lifecycle import approval
    from novaspec_new.workspace import find_spec

    asked = options.previously_approved
    if asked is None:
        return None
    checkout = find_spec.checkout_of(located)
    told = approval.told(checkout, located.path, text, asked)
    if told.note:
        _terminal.note(told.note)
    return told.release


def _subject(options: Options, subject: str, settings: "Settings") -> str:
    """Return the first line: given, chosen, or the title as it is."""
    from novaspec_new.render import commit_message
    from novaspec_new.spec.clean_text import clean_line

    if options.subject is not None:
        subject = clean_line(options.subject)
        if not subject:
            raise UsageError("the subject is empty", "give one")
    if len(subject) <= commit_message.SUBJECT_WIDTH:
        return subject
    may_ask = options.subject is None and not options.non_interactive
    if may_ask and _terminal.is_there():
        plainly = options.plain or settings.plain
        return _chosen(subject, _terminal.prompts(plain=plainly))
    _terminal.note(
        f"the subject has {len(subject)} characters, of at most "
        f"{commit_message.SUBJECT_WIDTH}; --subject gives a shorter one"
    )
    return subject


def _chosen(subject: str, prompts: "Prompts") -> str:
    """Have the author choose a subject that is short enough."""
    from novaspec_new.render import commit_message
    from novaspec_new.spec.clean_text import clean_line
    from novaspec_new.terminal.interface import PromptAbortedError, Question

    offers = [*commit_message.shorter(subject), subject]
    width = commit_message.SUBJECT_WIDTH
    shown = [*offers[:-1], f"{subject} ({len(subject)})", "Another one"]
    try:
        index = prompts.choose(
            f"The title has {len(subject)} characters; as a subject "
            f"{width} are the rule. Which one?",
            shown,
        )
        if index < len(offers):
            return offers[index]
        given = prompts.ask(Question("Subject: ", default=offers[0]))
    except PromptAbortedError:
        raise click.Abort from None
    return clean_line(given.text) or subject


def _install_hook(options: Options) -> int:
    from novaspec_new.lifecycle import commit_hook
    from novaspec_new.workspace import find_spec
    from novaspec_new.workspace.checkout import Checkout

    here = files.here()
    if options.spec is not None:
        checkout = find_spec.checkout_of(find_spec.find(options.spec, here))
    else:
        checkout = Checkout.around(here)
    click.echo(str(commit_hook.install(checkout.root)))
    return 0


def _act_as_hook(path: Path, source: str) -> int:
    """Offer a message to git; a commit never fails on this account."""
    from novaspec_new.lifecycle import commit_hook

    try:
        if commit_hook.is_wanted(source, path):
            told = _for_staged()
            if told:
                commit_hook.offer(path, told)
    except NovaspecError as error:
        _terminal.note(f"no message for the spec: {error}")
    return 0


def _for_staged() -> str | None:
    """Return the message for the one spec that is staged, if one is."""
    from novaspec_new.lifecycle import commit_hook
    from novaspec_new.render import commit_message
    from novaspec_new.spec import document
    from novaspec_new.workspace import spec_templates
    from novaspec_new.workspace.checkout import Checkout

    checkout = Checkout.find(files.here())
    name = commit_hook.staged_spec(checkout) if checkout else None
    if checkout is None or name is None:
        return None
    path = checkout.root / name
    spec = document.split_whole(
        commit_hook.staged_text(checkout.root, name), name
    )
    tracker = checkout.profile.tracker
    made = commit_message.compose(
        spec,
        commit_message.page_of(spec, checkout.name_of(path), tracker),
        spec_templates.of_spec(path, checkout),
        commit_message.MessageOptions(tracker),
    )
    return commit_message.text_of(made)
