"""What a page needs to know beyond the spec's own text."""

from collections.abc import Callable
from typing import NamedTuple


class Place(NamedTuple):
    """Where a reference leads: an address, and the title there."""

    address: str
    title: str


def _nothing(_name: str) -> None:
    return None


class PageContext(NamedTuple):
    """What the checkout knows; each answers None for what is not there.

    ``image`` gives an address of a picture's own bytes by the path that
    the spec names; ``label`` and ``document`` say where ``:ref:`` and
    ``:doc:`` lead beyond this spec. ``address`` is that of the page on
    the project's site, from which relative links count.
    """

    image: Callable[[str], str | None] = _nothing
    label: Callable[[str], Place | None] = _nothing
    document: Callable[[str], Place | None] = _nothing
    address: str = ""
