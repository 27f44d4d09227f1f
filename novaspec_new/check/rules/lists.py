"""Rules on text that docutils reads otherwise than it looks."""

import re
from collections.abc import Iterator

from docutils import nodes

from novaspec_new.check import positions
from novaspec_new.check.findings import Finding, warning
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
LINK = warning(
    "rst-link-mark",
    "a link lacks the underscore at its end",
    "put two underscores after the closing backquote",
)
RULES = (IN_TEXT, INDENTED, LINK)

_ITEM = re.compile(r"\s*(?:[*+-]|\d+\.|#\.) \S")
_ADDRESS = re.compile(r"\s<https?://[^<>]+>$")
# A term is short; what is cut in mid-sentence is as long as a line.
_LONG = 45
_LONG_IN_ITEM = 20


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look at paragraphs with items in them, links and definitions."""
    for paragraph in spec.every(nodes.paragraph):
        if "\n" in paragraph.rawsource:
            yield from _items(spec, paragraph)
    for reference in spec.every(nodes.title_reference):
        if _ADDRESS.search(reference.astext()):
            line, column = spec.locator.place(reference)
            text = reference.rawsource.split("\n", 1)[0]
            yield LINK.at(line, column, text=text)
    for item in spec.every(nodes.definition_list_item):
        if _is_cut(item):
            yield from _definition(spec, item)


def _items(spec: ParsedSpec, paragraph: nodes.paragraph) -> Iterator[Finding]:
    rows = paragraph.rawsource.split("\n")
    for index, row in enumerate(rows[1:], start=1):
        if _ITEM.match(row):
            first = positions.first_line(
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
    line = positions.first_line(
        spec.lines, paragraph.rawsource, paragraph.line or 1
    )
    text = spec.lines[line - 1]
    column = len(text) - len(text.lstrip()) + 1
    yield INDENTED.at(line, column, text=text.strip())
