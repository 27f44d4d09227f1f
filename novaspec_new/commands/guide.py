"""``novaspec guide``: what a section is for, and how others wrote it."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from novaspec_new.commands import _options, _terminal
from novaspec_new.workspace import files
from novaspec_new.workspace.checkout import Checkout

if TYPE_CHECKING:
    from novaspec_new.spec.outline import Outline, OutlineEntry
    from novaspec_new.wizard.examples import Example

_ANSWERS = 3


@click.command("guide")
@click.argument("section", metavar="[SECTION]", nargs=-1)
@click.option("--release", metavar="R", help="Take the template of R.")
@_options.profile
def command(section: tuple[str, ...], release: str | None) -> int:
    """Tell what SECTION asks for, and how merged specs answer it.

    The beginning of its title is enough. Without a SECTION, lists them.
    """
    from novaspec_new.wizard import guide_page
    from novaspec_new.workspace import spec_templates

    checkout = Checkout.find(files.here())
    outline = spec_templates.of_release(checkout, release)
    if not section:
        _show(guide_page.index(outline))
        return 0
    entry = guide_page.find(outline, " ".join(section))
    answers = _answers(checkout, outline, entry)
    _show(guide_page.page(outline, entry, islice(answers, _ANSWERS)))
    return 0


def _answers(
    checkout: Checkout | None,
    outline: "Outline",
    entry: "OutlineEntry | None",
) -> Iterator["Example"]:
    from novaspec_new.wizard import examples

    if checkout is not None and entry is not None:
        yield from examples.find(checkout, outline, entry.title)


def _show(text: str) -> None:
    if _terminal.is_there():
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)
