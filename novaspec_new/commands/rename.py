"""``novaspec rename``: follow a blueprint that got another name."""

import click

from novaspec_new.commands import _moving, _options, _terminal
from novaspec_new.errors import UsageError
from novaspec_new.lifecycle import move, move_plan
from novaspec_new.spec import blueprint
from novaspec_new.workspace import files, find_spec


@click.command("rename")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@_moving.options
@_options.profile
def command(
    old: str,
    new: str,
    redirect: bool,  # noqa: FBT001 - click passes it by name
    dry_run: bool,  # noqa: FBT001
) -> int:
    """Give the spec OLD, a path or a name, the blueprint's NEW name.

    Renames the file, changes the blueprint's address in it, and leads
    the old address of the page to the new one.
    """
    located = move.find(old, files.here())
    checkout = find_spec.checkout_of(located)
    place = move.place_of(located)
    name = blueprint.read_name(new.removesuffix(".rst"), checkout.project)
    if name == located.path.stem:
        raise UsageError(f"{old} has that name already", "give another one")
    text = files.read_text(located.path)
    after = move_plan.renamed(text, located.path.stem, name, checkout.project)
    target = f"{place.rpartition('/')[0]}/{name}.rst"
    _moving.carry_out(
        located, target, after, redirect=redirect, dry_run=dry_run
    )
    if after == text:
        _terminal.note(
            f"the address of {located.path.stem} is not in it; see that "
            f"{blueprint.url(name, checkout.project)} is"
        )
    return 0
