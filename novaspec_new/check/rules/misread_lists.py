"""Rules on text that docutils reads otherwise than it looks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes

from novaspec_new.check import node_positions
from novaspec_new.check.findings import Finding, Rule, warning
from novaspec_new.check.parsed_spec import ParsedSpec

IN_TEXT = warning(
    "rst-list-in-text",
    "a list item is read as text of the line before it",
    "put a blank line before the list",
)
INDENTED = warning(
    "rst-indented-line",
    "a line is indented too far, and reads as a definition of that before",
    "align it with the line above",
)
SUB_LIST = warning(
    "rst-sub-list",
    "a list is read as the definition of the item above it, not as a list "
    "in it",
    "put a blank line before it, and align it with the text of the item",
)
QUOTED = warning(
    "rst-list-indent",
    "a list is indented too far, and is read as a quotation in its item",
    "align it with the text of the item",
)
RULES = (IN_TEXT, INDENTED, SUB_LIST, QUOTED)

_ITEM = re.compile(r"\s*(?:[*+-]|\d+\.|#\.) \S")
# A term is short; what is cut in mid-sentence is as long as a line.
_LONG = 45
_LONG_IN_ITEM = 20
_LISTS = (nodes.bullet_list, nodes.enumerated_list)
_BULLET = re.compile(r" *(?:[*+-]|\(?\w+[.)]|#\.) +(?=\S)")


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look at paragraphs with items in them, and at definitions."""
    for paragraph in spec.every(nodes.paragraph):
        if "\n" in paragraph.rawsource:
            yield from _items(spec, paragraph)
    for item in spec.every(nodes.definition_list_item):
        if _is_cut(item):
            yield from _definition(spec, item)
    for inner in inner_lists(spec):
        line = inner.first
        text = spec.lines[line - 1]
        yield inner.rule.at(line, indent(text) + 1, text=text.strip())


def _items(spec: ParsedSpec, paragraph: nodes.paragraph) -> Iterator[Finding]:
    rows = paragraph.rawsource.split("\n")
    for index, row in enumerate(rows[1:], start=1):
        if _ITEM.match(row):
            first = node_positions.first_line(
                spec.lines, paragraph.rawsource, paragraph.line or 1
            )
            line = min(first + index, len(spec.lines))
            column = max(spec.lines[line - 1].find(row.strip()), 0) + 1
            yield IN_TEXT.at(line, column, text=row.strip())
            return


def _is_cut(item: nodes.definition_list_item) -> bool:
    """Say whether a definition goes on with its term's sentence."""
    term = item.children[0].astext()
    goes_on = _first_paragraph(item)
    holder = item.parent.parent
    begins_item = isinstance(holder, nodes.list_item) and (
        holder.children[0] is item.parent
    )
    return (
        goes_on is not None
        and len(term) >= (_LONG_IN_ITEM if begins_item else _LONG)
        and term[-1] not in ":.?!"
        and goes_on.astext()[:1].islower()
        and not goes_on.astext().startswith("http")
    )


def _first_paragraph(
    item: nodes.definition_list_item,
) -> nodes.paragraph | None:
    """Return what a definition begins with, if that is text."""
    definition = item.children[-1]
    if not isinstance(definition, nodes.definition) or not len(definition):
        return None
    first = definition.children[0]
    return first if isinstance(first, nodes.paragraph) else None


def _definition(
    spec: ParsedSpec, item: nodes.definition_list_item
) -> Iterator[Finding]:
    paragraph = _first_paragraph(item)
    if paragraph is None:
        return
    line = node_positions.first_line(
        spec.lines, paragraph.rawsource, paragraph.line or 1
    )
    text = spec.lines[line - 1]
    column = len(text) - len(text.lstrip()) + 1
    yield INDENTED.at(line, column, text=text.strip())


class InnerList(NamedTuple):
    """A list within an item, which is not read as one.

    ``first`` is its first line, 1-based, ``node`` the node of the item
    that holds it, ``text`` the column at which the item's text begins.
    """

    rule: Rule
    first: int
    node: nodes.Element
    text: int


def inner_lists(spec: ParsedSpec) -> Iterator[InnerList]:
    """Yield the lists that are read as a definition or a quotation."""
    for item in spec.every(nodes.list_item):
        for index, child in enumerate(item.children):
            if isinstance(child, nodes.definition_list) and not index:
                first = child.children[0].children[-1].children[:1]
                rule = SUB_LIST
            elif isinstance(child, nodes.block_quote) and index:
                first = child.children if len(child) == 1 else []
                rule = QUOTED
            else:
                continue
            if first and isinstance(first[0], _LISTS):
                yield from _inner(spec, rule, item, first[0])


def _inner(
    spec: ParsedSpec, rule: Rule, item: nodes.list_item, inner: nodes.Element
) -> Iterator[InnerList]:
    """Yield the list where both its place and the item's are certain."""
    head, first = _first_text(item), _first_text(inner)
    if head is None or first is None:
        return
    item_line, line = (_line(spec, node) for node in (head, first))
    match = _BULLET.match(spec.lines[item_line - 1])
    if match and _BULLET.match(spec.lines[line - 1]) and line > item_line:
        yield InnerList(rule, line, item, match.end())


def _line(spec: ParsedSpec, node: nodes.Element) -> int:
    near = node.line or node.parent.line or 1
    return node_positions.first_line(spec.lines, node.rawsource, near)


def _first_text(node: nodes.Element) -> nodes.Element | None:
    """Return the first paragraph or term in a node."""
    found = node.next_node(
        lambda each: isinstance(each, (nodes.paragraph, nodes.term))
    )
    return found if isinstance(found, nodes.Element) else None


def indent(line: str) -> int:
    """Return by how many spaces a line is indented."""
    return len(line) - len(line.lstrip(" "))
