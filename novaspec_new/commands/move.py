"""``novaspec move``: bring a spec to another folder of the checkout."""

import os
from pathlib import Path

import click

from novaspec_new.commands import _moving, _options, _terminal
from novaspec_new.lifecycle import move, move_target
from novaspec_new.workspace import files, find_spec
from novaspec_new.workspace.checkout import Checkout


@click.command("move")
@click.argument("spec", metavar="SPEC")
@click.argument("target", metavar="TARGET")
@_moving.options
@_options.profile
def command(
    spec: str,
    target: str,
    redirect: bool | None,  # noqa: FBT001 - click passes it by name
    dry_run: bool,  # noqa: FBT001
) -> int:
    """Move SPEC, a path or a blueprint's name, to the folder TARGET.

    TARGET is 'implemented', or a folder as '2027.1/approved'. Where the
    project has redirects the old address is led to the new place, and so
    are those before it.
    """
    located = move.find(spec, files.here())
    checkout = find_spec.checkout_of(located)
    old = move.place_of(located)
    new = move_target.target(
        old,
        _below_specs(checkout, target),
        checkout.profile.layout,
        checkout.releases(),
    )
    text = files.read_text(located.path)
    _moving.carry_out(located, new, text, redirect=redirect, dry_run=dry_run)
    place = checkout.place(checkout.specs_folder / new)
    _advise(
        find_spec.release_of(located),
        place.release if place else "",
        find_spec.name_of(located),
    )
    return 0


def _below_specs(checkout: Checkout, target: str) -> str:
    """Return a folder that was named by its path as one of ``specs/``."""
    # As it is written, without following a link of doc/source.
    path = Path(os.path.normpath(files.here() / target))
    specs = checkout.specs_folder
    is_path = "/" in target or path.is_dir()
    if is_path and path != specs and path.is_relative_to(specs):
        return path.relative_to(specs).as_posix()
    return target.removeprefix("./").removeprefix("specs/")


def _advise(old: str, new: str, name: str) -> None:
    if old == new or not new:
        return
    if old:
        _terminal.note(
            "to propose an approved spec again it is copied, not moved: "
            f"'novaspec repropose {name}'"
        )
    _terminal.note(
        f"'novaspec regenerate {name}' brings it to the template of {new}"
    )
