"""Where in the text a node of the tree begins.

docutils knows the line on which a paragraph begins, and not always that;
this finds the line and column of what stands within it.
"""

import re
from collections.abc import Sequence

from docutils import nodes

_ESCAPE = re.compile(r"\\(\s|\x00)?")
# How far from the line that docutils tells the text may in fact be.
_REACH = 60


def place(lines: Sequence[str], node: nodes.Node) -> tuple[int, int]:
    """Return the 1-based line and column at which an inline node begins.

    ``lines`` are those of the whole text. Where it cannot be found, the
    first column of the line that docutils names is returned.
    """
    holder = node.parent
    while holder is not None and not holder.rawsource:
        holder = holder.parent
    if not isinstance(holder, nodes.Element):
        return _line_of(node), 1
    raw = holder.rawsource
    offset = _offset(raw, holder, node)
    row = raw.count("\n", 0, offset)
    start = raw.rfind("\n", 0, offset) + 1
    first = first_line(lines, raw, _line_of(holder))
    line = first + row
    if line > len(lines):
        return first, 1
    text = raw[start:].split("\n", 1)[0]
    column = lines[line - 1].find(text.strip())
    lead = len(text) - len(text.lstrip())
    return line, max(column, 0) + max(offset - start - lead, 0) + 1


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


def _line_of(node: nodes.Node) -> int:
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return 1


def _offset(raw: str, holder: nodes.Element, node: nodes.Node) -> int:
    """Return where in ``raw``, the holder's source, the node begins.

    What stands before the node is passed over first, so that the second
    of two equal marks is told from the first.
    """
    plain, places = _without_escapes(raw)
    position = 0
    child: nodes.Node
    for child in holder.findall(include_self=False):
        source = _source(child)
        inner = isinstance(child, nodes.Element) and not child.rawsource
        if inner and child is not node:
            continue
        found = plain.find(source, position)
        if child is node:
            return places[found] if found >= 0 else places[position]
        if found >= 0 and child.parent is holder:
            position = found + len(source)
    return 0


def _source(node: nodes.Node) -> str:
    raw = node.rawsource if isinstance(node, nodes.Element) else ""
    text = raw or node.astext()  # type: ignore[no-untyped-call]
    return _without_escapes(text)[0]


def _without_escapes(raw: str) -> tuple[str, list[int]]:
    """Return the text without backslashes, and where each character was."""
    kept: list[int] = []
    position = 0
    for match in _ESCAPE.finditer(raw):
        kept.extend(range(position, match.start()))
        position = match.end()
    kept.extend(range(position, len(raw) + 1))
    return "".join(raw[index] for index in kept[:-1]), kept
