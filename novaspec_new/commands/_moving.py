"""What ``move``, ``abandon`` and ``rename`` have in common."""

from collections.abc import Callable
from typing import TypeVar

import click

from novaspec_new.commands import _terminal
from novaspec_new.lifecycle import move, redirects
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
        default=None,
        help="Lead the old address to the new place; without either, where "
        "the spec was merged.",
    )
    return dry(redirect(command))


def carry_out(
    located: FoundSpec,
    new: str,
    after: str,
    *,
    redirect: bool | None,
    dry_run: bool,
) -> None:
    """Bring a spec to a new place, and say what was done.

    The old address leads to it with ``redirect``, and for None where
    readers may have that address.
    """
    checkout = find_spec.checkout_of(located)
    has_redirects = checkout.profile.layout.redirects
    is_published = not has_redirects or upstream.is_published(
        checkout, located.path
    )
    wanted = is_published if redirect is None else redirect
    announce = has_redirects and wanted
    planned = move.plan(located, new, after, announce=announce)
    if not dry_run:
        move.carry_out(checkout, planned)
    for line in planned.lines:
        click.echo(line)
    if redirect is None and not is_published:
        _terminal.note(redirects.NOT_NEEDED)
    wants_pages = checkout.profile.gate.has(GateCheck.RELEASE)
    if wants_pages and not any(
        p != located.path for p in located.path.parent.glob("*.rst")
    ):
        folder = located.path.parent.relative_to(checkout.root)
        _terminal.note(move.no_page_left(folder))
    if dry_run:
        _terminal.note("nothing was changed")
