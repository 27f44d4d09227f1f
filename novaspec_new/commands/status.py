"""``novaspec status``: how far the specs of a release have come."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from novaspec_new.commands import _options, _terminal
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.spec.tracker import TrackerKind
from novaspec_new.workspace import files
from novaspec_new.workspace.checkout import Checkout
from novaspec_new.workspace.settings import load_settings

if TYPE_CHECKING:
    from novaspec_new.lifecycle.status_table import BlueprintState, Row


@click.command("status")
@click.option("--release", metavar="R", help="Look at release R.")
@click.option(
    "--launchpad", is_flag=True, help="Ask for the blueprints' states too."
)
@click.option(
    "--offline",
    is_flag=True,
    help="Leave Launchpad alone: show what it said last.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", _options.SCHEMA]),
    default="text",
    help="How to print it.",
)
@_options.profile
def command(
    release: str | None,
    launchpad: bool,  # noqa: FBT001 - click passes it by name
    offline: bool,  # noqa: FBT001
    form: str,
) -> int:
    """Show the specs of a release, the newest if none is named.

    For each: how many sections are to do, None and written, how many
    words, and what 'novaspec check' finds in it.
    """
    if form == _options.SCHEMA:
        return _options.print_schema("status")
    from novaspec_new.lifecycle import status_table

    checkout = Checkout.around(files.here())
    wanted = checkout.named_release(release or checkout.newest_release())
    if launchpad:
        _expect_blueprints(checkout)
    settings = load_settings(os.environ)
    rows = _rows(checkout, wanted)
    standings: Mapping[str, BlueprintState] = {}
    if launchpad:
        alone = offline or settings.offline
        standings = _standings(checkout, rows, offline=alone)
    if form == "json":
        data = {
            "release": wanted,
            "specs": status_table.as_data(rows, standings),
        }
        click.echo(json.dumps(data, indent=2))
        return 0
    if rows:
        click.echo(status_table.table(rows, standings), nl=False)
    for row in rows:
        if row.problem:
            _terminal.note(row.problem)
    specs = "spec" if len(rows) == 1 else "specs"
    told = wanted or checkout.profile.service
    click.echo(f"{told}: {len(rows) or 'no'} {specs}", err=True)
    return 0


def _expect_blueprints(checkout: Checkout) -> None:
    """Raise UsageError where Launchpad has no blueprints to ask for."""
    if checkout.profile.tracker.kind is not TrackerKind.BLUEPRINT:
        raise UsageError(
            f"the specs of {checkout.profile.service} have no blueprints "
            "to ask Launchpad for",
            "leave out --launchpad",
        )


def _rows(checkout: Checkout, release: str) -> list["Row"]:
    from novaspec_new.check import check_bytes
    from novaspec_new.check.context_loader import ContextLoader
    from novaspec_new.commands._progress_bar import ProgressBar
    from novaspec_new.lifecycle import status_table
    from novaspec_new.workspace import spec_templates

    known = spec_templates.of_release(checkout, release)
    loader = ContextLoader(checkout.root)
    paths = checkout.specs(release)

    def row(path: Path) -> "Row":
        place = path.relative_to(checkout.specs_folder).as_posix()
        try:
            data = files.read_bytes(path)
            findings = check_bytes(data, loader.context(path)).findings
            text = files.decode(data, place)
        except NovaspecError as error:
            return status_table.broken(place, error, errors=1)
        own = spec_templates.of_place(path, checkout, known)
        origin = status_table.Origin(
            checkout.name_of(path), checkout.profile.tracker
        )
        return status_table.row(place, text, own, findings, origin)

    bar = ProgressBar(len(paths), "Checking")
    return list(bar.shown(map(row, paths)))


def _standings(
    checkout: Checkout, rows: Sequence["Row"], *, offline: bool
) -> Mapping[str, "BlueprintState"]:
    """Ask Launchpad; a trouble of its own is told once."""
    from novaspec_new import launchpad
    from novaspec_new.launchpad import LookupResult
    from novaspec_new.lifecycle.status_table import BlueprintState
    from novaspec_new.workspace import directories

    lookups = launchpad.look_up(
        list(dict.fromkeys(row.blueprint for row in rows)),
        project=checkout.project,
        root=launchpad.service_root(),
        cache=directories.cache(),
        offline=offline,
    )
    found: dict[str, BlueprintState] = {}
    trouble, is_old = None, False
    for name, lookup in lookups.items():
        answer = lookup.result() or LookupResult()
        known, problem = answer.blueprint, answer.problem
        note = ""
        if problem is not None and problem.kind.concerns_all:
            trouble = trouble or problem
        elif problem is not None:
            note = str(problem.kind)
        is_old = is_old or (known is not None and known.seen is not None)
        found[name] = BlueprintState(
            known.definition_status if known else "",
            known.implementation_status if known else "",
            note,
        )
    if trouble is not None:
        old = "; what it said last is shown" if is_old else ""
        _terminal.note(f"{trouble}{old}")
    return found
