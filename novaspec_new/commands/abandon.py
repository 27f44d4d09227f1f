"""``novaspec abandon``: put a spec with those that nobody will write."""

import click

from novaspec_new import files, locate, moving, releases, relocation
from novaspec_new.commands import relocating, terminal


@click.command("abandon")
@click.argument("spec", metavar="SPEC")
@relocating.options
def command(
    spec: str,
    redirect: bool,  # noqa: FBT001 - click passes it by name
    dry_run: bool,  # noqa: FBT001
) -> int:
    """Move SPEC, a path or a blueprint's name, to specs/abandoned."""
    located = relocation.find(spec, files.here())
    checkout = locate.checkout_of(located)
    old = relocation.place_of(located)
    new = moving.target(old, releases.ABANDONED, checkout.releases())
    text = files.read_text(located.path)
    relocating.carry_out(
        located, new, text, redirect=redirect, dry_run=dry_run
    )
    if old.partition("/")[0] != releases.BACKLOG:
        terminal.note(
            "the project abandons only specs of the backlog; those of a "
            "release stay where they are"
        )
    terminal.note("say in the spec why it is abandoned, and in its History")
    return 0
