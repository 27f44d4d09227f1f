"""``novaspec guide``: what a section is for, and how others wrote it."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from novaspec_new import files
from novaspec_new.checkout import Checkout
from novaspec_new.commands import terminal

if TYPE_CHECKING:
    from novaspec_new.outline import Outline, Slot
    from novaspec_new.precedents import Precedent

_ANSWERS = 3


@click.command("guide")
@click.argument("section", metavar="[SECTION]", nargs=-1)
@click.option("--release", metavar="R", help="Take the template of R.")
def command(section: tuple[str, ...], release: str | None) -> int:
    """Tell what SECTION asks for, and how merged specs answer it.

    The beginning of its title is enough. Without a SECTION, lists them.
    """
    from novaspec_new import handbook, target

    checkout = Checkout.find(files.here())
    outline = target.outline_for(checkout, release)
    if not section:
        _show(handbook.index(outline))
        return 0
    slot = handbook.find(outline, " ".join(section))
    answers = _answers(checkout, outline, slot)
    _show(handbook.page(outline, slot, islice(answers, _ANSWERS)))
    return 0


def _answers(
    checkout: Checkout | None, outline: "Outline", slot: "Slot | None"
) -> Iterator["Precedent"]:
    from novaspec_new import precedents

    if checkout is not None and slot is not None:
        yield from precedents.find(checkout, outline, slot.title)


def _show(text: str) -> None:
    if terminal.is_there():
        click.echo_via_pager(text)
    else:
        click.echo(text, nl=False)
