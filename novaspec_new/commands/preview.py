"""``novaspec preview``: a spec as the page that the site will show."""

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from novaspec_new.commands import _options, _preview_process
from novaspec_new.spec.clean_text import clean_line
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.workspace import files, find_spec

if TYPE_CHECKING:
    from novaspec_new.check.exact.client import SphinxBuild
    from novaspec_new.workspace.find_spec import FoundSpec


class _How(NamedTuple):
    """How a page is served, as the options say."""

    port: int
    opens: bool
    is_exact: bool
    is_attached: bool


@click.command("preview")
@click.argument("name", metavar="SPEC")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the page to this file, and end.",
)
@click.option(
    "--no-open", is_flag=True, help="Print the address, open no browser."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=None,
    metavar="N",
    help="Serve on this port of the machine.",
)
@click.option(
    "--exact",
    is_flag=True,
    help="Show what the checkout's own Sphinx makes, and run its code.",
)
@_options.profile
@click.option("--attached", is_flag=True, hidden=True)
def command(  # noqa: PLR0913, PLR0917 - one for each option
    name: str,
    output: Path | None,
    no_open: bool,  # noqa: FBT001 - click passes it by name
    port: int | None,
    exact: bool,  # noqa: FBT001
    attached: bool,  # noqa: FBT001
) -> int:
    """Show SPEC, a path or a blueprint's name, as its page.

    It opens in the browser, anew at each save, with what 'novaspec
    check' finds beside the text. Ctrl-C ends it.
    """
    if output is not None and (no_open or exact or port is not None):
        raise UsageError(
            "--output goes with none of --no-open, --exact and --port",
            "it writes our own page, and serves nothing",
        )
    located = find_spec.find(name, files.here())
    if output is not None:
        return _write(located, output)
    how = _How(port or 0, not no_open, exact, attached)
    with contextlib.ExitStack() as stack:
        return _serve(located, how, stack)


def _serve(
    located: "FoundSpec", how: _How, stack: contextlib.ExitStack
) -> int:
    try:
        from novaspec_new.preview.server import current_page, run
    except ModuleNotFoundError as error:
        raise NovaspecError(
            f"the page cannot be served: there is no {error.name}",
            f"{_preview_process.EXTRA} brings it; --output FILE does without",
        ) from None

    def ready(address: str) -> None:
        click.echo(address)
        # Whoever reads it may be a program that waits for it.
        sys.stdout.flush()
        if how.opens and not _preview_process.open_browser(address):
            click.echo(
                "note: no browser opened; open the address in one", err=True
            )
        if not how.is_attached:
            shown = files.near(located.path)
            click.echo(
                f"{shown}: shown anew at each save; Ctrl-C ends", err=True
            )

    def note(text: str) -> None:
        if not how.is_attached:
            click.echo(f"note: {clean_line(text)}", err=True)

    exact = _exact(located, stack) if how.is_exact else None
    spec = current_page.Spec(located.path, located.checkout)
    current = current_page.CurrentPage(spec, exact)
    telling = run.Telling(ready, note)
    run.serve(current, how.port, telling, attached=how.is_attached)
    return 0


def _exact(located: "FoundSpec", stack: contextlib.ExitStack) -> "SphinxBuild":
    """Start the checkout's own Sphinx, and say that its code runs."""
    from novaspec_new.check.exact.client import SphinxBuild

    checkout = find_spec.checkout_of(located)
    build = stack.enter_context(SphinxBuild(checkout))
    build.start()
    source = files.near(checkout.root / "doc" / "source")
    click.echo(f"note: --exact runs the code of {source}/conf.py", err=True)
    return build


def _write(located: "FoundSpec", output: Path) -> int:
    """Write one file that needs no other."""
    from novaspec_new.check import check_bytes
    from novaspec_new.check.context_loader import ContextLoader
    from novaspec_new.preview import article, page, page_context_loader
    from novaspec_new.rst.parse import UnparsableError

    _expect_page(output)
    text = files.read_text(located.path)
    checkout = located.checkout
    facts = page_context_loader.load(
        located.path,
        checkout,
        page_context_loader.embedded,
        lambda document: (
            page_context_loader.site_address(checkout, document)
            if checkout
            else ""
        ),
    )
    try:
        made = article.render(text, facts)
    except UnparsableError as error:
        raise NovaspecError(
            f"{files.near(located.path)} cannot be shown: {error}",
            "'novaspec check' tells more",
        ) from None
    context = ContextLoader(located.path.parent).context(located.path)
    found = check_bytes(text.encode(), context).findings
    html = page.compose(page.View(located.path.name, made, found))
    files.write_text(output, html)
    click.echo(str(output))
    return 0


def _expect_page(output: Path) -> None:
    """Raise NovaspecError where something stands that is not ours."""
    from novaspec_new.preview import page

    if not output.exists() or output.is_dir():
        return
    standing = files.read_bytes(output)
    if standing and not page.is_ours(standing):
        raise NovaspecError(
            f"{output} is there, and is no page of 'novaspec preview'",
            "give another name",
        )
