"""``novaspec rename``: follow a blueprint that got another name."""

import click

from novaspec_new.commands import _moving, _options, _terminal
from novaspec_new.lifecycle import move, move_plan, move_target
from novaspec_new.spec import spec_name, tracker_page
from novaspec_new.spec.errors import UsageError
from novaspec_new.spec.tracker import TrackerKind
from novaspec_new.workspace import files, find_spec
from novaspec_new.workspace.checkout import Checkout


@click.command("rename")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@_moving.options
@_options.profile
def command(
    old: str,
    new: str,
    redirect: bool | None,  # noqa: FBT001 - click passes it by name
    dry_run: bool,  # noqa: FBT001
) -> int:
    """Give the spec OLD, a path or a name, the blueprint's NEW name.

    Renames the file, changes the blueprint's address in it, and leads
    the old address of a page that was merged to the new one.
    """
    located = move.find(old, files.here())
    checkout = find_spec.checkout_of(located)
    place = move.place_of(located)
    tracker = checkout.profile.tracker
    name = spec_name.read(new.removesuffix(".rst"), tracker)
    if name == find_spec.name_of(located):
        raise UsageError(f"{old} has that name already", "give another one")
    text = files.read_text(located.path)
    after, is_named = text, tracker.kind is TrackerKind.BLUEPRINT
    if is_named:
        stem = find_spec.name_of(located)
        after = move_plan.renamed(text, stem, name, tracker.project)
        after = tracker_page.renamed(tracker, after, stem, name)
    target = _target(checkout, place, name)
    _moving.carry_out(
        located, target, after, redirect=redirect, dry_run=dry_run
    )
    if is_named and after == text:
        _terminal.note(
            f"the address of {find_spec.name_of(located)} is not in it; see "
            f"that {tracker_page.address(tracker, name)} is"
        )
    return 0


def _target(checkout: Checkout, old: str, name: str) -> str:
    """Return the place of a spec with another name, in its own folder."""
    place = checkout.place(checkout.specs_folder / old)
    if place is None:
        return f"{old.rpartition('/')[0]}/{name}.rst"
    if not place.location.path.endswith("{name}.rst"):
        raise UsageError(
            f"specs/{old} has a folder of its own", "'git mv' renames that"
        )
    return move_target.filled(place._replace(name=name))
