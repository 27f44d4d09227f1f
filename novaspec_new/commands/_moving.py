"""What ``move``, ``abandon`` and ``rename`` have in common."""

from collections.abc import Callable
from typing import TypeVar

import click

from novaspec_new.commands import _terminal
from novaspec_new.lifecycle import move
from novaspec_new.spec.profile import GateCheck
from novaspec_new.workspace import find_spec, upstream
from novaspec_new.workspace.find_spec import FoundSpec

_Command = TypeVar("_Command", bound=Callable[..., int])


def options(command: _Command) -> _Command:
    """Add the options that they share."""
    dry = click.option(
        "-n", "--dry-run", is_flag=True, help="Change nothing, say what would."
    )
    redirect = click.option(
        "--redirect/--no-redirect",
        default=True,
        help="Lead the old address to the new place (the default).",
    )
    return dry(redirect(command))


def carry_out(
    located: FoundSpec,
    new: str,
    after: str,
    *,
    redirect: bool,
    dry_run: bool,
) -> None:
    """Bring a spec to a new place, and say what was done."""
    checkout = find_spec.checkout_of(located)
    redirect = redirect and checkout.profile.layout.redirects
    planned = move.plan(located, new, after, announce=redirect)
    if not dry_run:
        move.carry_out(checkout, planned)
    for line in planned.lines:
        click.echo(line)
    if redirect and not upstream.is_published(checkout, located.path):
        _terminal.note(
            "it was never merged: --no-redirect leaves the redirect out"
        )
    wants_pages = checkout.profile.gate.has(GateCheck.RELEASE)
    if wants_pages and not any(
        p != located.path for p in located.path.parent.glob("*.rst")
    ):
        folder = located.path.parent.relative_to(checkout.root)
        _terminal.note(
            f"no page is left in {folder}, and the build warns of that: "
            "link the release's template into it"
        )
    if dry_run:
        _terminal.note("nothing was changed")
