"""``novaspec check``: what the gate and a reviewer would say."""

import os
import sys
from pathlib import Path

import click

from novaspec_new import files, report
from novaspec_new.check import Checked, check_bytes, paths, results
from novaspec_new.check.findings import Severity
from novaspec_new.check.gather import Gatherer
from novaspec_new.errors import UsageError

_STDIN = "-"


@click.command("check")
@click.argument("names", metavar="[PATH...|-]", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(report.FORMATS),
    default="text",
    help="How to print what was found.",
)
@click.option("--release", help="Check against this release's template.")
@click.option("--strict", is_flag=True, help="Fail on a warning too.")
@click.option(
    "--all", "every", is_flag=True, help="Check all specs of the checkout."
)
@click.option(
    "--stdin-name",
    metavar="PATH",
    help="The file that standard input (-) stands for.",
)
def command(  # noqa: PLR0913, PLR0917 - one for each option
    names: tuple[str, ...],
    form: str,
    release: str | None,
    strict: bool,  # noqa: FBT001 - click passes it by name
    every: bool,  # noqa: FBT001
    stdin_name: str | None,
) -> int:
    """Say what the project's gate and a reviewer would object to.

    Without a PATH, checks the specs changed in the checkout. An error is
    what the gate rejects, a warning what a reviewer would send back.
    """
    gatherer = Gatherer(Path.cwd(), release)
    if _STDIN in names:
        found = _check_stdin(names, stdin_name, gatherer)
    else:
        found = _check_files(_selected(names, every=every), gatherer)
    _print(found, form)
    errors = results.count(found.values(), Severity.ERROR)
    warnings = results.count(found.values(), Severity.WARNING)
    return int(bool(errors or (strict and warnings)))


def _selected(names: tuple[str, ...], *, every: bool) -> list[Path]:
    if names and every:
        raise UsageError("--all and a path do not go together", "give one")
    if names:
        return paths.named([Path(name) for name in names])
    return paths.of_checkout(Path.cwd(), every=every)


def _check_stdin(
    names: tuple[str, ...], stdin_name: str | None, gatherer: Gatherer
) -> dict[str, Checked]:
    if len(names) > 1:
        raise UsageError("- and a path do not go together", "give one")
    subject = gatherer.subject(Path(stdin_name) if stdin_name else None)
    data = sys.stdin.buffer.read()
    return {stdin_name or "<stdin>": check_bytes(data, subject)}


def _check_files(
    selected: list[Path], gatherer: Gatherer
) -> dict[str, Checked]:
    return {
        str(path): check_bytes(files.read_bytes(path), gatherer.subject(path))
        for path in selected
    }


def _print(found: dict[str, Checked], form: str) -> None:
    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(report.render(found, form, color=color), nl=False)
    if form == "text":
        from novaspec_new.report.text import summary

        click.echo(summary(found), err=True)
