"""What readers see as text, with all that is markup blanked out.

A passage is one paragraph, title, term and the like, as it stands in the
spec. Its *view* has the same length: each character that docutils read
as text is itself, and each other one is a sign that says what markup it
belongs to. So a pattern on the view finds marks that leaked into the
text, and where it finds them they stand in the spec.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docutils import nodes

from novaspec_new.check import node_positions

# Private characters: no pattern of ours takes them for a word's.
OTHER = "\ue000"
LITERAL = "\ue001"
ROLE = "\ue002"
DEFAULT_ROLE = "\ue003"
LINK = "\ue004"
ESCAPED = "\ue005"
_SIGNS: dict[type[nodes.Node], str] = {
    nodes.literal: LITERAL,
    nodes.title_reference: DEFAULT_ROLE,
    nodes.reference: LINK,
}
# Text in these is meant to be as it stands, or is not the author's.
_OPAQUE = (
    nodes.comment,
    nodes.literal,
    nodes.literal_block,
    nodes.doctest_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    nodes.substitution_definition,
    nodes.system_message,
    nodes.target,
)
# A colon, bracket or bar is seldom a mark: then the rest is looked at.
_ROLE = r":(?<!\S:)[\w+.:-]+:"
_BRACKETS = r"\[(?:\d+|#\w*|\*)\]|\]\("
_BARS = r"\|[^\s|](?:[^|]*[^\s|])?\|"
_ESCAPE = r"(?s)\\.?"


class Span(NamedTuple):
    """A piece of markup: where in the source, 0-based, and its node."""

    start: int
    end: int
    node: nodes.Element


class Passage:
    """A paragraph or the like; ``raw`` is its source without indent."""

    def __init__(
        self, node: nodes.Element, lines: Sequence[str], starts: Sequence[int]
    ) -> None:
        self.node = node
        self.raw = node.rawsource
        self._lines = lines
        self._starts = starts
        self._rows = self.raw.split("\n")
        near = node_positions.line_of(node)
        self.line = node_positions.first_line(lines, self.raw, near)
        self.view, self.spans = _view(self.raw, node)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of an offset in ``raw``.

        Where the row cannot be found the column is 1.
        """
        row, indent, column = self._row(offset)
        return self._number(row), max(indent, 0) + column + 1

    def offset(self, offset: int) -> int | None:
        """Return where in the spec's text an offset in ``raw`` is."""
        row, indent, column = self._row(offset)
        if indent < 0:
            return None
        return self._starts[self._number(row) - 1] + indent + column

    def _row(self, offset: int) -> tuple[int, int, int]:
        """Return an offset's row, the row's column, -1 if unknown."""
        row = self.raw.count("\n", 0, offset)
        start = self.raw.rfind("\n", 0, offset) + 1
        indent = self._lines[self._number(row) - 1].find(self._rows[row])
        return row, indent, offset - start if indent >= 0 else 0

    def _number(self, row: int) -> int:
        return min(self.line + row, len(self._lines))


def passages(
    texts: Iterable[nodes.Text],
    marked: Iterable[nodes.Element],
    lines: Sequence[str],
    starts: Sequence[int],
) -> Iterator[Passage]:
    """Yield the passages in which a mark may have leaked.

    ``texts`` are all of the tree's, in order; what holds one of the
    ``marked`` nodes is a passage whatever its text.
    """
    found: dict[int, nodes.Element] = {}
    for text in texts:
        parent = text.parent
        if isinstance(parent, nodes.literal):
            if "``" in text:
                _add(parent, found)
        elif _may_leak(text) and not isinstance(parent, _OPAQUE):
            _add(parent, found)
    for node in marked:
        _add(node, found)
    for holder in found.values():
        yield Passage(holder, lines, starts)


def _may_leak(text: str) -> bool:
    """Say whether a text has what leaked markup has in it.

    Most have not, and this tells so with few patterns.
    """
    return bool(
        "`" in text
        or "-\n" in text
        or (".." in text and (text.startswith("..") or "\n.." in text))
        or (":" in text and re.search(_ROLE, text))
        or ("[" in text and re.search(_BRACKETS, text))
        or ("|" in text and ("--" in text or re.search(_BARS, text)))
        or text.startswith("##")
    )


def _add(node: nodes.Element, found: dict[int, nodes.Element]) -> None:
    while isinstance(node, nodes.Inline) and node.parent is not None:
        node = node.parent
    if node.rawsource and not isinstance(node, _OPAQUE):
        found.setdefault(id(node), node)


def _view(raw: str, holder: nodes.Element) -> tuple[str, list[Span]]:
    """Return a source's view, and the markup in it in order."""
    plain, places = node_positions.without_escapes(raw)
    view = [OTHER] * len(raw)
    spans = []
    position = 0
    for child in holder.children:
        source = node_positions.source(child)
        at = plain.find(source, position) if source else -1
        if at < 0:
            continue
        position = at + len(source)
        if isinstance(child, nodes.Text):
            for index in range(at, position):
                view[places[index]] = plain[index]
        elif isinstance(child, nodes.Element):
            start, end = places[at], places[position - 1] + 1
            view[start:end] = _sign(child) * (end - start)
            spans.append(Span(start, end, child))
    for match in re.finditer(_ESCAPE, raw):
        start, end = match.span()
        if view[start] == OTHER:
            view[start:end] = ESCAPED * (end - start)
    return "".join(view), spans


def _sign(node: nodes.Element) -> str:
    if isinstance(node, nodes.inline) or node.rawsource.startswith(":"):
        return ROLE
    return _SIGNS.get(type(node), OTHER)
