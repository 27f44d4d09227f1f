"""Specs with each paragraph on one line, made from real ones.

What is joined is found by docutils' tree alone, so that a mistake in
the code under test cannot hide here.
"""

import re
from collections.abc import Sequence

from docutils import nodes

from novaspec_new.rst.parse import parse

_BORDER = re.compile(r"^ *(\+[-=+]+\+|=+( +=+)+) *$", re.MULTILINE)
_PROSE = (nodes.paragraph, nodes.line, nodes.caption, nodes.attribution)


def join(text: str) -> str:
    """Return a text with its paragraphs joined where it means the same."""
    meaning = shape(text)
    todo = [_places(text)]
    done: list[tuple[int, int]] = []
    while todo:
        places = todo.pop()
        trial = _joined(text, [*done, *places])
        if shape(trial) == meaning:
            done += places
        elif len(places) > 1:
            middle = len(places) // 2
            todo += [places[middle:], places[:middle]]
    return _joined(text, done)


def shape(text: str) -> str:
    """Return a text's tree as docutils prints it, white space collapsed."""
    tree = parse(text).tree
    for node in tree.findall(nodes.Element):
        for number in ("line", "body_line"):
            node.attributes.pop(number, None)
    return re.sub(r"\s+", " ", tree.pformat())


def verbatim(text: str) -> list[str]:
    """Return the lines of all that must stay as it is, in order.

    These are literal blocks, comments, doctests and drawn tables; of
    tables all that hangs together with a border.
    """
    tree = parse(text).tree
    kept: list[str] = []
    for node in tree.findall(nodes.FixedTextElement):
        kept += node.rawsource.split("\n")
    for block in text.split("\n\n"):
        if _BORDER.search(block):
            kept += block.strip("\n").split("\n")
    return kept


def _places(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs of several lines begin and end."""
    source = text.split("\n")
    places = []
    for node in parse(text).tree.findall():
        if not isinstance(node, _PROSE) or _is_elsewhere(node):
            continue
        lines = node.rawsource.split("\n")
        first = (node.line or 0) - 1
        found = source[first : first + len(lines)]
        if len(lines) > 1 and first >= 0 and _are_same(found, lines):
            places.append((first, first + len(lines)))
    return places


def _is_elsewhere(node: nodes.Element) -> bool:
    above = node.parent
    while above is not None:
        if isinstance(above, nodes.system_message | nodes.FixedTextElement):
            return True
        if isinstance(above, nodes.table) and "list" not in above:
            return True
        above = above.parent
    return False


def _are_same(found: Sequence[str], lines: Sequence[str]) -> bool:
    return found[0].rstrip().endswith(lines[0].rstrip()) and [
        line.strip() for line in found[1:]
    ] == [line.strip() for line in lines[1:]]


def _joined(text: str, places: Sequence[tuple[int, int]]) -> str:
    source = text.split("\n")
    for first, end in sorted(places, reverse=True):
        start, *others = source[first:end]
        joined = [start.rstrip(), *(line.strip() for line in others)]
        source[first:end] = [" ".join(joined)]
    return "\n".join(source)
