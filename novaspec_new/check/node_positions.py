"""Where in the text a node of the tree begins.

docutils knows the line on which a paragraph begins, and not always that;
this finds the line and column of what stands within it.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from docutils import nodes

_ESCAPE = re.compile(r"\\(\s|\x00)?")
# How far from the line that docutils tells the text may in fact be.
_REACH = 60


class Locator:
    """Finds where inline nodes begin; ``lines`` are the whole text's."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._offsets: dict[int, dict[int, int]] = {}

    def place(self, node: nodes.Node) -> tuple[int, int]:
        """Return the 1-based line and column at which a node begins.

        Where it cannot be found, that is the first column of the line
        that docutils names.
        """
        holder = _holder(node)
        if holder is None:
            return self._below(line_of(node), source(node))
        raw = holder.rawsource
        if id(holder) not in self._offsets:
            self._offsets[id(holder)] = _offsets(raw, holder)
        offset = self._offsets[id(holder)].get(id(node), 0)
        row = raw.count("\n", 0, offset)
        start = raw.rfind("\n", 0, offset) + 1
        first = first_line(self._lines, raw, line_of(holder))
        text = raw[start:].split("\n", 1)[0]
        lead = len(text) - len(text.lstrip())
        for line in (first + row, first):
            if line <= len(self._lines):
                column = self._lines[line - 1].find(text.strip())
                if column >= 0:
                    return line, column + max(offset - start - lead, 0) + 1
        return first, 1

    def _below(self, first: int, text: str) -> tuple[int, int]:
        """Return where a text is in the block that begins on a line."""
        block = takewhile(str.strip, self._lines[first - 1 :])
        for line, row in enumerate(block, start=first):
            if text in row:
                return line, row.index(text) + 1
        return first, 1


def _holder(node: nodes.Node) -> nodes.Element | None:
    """Return the nearest node around it whose source is known."""
    holder = node.parent
    while holder is not None and not holder.rawsource:
        holder = holder.parent
    return holder if isinstance(holder, nodes.Element) else None


def first_line(lines: Sequence[str], raw: str, near: int) -> int:
    """Return the 1-based line, nearest to ``near``, where ``raw`` begins."""
    wanted = [part.strip() for part in raw.strip("\n").split("\n")][:3]
    for distance in range(_REACH):
        for index in {near - 1 - distance, near - 1 + distance}:
            if _matches(lines, index, wanted):
                return index + 1
    return min(max(near, 1), len(lines))


def _matches(lines: Sequence[str], index: int, wanted: Sequence[str]) -> bool:
    if not 0 <= index <= len(lines) - len(wanted):
        return False
    head, *rest = wanted
    # What comes first may follow a bullet, a field's name and the like.
    return head in lines[index].expandtabs() and all(
        part == lines[index + offset].strip()
        for offset, part in enumerate(rest, start=1)
    )


def line_of(node: nodes.Node) -> int:
    """Return the 1-based line of a node, or of what it stands in."""
    while node is not None:
        if node.line:
            return int(node.line)
        # docutils keeps what is wrong in a substitution in its message.
        if isinstance(node, nodes.system_message) and node.get("line"):
            return int(node["line"])
        node = node.parent
    return 1


def _offsets(raw: str, holder: nodes.Element) -> dict[int, int]:
    """Return where in ``raw``, the holder's source, each node begins.

    The nodes are found one after the other, so that the second of two
    equal marks is told from the first.
    """
    plain, places = without_escapes(raw)
    found: dict[int, int] = {}
    position = 0
    for child in holder.children:
        written = source(child)
        at = plain.find(written, position)
        found[id(child)] = places[max(at, position)]
        if at >= 0:
            position = at + len(written)
    return found


def source(node: nodes.Node) -> str:
    """Return how a node is written, without backslashes."""
    raw = node.rawsource if isinstance(node, nodes.Element) else ""
    text = raw or node.astext()
    return without_escapes(text)[0]


def without_escapes(raw: str) -> tuple[str, Sequence[int]]:
    """Return the text without backslashes, and where each character was."""
    if "\\" not in raw:
        return raw, range(len(raw) + 1)
    kept: list[int] = []
    position = 0
    for match in _ESCAPE.finditer(raw):
        kept.extend(range(position, match.start()))
        position = match.end()
    kept.extend(range(position, len(raw) + 1))
    return "".join(raw[index] for index in kept[:-1]), kept
