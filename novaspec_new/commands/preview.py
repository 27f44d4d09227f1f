"""``novaspec preview``: a spec as the page that the site will show."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from novaspec_new.commands import _options, _page
from novaspec_new.errors import NovaspecError, UsageError
from novaspec_new.text import clean_line
from novaspec_new.workspace import files, find_spec

if TYPE_CHECKING:
    from novaspec_new.workspace.find_spec import FoundSpec


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
@_options.profile
@click.option("--attached", is_flag=True, hidden=True)
def command(
    name: str,
    output: Path | None,
    no_open: bool,  # noqa: FBT001 - click passes it by name
    port: int | None,
    attached: bool,  # noqa: FBT001
) -> int:
    """Show SPEC, a path or a blueprint's name, as its page.

    It opens in the browser, anew at each save, with what 'novaspec
    check' finds beside the text. Ctrl-C ends it.
    """
    if output is not None and (no_open or port is not None):
        raise UsageError(
            "--output goes with neither --no-open nor --port",
            "it writes the page, and serves nothing",
        )
    located = find_spec.find(name, files.here())
    if output is not None:
        return _write(located, output)
    return _serve(located, port or 0, opens=not no_open, attached=attached)


def _serve(
    located: "FoundSpec", port: int, *, opens: bool, attached: bool
) -> int:
    try:
        from novaspec_new.server import current_page, run
    except ModuleNotFoundError as error:
        raise NovaspecError(
            f"the page cannot be served: there is no {error.name}",
            f"{_page.EXTRA} brings it; --output FILE does without",
        ) from None

    def ready(address: str) -> None:
        click.echo(address)
        # Whoever reads it may be a program that waits for it.
        sys.stdout.flush()
        if opens and not _page.open_browser(address):
            click.echo(
                "note: no browser opened; open the address in one", err=True
            )
        if not attached:
            shown = files.near(located.path)
            click.echo(
                f"{shown}: shown anew at each save; Ctrl-C ends", err=True
            )

    def note(text: str) -> None:
        if not attached:
            click.echo(f"note: {clean_line(text)}", err=True)

    spec = current_page.Spec(located.path, located.checkout)
    run.serve(spec, port, run.Telling(ready, note), attached=attached)
    return 0


def _write(located: "FoundSpec", output: Path) -> int:
    """Write one file that needs no other."""
    from novaspec_new.check import check_bytes
    from novaspec_new.check.context_loader import ContextLoader
    from novaspec_new.preview import article, facts_loader, page
    from novaspec_new.rst.parse import UnparsableError

    text = files.read_text(located.path)
    checkout = located.checkout
    facts = facts_loader.load(
        located.path,
        checkout,
        facts_loader.embedded,
        lambda document: (
            facts_loader.site_address(checkout, document) if checkout else ""
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
