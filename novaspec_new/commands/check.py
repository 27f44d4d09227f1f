"""``novaspec check``: what the gate and a reviewer would say."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from novaspec_new.check import Checked, check_bytes, formats
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.check.findings import Severity
from novaspec_new.check.results import Tally
from novaspec_new.commands import _options
from novaspec_new.spec.errors import UsageError
from novaspec_new.workspace import files, path_arguments

if TYPE_CHECKING:
    from novaspec_new.check.results import Files
    from novaspec_new.commands._progress_bar import ProgressBar

_STDIN = "-"


@click.command("check")
@click.argument("names", metavar="[PATH...|-]", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice([*formats.FORMATS, _options.SCHEMA]),
    default="text",
    help="How to print what was found.",
)
@click.option("--release", help="Check against this release's template.")
@click.option("--strict", is_flag=True, help="Fail on a warning too.")
@click.option(
    "--all", "every", is_flag=True, help="Check all specs of the checkout."
)
@click.option(
    "--fix", "mend", is_flag=True, help="First mend what is safe to mend."
)
@click.option(
    "-v", "--verbose", is_flag=True, help="Tell each finding, however many."
)
@click.option(
    "--exact",
    is_flag=True,
    help="Run the checkout's own Sphinx too, and so its code.",
)
@click.option("--no-cache", is_flag=True, help="Check all files anew.")
@_options.follow
@click.option("--list", "codes", is_flag=True, help="List all codes.")
@click.option(
    "--stdin-name",
    metavar="PATH",
    help="The file that standard input (-) stands for.",
)
@_options.profile
def command(  # noqa: PLR0913, PLR0917 - one for each option
    names: tuple[str, ...],
    form: str,
    release: str | None,
    strict: bool,  # noqa: FBT001 - click passes it by name
    every: bool,  # noqa: FBT001
    mend: bool,  # noqa: FBT001
    verbose: bool,  # noqa: FBT001
    exact: bool,  # noqa: FBT001
    no_cache: bool,  # noqa: FBT001
    follow: bool,  # noqa: FBT001
    codes: bool,  # noqa: FBT001
    stdin_name: str | None,
) -> int:
    """Say what the project's gate and a reviewer would object to.

    Without a PATH, checks the specs changed in the checkout. An error is
    what the gate rejects, a warning what a reviewer would send back;
    'novaspec explain CODE' says more about each.
    """
    if form == _options.SCHEMA:
        return _options.print_schema("check")
    if codes:
        from novaspec_new.commands import explain

        return explain.list_codes()
    loader = ContextLoader(files.here(), release)
    bar = None
    if _STDIN in names:
        if mend or exact or len(names) > 1:
            raise UsageError(
                "- goes with no other path, and not with --fix or --exact",
                "'novaspec wrap -' gives the text back",
            )
        found: Files = [_check_stdin(stdin_name, loader)]
    else:
        selected = _selected(names, every=every)
        if mend:
            _mend(selected, loader, follow=follow)
        from novaspec_new.commands._progress_bar import ProgressBar

        bar = ProgressBar(len(selected), "Checking")
        found = bar.shown(
            _check_files(selected, loader, use_cache=not no_cache)
        )
        if exact:
            found = _exactly(found)
    tally = Tally()
    _print(tally.counted(found), form, bar, is_verbose=verbose)
    if form == "text":
        from novaspec_new.check.formats.text import summary

        click.echo(summary(tally), err=True)
    errors, warnings = map(tally.of, (Severity.ERROR, Severity.WARNING))
    return int(bool(errors or (strict and warnings)))


def _selected(names: tuple[str, ...], *, every: bool) -> list[Path]:
    if names and every:
        raise UsageError("--all and a path do not go together", "give one")
    if names:
        return path_arguments.named(names)
    return path_arguments.of_checkout(files.here(), every=every)


def _check_stdin(
    stdin_name: str | None, loader: ContextLoader
) -> tuple[str, Checked]:
    context = loader.context(Path(stdin_name) if stdin_name else None)
    if sys.stdin is None:
        raise UsageError("standard input is closed", "name a file")
    data = sys.stdin.buffer.read()
    return stdin_name or "<stdin>", check_bytes(data, context)


def _check_files(
    selected: list[Path], loader: ContextLoader, *, use_cache: bool
) -> Iterator[tuple[str, Checked]]:
    from novaspec_new.check import runner

    cache = None
    if use_cache:
        from novaspec_new.check.cache import Cache
        from novaspec_new.workspace import directories
        from novaspec_new.workspace.cache_store import CacheStore

        cache = Cache(CacheStore(directories.cache() / "check.sqlite"))
    for path, checked in runner.check_files(selected, loader, cache):
        yield str(path), checked


def _exactly(found: "Files") -> Iterator[tuple[str, Checked]]:
    """Yield the findings with what the checkout's own Sphinx says."""
    from novaspec_new.check.exact import client
    from novaspec_new.workspace import find_spec

    with contextlib.ExitStack() as stack:
        builds: dict[Path, client.SphinxBuild] = {}
        for name, checked in found:
            located = find_spec.find(name, files.here())
            checkout = find_spec.checkout_of(located)
            if checkout.root not in builds:
                build = stack.enter_context(client.SphinxBuild(checkout))
                build.start()
                source = files.near(checkout.root / "doc" / "source")
                click.echo(
                    f"note: --exact runs the code of {source}/conf.py",
                    err=True,
                )
                builds[checkout.root] = build
            text = files.read_text(located.path)
            built = builds[checkout.root].build(located.path, text)
            both = client.merged(checked.findings, built)
            yield name, Checked.of(both, text)


def _mend(
    selected: list[Path], loader: ContextLoader, *, follow: bool
) -> None:
    """Mend the files in place, and say which."""
    from novaspec_new.check import fix

    files.tidy({path.parent for path in selected})
    for path in selected:
        try:
            text = files.read_bytes(path).decode("utf-8")
        except UnicodeDecodeError:
            # The check that follows tells where.
            continue
        mended = fix.fix(text, loader.context(path))
        if mended != text:
            files.write_text(path, mended, expected=text, follow=follow)
            click.echo(f"mended {path}", err=True)


def _print(
    found: "Files", form: str, bar: "ProgressBar | None", *, is_verbose: bool
) -> None:
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    color = is_terminal and not os.environ.get("NO_COLOR")
    shown = formats.render(found, form, color=color, is_verbose=is_verbose)
    for part in filter(None, shown):
        if bar is not None and is_terminal:
            bar.clear()
        # Colour is ours to decide: click must not strip it.
        click.echo(part, nl=False, color=color)
