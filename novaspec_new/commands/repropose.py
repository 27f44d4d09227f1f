"""``novaspec repropose``: propose a spec again for another release."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from novaspec_new.commands import _options, _terminal
from novaspec_new.spec import document
from novaspec_new.workspace import files
from novaspec_new.workspace.changeset import Changeset
from novaspec_new.workspace.settings import load_settings

if TYPE_CHECKING:
    from novaspec_new.lifecycle.regeneration import Templates
    from novaspec_new.lifecycle.reproposal import Plan, Reproposal
    from novaspec_new.spec.outline import Outline


@dataclass(frozen=True, slots=True)
class Options:
    """What the author asked for on the command line."""

    name: str
    to: str | None
    origin: str | None
    dry_run: bool
    diff: bool
    non_interactive: bool
    plain: bool
    assignee: str | None
    liaison: str | None


@click.command("repropose")
@click.argument("name", metavar="NAME")
@click.option(
    "--to", metavar="R", help="Propose it for R, not the newest release."
)
@click.option(
    "--from", "origin", metavar="R", help="Copy R's, not the newest one."
)
@click.option(
    "-n", "--dry-run", is_flag=True, help="Change nothing, say what would."
)
@click.option("--diff", is_flag=True, help="Print what would change.")
@click.option("--non-interactive", is_flag=True, help="Ask nothing.")
@_options.plain
@click.option("--assignee", metavar="ID", help="Who will do the work now.")
@click.option("--liaison", metavar="NAME", help="Who helps it along now.")
@_options.profile
def command(**given: object) -> int:
    """Copy the spec NAME to the newest release, as its template asks.

    The original stays where it is. The copy gets a row in its History
    and the sections that it lacks, as to do. In a terminal you are asked
    for what usually changes.
    """
    return run(Options(**given))  # type: ignore[arg-type]


def run(options: Options) -> int:
    """Do what was asked for; return the exit code."""
    from novaspec_new.commands import _regenerating
    from novaspec_new.lifecycle import reproposal
    from novaspec_new.workspace import cross_references

    plan = reproposal.plan(options.name, options.to, options.origin)
    known = _regenerating.templates(plan.checkout, plan.outline, plan.origin)
    made = reproposal.repropose(
        plan.text,
        known,
        taken=cross_references.read(plan.checkout.root, "").labels,
    )
    text, notes = _with_people(made.text, plan.outline, options)
    if options.diff:
        old, new = files.near(plan.source), files.near(plan.target)
        patch = _regenerating.diff(plan.text, text, old, new)
        click.echo(patch, nl=False)
    code = 0
    if not (options.dry_run or options.diff):
        change = Changeset()
        change.create(plan.target, text)
        change.apply()
        code = _ask(plan, options)
        text = files.read_text(plan.target)
    for line in (*_told(plan, made), *notes, *_verdict(plan, known, text)):
        click.echo(line, err=options.diff)
    if options.dry_run or options.diff:
        click.echo("nothing was written", err=True)
    return code


def _with_people(
    text: str, outline: "Outline", options: Options
) -> tuple[str, list[str]]:
    """Return the text with the names given as options, and notes."""
    from novaspec_new.lifecycle import people
    from novaspec_new.spec import edits

    notes = []
    spec = document.split(text).folded(outline.titles)
    for form, name in people.given(options.assignee, options.liaison):
        entry = people.entry(outline, form)
        section = spec.find(entry.title) if entry else None
        if entry is None or section is None:
            notes.append(f"note: {outline.release} asks for no {form}")
            continue
        body = people.with_name(section.body, form, name)
        if body is None:
            notes.append(f"note: {entry.title} has no line for a name; kept")
        else:
            spec = edits.with_answer(spec, entry.title, body)
    return spec.text, notes


def _ask(plan: "Plan", options: Options) -> int:
    """Ask for what usually changes, where someone is there to answer."""
    if options.non_interactive or not _terminal.is_there():
        return 0
    from novaspec_new.lifecycle.reproposal_questions import ReproposalQuestions
    from novaspec_new.terminal.interface import PromptAbortedError
    from novaspec_new.workspace.spec_file import SpecFile

    settings = load_settings(os.environ)
    file = SpecFile(plan.target, plan.outline)
    prompts = _terminal.prompts(plain=options.plain or settings.plain)
    prompts.say(f"Your copy: {files.near(plan.target)}", style="heading")
    asked = ReproposalQuestions(file, prompts)
    try:
        asked.ask(
            assignee=options.assignee is None, liaison=options.liaison is None
        )
    except PromptAbortedError as left:
        return 130 if left.by_author else 1
    return 0


def _told(plan: "Plan", made: "Reproposal") -> Iterator[str]:
    """Yield what differs from the original."""
    from novaspec_new.commands import _regenerating

    yield f"{files.near(plan.source)} -> {files.near(plan.target)}"
    yield from _regenerating.report(made.changes, kept=False)
    if made.row:
        yield f"History: a row for {plan.outline.display_name}"
    for old, new in made.labels.items():
        yield f"label {old} is now {new}: another spec has it"


def _verdict(plan: "Plan", known: "Templates", text: str) -> Iterator[str]:
    """Yield whether the commit message may say Previously-approved."""
    from novaspec_new.lifecycle import approval, reproposal

    missing = approval.missing(plan.checkout, plan.source, plan.origin)
    if missing is not None:
        yield missing
        return
    trailer = plan.checkout.profile.tracker.approved
    if not trailer:
        return
    base = known.base or plan.outline
    changed = reproposal.design_changes(plan.text, text, base, plan.outline)
    yield approval.justified(trailer, plan.origin, changed)
