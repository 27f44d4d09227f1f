"""``novaspec abandon``: put a spec with those that nobody will write."""

import click

from novaspec_new.commands import _moving, _options, _terminal
from novaspec_new.lifecycle import move, move_plan
from novaspec_new.spec import releases
from novaspec_new.workspace import files, find_spec


@click.command("abandon")
@click.argument("spec", metavar="SPEC")
@_moving.options
@_options.profile
def command(
    spec: str,
    redirect: bool,  # noqa: FBT001 - click passes it by name
    dry_run: bool,  # noqa: FBT001
) -> int:
    """Move SPEC, a path or a blueprint's name, to specs/abandoned."""
    located = move.find(spec, files.here())
    checkout = find_spec.checkout_of(located)
    old = move.place_of(located)
    new = move_plan.target(old, releases.ABANDONED, checkout.releases())
    text = files.read_text(located.path)
    _moving.carry_out(located, new, text, redirect=redirect, dry_run=dry_run)
    if old.partition("/")[0] != releases.BACKLOG:
        _terminal.note(
            "the project abandons only specs of the backlog; those of a "
            "release stay where they are"
        )
    _terminal.note("say in the spec why it is abandoned, and in its History")
    return 0
