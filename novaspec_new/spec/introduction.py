"""The part of a spec below its title: the blueprint's address and a text."""

import re
from typing import NamedTuple

# Alone on a line, or the one link in it, as "`bug #1 <https://...>`_".
_ADDRESS = (
    r"^\s*(?:`[^`<]*<)?https?://"
    r"(?:(?:\S*\.)?launchpad\.net|storyboard\.openstack\.org)/[^\s>]+"
    r"(?:>`__?)?\s*$"
)


class Introduction(NamedTuple):
    """Its exact parts: what goes before the author's text, and that.

    ``lead`` ends with the blank lines after the blueprint's address;
    ``text`` begins with the first line of the author's own.
    """

    lead: str
    text: str


def split(introduction: str) -> Introduction:
    """Split an introduction; the two parts joined are the same text."""
    lines = introduction.splitlines(keepends=True)
    start = 0
    for index, line in enumerate(lines):
        if re.match(_ADDRESS, line):
            start = index + 1
            break
    while start < len(lines) and not lines[start].strip():
        start += 1
    return Introduction("".join(lines[:start]), "".join(lines[start:]))
