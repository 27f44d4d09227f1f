"""The paragraphs of a text: where their lines stand in the source."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from docutils import nodes

from novaspec_new.rst.parse import Parsed
from novaspec_new.rst.wrap import line_breaking

_TEXT = (nodes.paragraph, nodes.line, nodes.caption, nodes.attribution)
_UNTOUCHED = (
    nodes.substitution_definition,  # but for the text of one
    nodes.system_message,
    nodes.FixedTextElement,
)
_ITEM = re.compile(r"([-+*\u2022\u2023\u2043]|\(?([0-9]+|[a-zA-Z]+|#)[.)]) +")
# How much the further lines of a block are indented if no line tells.
_DEPTHS = {":": 4, ".": 3}
_SUBSTITUTION = re.compile(
    r"\.\. \|(?![ |]).*?\| *replace::(?: +|$)", re.IGNORECASE
)
# An option's description that begins farther right goes on nearer.
_FARTHEST = 40
_BORDER = re.compile(r"=+( +=+)+|\+[-=+]+\+")
# A line of a drawing, where no literal block was made of it.
_DRAWN = re.compile(
    r"\S {3,}\S|--[->]|<--|[-=_]{4}|^[|+\\/].*[|+\\/]$|[|+]\s*$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or what is wrapped like one.

    ``first`` is the 0-based index of its first line and ``lines`` are
    its lines' texts without indent; the first of them stands at
    ``column``, and the others are indented by ``indent``. ``markup`` is
    the source of the inline markup that holds spaces. What looks like a
    drawing that lacks its ``::`` ``is_drawn``.
    """

    first: int
    lines: tuple[str, ...]
    column: int
    indent: int
    markup: tuple[str, ...]
    is_drawn: bool

    @property
    def end(self) -> int:
        """The index of the line after the last."""
        return self.first + len(self.lines)


def find(
    parsed: Parsed, source: Sequence[str], lines: Collection[int] | None = None
) -> list[Block]:
    """Return the blocks of a text that may be wrapped, in order.

    ``source`` are the text's lines. What is not found there as the tree
    has it is left out; no line is in two blocks. With ``lines`` (1-based)
    only the blocks that these stand in are looked for.
    """
    found = [
        block
        for node in parsed.tree.findall()
        if _is_wanted(node, lines) and (block := _block_of(node, source))
    ]
    found.sort(key=lambda block: block.first)
    return [
        block
        for before, block in zip([None, *found], found, strict=False)
        if before is None or before.end <= block.first
    ]


def _block_of(node: nodes.Element, source: Sequence[str]) -> Block | None:
    if isinstance(node, nodes.substitution_definition):
        return None if _is_untouched(node) else _substitution(node, source)
    return None if _is_untouched(node) else _block(node, source)


def _is_wanted(
    node: nodes.Node, lines: Collection[int] | None
) -> TypeGuard[nodes.Element]:
    if not isinstance(node, (*_TEXT, nodes.substitution_definition)):
        return False
    if lines is None:
        return True
    first = node.line or 0
    end = first + node.rawsource.count("\n") + 1
    return any(line in lines for line in range(first, end))


def _is_untouched(node: nodes.Element) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, _UNTOUCHED):
            return True
        if isinstance(parent, nodes.table) and not parent.get("list"):
            return True
        parent = parent.parent
    return False


def _block(node: nodes.Element, source: Sequence[str]) -> Block | None:
    lines = tuple(line.strip() for line in node.rawsource.split("\n"))
    first = (node.line or 0) - 1
    if first < 0 or not line_breaking.can_take(node.rawsource):
        return None
    found = [expanded(line) for line in source[first : first + len(lines)]]
    if [line.strip() for line in found[1:]] != list(lines[1:]):
        return None
    if not lines[0] or not found[0].endswith(lines[0]):
        return None
    column = len(found[0]) - len(lines[0])
    prefix = found[0][:column]
    if len(lines) > 1:
        indent = _indent(found[1])
    elif isinstance(node.parent, nodes.description) and prefix.strip():
        indent = _indent_after_option(prefix, source[first + 1 :])
    else:
        indent = _indent_after(prefix, source[first + 1 :])
    markup = tuple(spaced_markup(node))
    return Block(first, lines, column, indent, markup, _is_drawn(node, lines))


def _substitution(
    node: nodes.substitution_definition, source: Sequence[str]
) -> Block | None:
    """Return the text of a substitution, if that is what it stands for."""
    if not line_breaking.can_take(node.rawsource):
        return None
    first = (node.line or 0) - 1
    lines = [line.strip() for line in node.rawsource.rstrip().split("\n")]
    found = [expanded(line) for line in source[first : first + len(lines)]]
    if first < 0 or not found or not found[0].endswith(lines[0]):
        return None
    start = len(found[0]) - len(lines[0])
    head = _SUBSTITUTION.match(found[0], start)
    if head is None or [line.strip() for line in found[1:]] != lines[1:]:
        return None
    columns = [head.end(), *map(_indent, found[1:])]
    if head.end() == len(found[0]):
        # The text begins below.
        first, found, columns = first + 1, found[1:], columns[1:]
    texts = tuple(
        line[column:] for line, column in zip(found, columns, strict=True)
    )
    if not texts or not all(texts):
        return None
    indent = columns[1] if texts[1:] else start + _DEPTHS["."]
    if first >= (node.line or 0):
        indent = columns[0]
    markup = tuple(spaced_markup(node))
    is_drawn = _is_drawn(node, texts)
    return Block(first, texts, columns[0], indent, markup, is_drawn)


def _is_drawn(node: nodes.Element, lines: Sequence[str]) -> bool:
    is_row = isinstance(node, nodes.line) and lines[-1].endswith("|")
    if is_row or any(map(_BORDER.fullmatch, lines)):
        # Of a table whose frame is broken.
        return True
    drawn = sum(bool(_DRAWN.search(line)) for line in lines)
    return drawn > 1 and drawn * 2 > len(lines)


def expanded(line: str) -> str:
    """Return a line as docutils sees it."""
    return line.expandtabs(8).rstrip()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _indent_after(prefix: str, following: Sequence[str]) -> int:
    """Return the indent of a second line, where there is none yet.

    Below a list item it is the column of the item's text; below a field,
    a footnote or a directive it is what the rest of its body has.
    """
    start = _indent(prefix)
    while item := _ITEM.match(prefix, start):
        start = item.end()
    marker = prefix[start : start + 1]
    if marker not in _DEPTHS:
        return start if marker != "|" else len(prefix)
    least = None
    for line in map(expanded, following):
        if not line:
            continue
        if _indent(line) <= start:
            break
        least = min(least or _indent(line), _indent(line))
    return least or start + _DEPTHS[marker]


def _indent_after_option(prefix: str, following: Sequence[str]) -> int:
    """Return the indent of a second line of an option's description."""
    start = _indent(prefix)
    depths = []
    for line in map(expanded, following):
        if line and _indent(line) <= start:
            break
        if line:
            depths.append(_indent(line))
    nearest = len(prefix) if len(prefix) <= _FARTHEST else start + 4
    return min(depths, default=nearest)


def spaced_markup(node: nodes.Element) -> Iterator[str]:
    """Yield the source of the inline markup in a node that holds spaces."""
    for child in node.children:
        if isinstance(child, nodes.Element):
            markup = child.rawsource.replace("\n", " ")
            if " " in markup:
                yield markup
