"""``novaspec message``: the commit message of a spec, and the commit."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from novaspec_new import configuration, files
from novaspec_new.commands import terminal
from novaspec_new.errors import NovaspecError, UsageError

if TYPE_CHECKING:
    from novaspec_new.approval import Approval
    from novaspec_new.asking import Prompts
    from novaspec_new.commit import Commit
    from novaspec_new.locate import Located
    from novaspec_new.settings import Settings

_AUTO = "auto"
_FILE = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Wish:
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
    help="Say 'Related to blueprint', not that it implements it.",
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
    "--commit", is_flag=True, help="Commit the spec, on a branch bp/NAME."
)
@click.option(
    "--hook",
    is_flag=True,
    help="Have 'git commit' offer the message: install a hook.",
)
@click.option("--non-interactive", is_flag=True, help="Ask nothing.")
@click.option(
    "--plain", is_flag=True, help="Talk line by line, without escapes."
)
@click.option("--for-hook", type=_FILE, hidden=True)
@click.option("--source", default="", hidden=True)
def command(**options: object) -> int:
    """Print the commit message for SPEC, a path or a blueprint's name.

    With --commit, commits it as well; nothing is ever pushed. Gerrit's
    own hook adds the Change-Id.
    """
    return run(Wish(**options))  # type: ignore[arg-type]


def run(wish: Wish) -> int:
    """Do what was asked for; return the exit code."""
    if wish.for_hook is not None:
        return _act_as_hook(wish.for_hook, wish.source)
    if wish.hook:
        return _install_hook(wish)
    if wish.spec is None:
        raise UsageError("no spec was named", "give its path or its name")
    return _tell(wish, wish.spec)


def _tell(wish: Wish, name: str) -> int:
    from novaspec_new import intact, locate, message, render, target

    settings = configuration.load(os.environ)
    located = locate.spec(name, files.here())
    text = files.read_text(located.path)
    spec = intact.read(text, name)
    project = target.project_at(located.path.parent, settings.project)
    blueprint = message.blueprint_of(spec, located.path.stem, project)
    wanted = _commit(located, blueprint) if wish.commit else None
    made = message.compose(
        spec,
        blueprint,
        target.outline_of(located.path, located.checkout),
        message.Wish(
            related=wish.related,
            depends_on=wish.depends_on,
            previously_approved=_approval(wish, located, text),
        ),
    )
    if not made.body:
        terminal.note(
            "the introduction is to do: the message has no text but this"
        )
    made = replace(made, subject=_subject(wish, made.subject, settings))
    told = render.commit_message(made)
    if wanted is None:
        click.echo(told, nl=False)
        return 0
    name = wanted.make(told)
    click.echo(f"{name} on {wanted.branch}: {made.subject}", err=True)
    click.echo("To send it for review:", err=True)
    click.echo(f"git review -t {wanted.branch}")
    return 0


def _commit(located: "Located", blueprint: str) -> "Commit":
    """Return the commit to be; NovaspecError where none can be made."""
    from novaspec_new import commit, locate

    branch = f"{commit.PREFIX}{blueprint}"
    checkout = locate.checkout_of(located)
    wanted = commit.Commit(checkout, located.path, branch)
    wanted.check()
    if wanted.stands_on:
        terminal.note(
            f"{branch} begins at {wanted.stands_on}, and depends on it"
        )
    return wanted


def _approval(wish: Wish, located: "Located", text: str) -> str | None:
    """Return the release that approved the spec before, if one is told."""
    from novaspec_new import approval, locate

    asked = wish.previously_approved
    if asked is None:
        return None
    checkout = locate.checkout_of(located)
    if asked == _AUTO:
        found = approval.latest(checkout, located.path, text)
        if found is None:
            terminal.note(
                "no earlier release has this spec: not previously approved"
            )
            return None
        if found.changes:
            terminal.note(_differs(found, "no Previously-approved"))
            return None
        return found.release
    release = asked.lower()
    found = approval.in_release(checkout, located.path, text, release)
    if found is None:
        terminal.note(f"{release} has no spec {located.path.stem}")
    elif found.changes:
        terminal.note(
            _differs(found, "Previously-approved is for a design unchanged")
        )
    return release


def _differs(found: "Approval", so: str) -> str:
    titles = ", ".join(found.changes)
    return f"the design is not that of {found.release} ({titles}): {so}"


def _subject(wish: Wish, subject: str, settings: "Settings") -> str:
    """Return the first line: given, chosen, or the title as it is."""
    from novaspec_new import message, plain

    if wish.subject is not None:
        subject = plain.line(wish.subject)
        if not subject:
            raise UsageError("the subject is empty", "give one")
    if len(subject) <= message.SUBJECT_WIDTH:
        return subject
    may_ask = wish.subject is None and not wish.non_interactive
    if may_ask and terminal.is_there():
        plainly = wish.plain or settings.plain
        return _chosen(subject, terminal.prompts(plain=plainly))
    terminal.note(
        f"the subject has {len(subject)} characters, of at most "
        f"{message.SUBJECT_WIDTH}; --subject gives a shorter one"
    )
    return subject


def _chosen(subject: str, prompts: "Prompts") -> str:
    """Have the author choose a subject that is short enough."""
    from novaspec_new import message, plain
    from novaspec_new.asking import Ask, Left

    offers = [*message.shorter(subject), subject]
    width = message.SUBJECT_WIDTH
    shown = [*offers[:-1], f"{subject} ({len(subject)})", "Another one"]
    try:
        index = prompts.choose(
            f"The title has {len(subject)} characters; as a subject "
            f"{width} are the rule. Which one?",
            shown,
        )
        if index < len(offers):
            return offers[index]
        given = prompts.ask(Ask("Subject: ", default=offers[0]))
    except Left:
        raise click.Abort from None
    return plain.line(given.text) or subject


def _install_hook(wish: Wish) -> int:
    from novaspec_new import hook, locate

    here = files.here()
    if wish.spec is not None:
        checkout = locate.checkout_of(locate.spec(wish.spec, here))
    else:
        checkout = locate.checkout_at(here)
    click.echo(str(hook.install(checkout.root)))
    return 0


def _act_as_hook(path: Path, source: str) -> int:
    """Offer a message to git; a commit never fails on this account."""
    from novaspec_new import hook

    try:
        if hook.is_wanted(source, path):
            told = _for_staged()
            if told:
                hook.offer(path, told)
    except NovaspecError as error:
        terminal.note(f"no message for the spec: {error}")
    return 0


def _for_staged() -> str | None:
    """Return the message for the one spec that is staged, if one is."""
    from novaspec_new import hook, intact, message, render, target
    from novaspec_new.checkout import Checkout

    checkout = Checkout.find(files.here())
    name = hook.staged_spec(checkout.root) if checkout else None
    if checkout is None or name is None:
        return None
    path = checkout.root / name
    spec = intact.read(hook.staged_text(checkout.root, name), name)
    made = message.compose(
        spec,
        message.blueprint_of(spec, path.stem, checkout.project),
        target.outline_of(path, checkout),
        message.Wish(),
    )
    return render.commit_message(made)
