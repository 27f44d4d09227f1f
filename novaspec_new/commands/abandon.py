"""``novaspec abandon``: put a spec with those that nobody will write."""

import click

from novaspec_new.commands import _moving, _options, _terminal
from novaspec_new.lifecycle import move, move_target
from novaspec_new.workspace import files, find_spec


@click.command("abandon")
@click.argument("spec", metavar="SPEC")
@_moving.options
@_options.profile
def command(
    spec: str,
    redirect: bool | None,  # noqa: FBT001 - click passes it by name
    dry_run: bool,  # noqa: FBT001
) -> int:
    """Move SPEC, a path or a blueprint's name, to the abandoned ones."""
    located = move.find(spec, files.here())
    checkout = find_spec.checkout_of(located)
    old = move.place_of(located)
    rules = checkout.profile
    new = move_target.abandoned(old, rules.layout, rules.service)
    text = files.read_text(located.path)
    _moving.carry_out(located, new, text, redirect=redirect, dry_run=dry_run)
    place = checkout.place(checkout.specs_folder / new)
    source = place.location.usually_from if place else ""
    if source and old.partition("/")[0] != source:
        _terminal.note(
            f"the project abandons only specs of the {source}; those of a "
            "release stay where they are"
        )
    history = ", and in its History" if rules.sections.history else ""
    _terminal.note(f"say in the spec why it is abandoned{history}")
    return 0
