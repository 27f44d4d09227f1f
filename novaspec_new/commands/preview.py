"""``novaspec preview``: a spec as the page that the site will show."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from novaspec_new.commands import _options
from novaspec_new.errors import NovaspecError
from novaspec_new.workspace import files, find_spec

if TYPE_CHECKING:
    from novaspec_new.workspace.find_spec import FoundSpec


@click.command("preview")
@click.argument("name", metavar="SPEC")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="Write the page to this file.",
)
@_options.profile
def command(name: str, output: Path) -> int:
    """Show SPEC, a path or a blueprint's name, as its page.

    Beside the text stands what 'novaspec check' finds.
    """
    located = find_spec.find(name, files.here())
    return _write(located, output)


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
