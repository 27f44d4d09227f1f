"""Rules on Markdown, which reStructuredText reads as text."""

import re
from collections.abc import Iterator

from docutils import nodes

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.leaked_markup import Marks
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.visible_text import LINK

MARKDOWN = warning(
    "rst-markdown",
    "this is Markdown, which is read as text",
    "write '::' before an indented block, or '.. code-block:: LANGUAGE'",
)
RULES = (MARKDOWN,)

_FENCE = r"(?m)^ *(```)[\w-]*[ \t]*$"
_HEADING = r"(?m)^#{2,6} +\S.*$"
_RULE = r"(?m)^\|?[ :]*-{2,}[ :]*(?:\|[ :]*-{2,}[ :]*)+\|?$"
_IMAGE = r"!\[[^\]\n]*\]\([^)\s]+\)"
_ADDRESS = rf"(?<![\w!\\])\[(?P<text>[^\[\]]+)\]\({LINK}+\)"


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell of fences, headings, tables, images and links of Markdown."""
    fences = re.finditer(_FENCE, spec.text) if "```" in spec.text else ()
    for match in fences:
        line, column = spec.place(match.start(1))
        yield MARKDOWN.at(line, column, text=match[1])
    for marks in leaked(spec):
        yield from marks.findings()


def leaked(spec: ParsedSpec) -> Iterator[Marks]:
    """Yield each passage with the Markdown in it."""
    for passage in spec.passages:
        marks = Marks(passage)
        _look(marks)
        if not marks.is_empty:
            yield marks


def _look(marks: Marks) -> None:
    view = marks.view
    if view.startswith("##") and isinstance(
        marks.passage.node, nodes.paragraph
    ):
        match = re.match(_HEADING, view)
        if match:
            marks.add(
                MARKDOWN,
                0,
                match.end(),
                "this is a heading of Markdown, which is read as text",
                "put a line of '=', '-' or '~' under the title instead",
            )
    # In the source: bars without spaces are an unknown substitution.
    if "--" in marks.raw and "|" in marks.raw:
        match = re.search(_RULE, marks.raw)
        if match:
            marks.add(
                MARKDOWN,
                match.start(),
                match.end(),
                "this is a table of Markdown, which is read as text",
                "write it as a '.. list-table::'",
            )
    if "](" in view:
        for match in list(re.finditer(_IMAGE, view)):
            marks.add(
                MARKDOWN,
                match.start(),
                match.end(),
                "this is an image of Markdown, which is read as text",
                "write '.. image:: FILE'",
            )
        for match in list(re.finditer(_ADDRESS, marks.view)):
            _link(marks, match)


def _link(marks: Marks, match: re.Match[str]) -> None:
    start, end = match.span()
    right = match.end("text")
    is_plain = match["text"].isascii() and not re.search(
        "[`<>\n]", match["text"]
    )
    edits = (
        (start, start + 1, "`"),
        (right, right + 2, " <"),
        (end - 1, end, ">`__"),
    )
    marks.add(
        MARKDOWN,
        start,
        end,
        "this is a link of Markdown, which is read as text",
        "write it as in `text <https://...>`__",
        *(edits if is_plain else ()),
    )
