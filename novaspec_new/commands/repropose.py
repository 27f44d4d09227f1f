"""``novaspec repropose``: propose a spec again for another release."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from novaspec_new import configuration, files, intact, locate, releases, target
from novaspec_new.changeset import Changeset
from novaspec_new.checkout import Checkout
from novaspec_new.commands import terminal
from novaspec_new.errors import NovaspecError

if TYPE_CHECKING:
    from novaspec_new.outline import Outline
    from novaspec_new.regeneration import Templates
    from novaspec_new.reproposal import Reproposal


@dataclass(frozen=True, slots=True)
class Wish:
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
@click.option("--plain", is_flag=True, help="Ask line by line.")
@click.option("--assignee", metavar="ID", help="Who will do the work now.")
@click.option("--liaison", metavar="NAME", help="Who helps it along now.")
def command(**options: object) -> int:
    """Copy the spec NAME to the newest release, as its template asks.

    The original stays where it is. The copy gets a row in its History
    and the sections that it lacks, as to do. In a terminal you are asked
    for what usually changes.
    """
    return run(Wish(**options))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The original and the copy to be."""

    checkout: Checkout
    source: Path
    origin: str
    target: Path
    outline: "Outline"
    text: str


def run(wish: Wish) -> int:
    """Do what was asked for; return the exit code."""
    from novaspec_new import reproposal
    from novaspec_new.check import neighbours
    from novaspec_new.commands import regenerating

    plan = _plan(wish)
    known = regenerating.templates(plan.checkout, plan.outline, plan.origin)
    made = reproposal.repropose(
        plan.text,
        known,
        taken=neighbours.read(plan.checkout.root, "").labels,
    )
    text, notes = _with_people(made.text, plan.outline, wish)
    if wish.diff:
        old, new = locate.near(plan.source), locate.near(plan.target)
        patch = regenerating.diff(plan.text, text, old, new)
        click.echo(patch, nl=False)
    code = 0
    if not (wish.dry_run or wish.diff):
        change = Changeset()
        change.create(plan.target, text)
        change.apply()
        code = _ask(plan, wish)
        text = files.read_text(plan.target)
    for line in (*_told(plan, made), *notes, *_verdict(plan, known, text)):
        click.echo(line, err=wish.diff)
    if wish.dry_run or wish.diff:
        click.echo("nothing was written", err=True)
    return code


def _plan(wish: Wish) -> _Plan:
    """Return what is to be done; raises NovaspecError where it cannot."""
    located = locate.spec(wish.name, files.here())
    checkout, source = locate.checkout_of(located), located.path
    outline = target.outline_for(checkout, wish.to)
    taken = _spec_in(checkout, outline.release, source.stem)
    if wish.origin is not None:
        source = locate.in_folder(checkout, source.stem, wish.origin)
    origin = locate.folder_of(source, checkout)
    if releases.is_release(origin):
        _expect_newer(outline.release, origin, source.stem)
    if taken is not None:
        place = locate.near(taken)
        raise NovaspecError(
            f"{outline.release} has {source.stem} already: {place}",
            f"'novaspec fill {place}' goes on with it",
        )
    text = files.read_text(source)
    intact.read(text, locate.near(source))
    folder = checkout.specs_folder / outline.release / "approved"
    copy = folder / source.name
    if copy.exists() or copy.is_symlink():
        raise files.ExistsError(
            f"{locate.near(copy)} stands in the copy's place, and is no spec",
            "it has to go first",
        )
    return _Plan(checkout, source, origin, copy, outline, text)


def _spec_in(checkout: Checkout, release: str, name: str) -> Path | None:
    found = checkout.specs(release)
    return next((path for path in found if path.stem == name), None)


def _expect_newer(wanted: str, origin: str, name: str) -> None:
    if releases.sort_key(wanted) < releases.sort_key(origin):
        raise NovaspecError(
            f"{wanted} is older than {origin}, which has {name}",
            "name a newer release with --to, or an older one with --from",
        )


def _with_people(
    text: str, outline: "Outline", wish: Wish
) -> tuple[str, list[str]]:
    """Return the text with the names given as options, and notes."""
    from novaspec_new import document, edits, team

    notes = []
    spec = document.split(text).folded(outline.titles)
    for form, name in team.given(wish.assignee, wish.liaison):
        slot = team.slot(outline, form)
        section = spec.find(slot.title) if slot else None
        if slot is None or section is None:
            notes.append(f"note: {outline.release} asks for no {form}")
            continue
        body = team.with_name(section.body, form, name)
        if body is None:
            notes.append(f"note: {slot.title} has no line for a name; kept")
        else:
            spec = edits.with_answer(spec, slot.title, body)
    return spec.text, notes


def _ask(plan: _Plan, wish: Wish) -> int:
    """Ask for what usually changes, where someone is there to answer."""
    if wish.non_interactive or not terminal.is_there():
        return 0
    from novaspec_new.asking import Left
    from novaspec_new.draft import Draft
    from novaspec_new.update import Update

    settings = configuration.load(os.environ)
    draft = Draft(plan.target, plan.outline)
    prompts = terminal.prompts(plain=wish.plain or settings.plain)
    prompts.say(f"Your copy: {locate.near(plan.target)}", style="heading")
    asked = Update(draft, prompts)
    try:
        asked.hold(
            assignee=wish.assignee is None, liaison=wish.liaison is None
        )
    except Left as left:
        return 130 if left.asked else 1
    return 0


def _told(plan: _Plan, made: "Reproposal") -> Iterator[str]:
    """Yield what differs from the original."""
    from novaspec_new.commands import regenerating

    yield f"{locate.near(plan.source)} -> {locate.near(plan.target)}"
    yield from regenerating.report(made.entries, kept=False)
    if made.row:
        yield f"History: a row for {plan.outline.display_name}"
    for old, new in made.labels.items():
        yield f"label {old} is now {new}: another spec has it"


def _verdict(plan: _Plan, known: "Templates", text: str) -> Iterator[str]:
    """Yield whether the commit message may say Previously-approved."""
    from novaspec_new import reproposal

    if not releases.is_release(plan.origin):
        yield f"It was never approved for a release: it is in {plan.origin}."
        return
    if not plan.checkout.is_published(plan.source):
        yield "It was never approved: the original is not merged."
        return
    flag = f"'Previously-approved: {plan.origin}'"
    base = known.base or plan.outline
    changed = reproposal.design_changes(plan.text, text, base, plan.outline)
    if changed:
        yield f"{flag} is not justified: {', '.join(changed)} changed."
    else:
        yield f"{flag} is justified: the design is as it was approved."
