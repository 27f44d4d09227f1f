"""What ``move``, ``abandon`` and ``rename`` have in common."""

from collections.abc import Callable
from typing import TypeVar

import click

from novaspec_new import locate, relocation
from novaspec_new.locate import Located

_Command = TypeVar("_Command", bound=Callable[..., int])


def options(command: _Command) -> _Command:
    """Add the options that they share."""
    dry = click.option(
        "-n", "--dry-run", is_flag=True, help="Change nothing, say what would."
    )
    redirect = click.option(
        "--redirect/--no-redirect",
        default=None,
        help="Lead the old address to the new one; by default where the "
        "spec is merged.",
    )
    return dry(redirect(command))


def carry_out(
    located: Located,
    new: str,
    after: str,
    *,
    redirect: bool | None,
    dry_run: bool,
) -> None:
    """Bring a spec to a new place, and say what was done."""
    planned = relocation.plan(located, new, after, announce=redirect)
    if not dry_run:
        relocation.carry_out(locate.checkout_of(located), planned)
    for line in planned.lines:
        click.echo(line)
    if redirect is None and not planned.announced:
        note("it was never merged: nobody has its old address, no redirect")
    if dry_run:
        note("nothing was changed")


def note(text: str) -> None:
    """Tell the author something that is no result."""
    click.echo(f"note: {text}", err=True)
