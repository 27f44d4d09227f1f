"""Rules on directives that are not written as such."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes

from novaspec_new.check import node_positions
from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.leaked_markup import Edit, Marks
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.visible_text import OTHER
from novaspec_new.rst.sphinx.directives import is_directive

MARK = warning(
    "rst-directive-mark",
    "a directive is not written as one",
    "write it as in '.. note::', with a blank line before it",
)
RULES = (MARK,)

_HEAD = (  # Of two colons at the end of a paragraph readers see one.
    r"(?m)^(?P<dots>\.{2,4})(?P<gap> *)(?P<name>[A-Za-z][\w+.:-]*?) ?"
    rf":[:{OTHER}](?=\s|$)"
)
# A comment that begins as a directive would, but for its colons.
_HIDDEN = r"(?P<name>[A-Za-z][\w+.:-]*(?: [a-z]+)?)(?P<colons> ?::?)(?=\s|$)"
# Without a blank after them its colons are none of a directive.
_JOINED = r"(?P<name>[A-Za-z][\w+.-]*(?::[\w+.-]+)?)::(?=[^\s:])"
_FOOTNOTE = r"\[(?:\d+|#\w*|\*)\](?=:\s)"
# As often a remark to oneself as a directive without its colon.
_REMARKS = frozenset({"todo", "only", "class", "index", "default", "date"})


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell of directives that are read as text or as comments."""
    for marks in leaked(spec):
        yield from marks.findings()
    for each in hidden(spec):
        yield each.finding


def leaked(spec: ParsedSpec) -> Iterator[Marks]:
    """Yield each passage with the heads of directives that it holds."""
    for passage in spec.passages:
        if ".." not in passage.view or ":" not in passage.view:
            continue
        marks = Marks(passage)
        for match in re.finditer(_HEAD, passage.view):
            if is_directive(match["name"]):
                _head(marks, match)
        if not marks.is_empty:
            yield marks


def _head(marks: Marks, match: re.Match[str]) -> None:
    start, end = match.span()
    if len(match["dots"]) > 2:
        message = f"the directive {match['name']!r} has a dot too many"
        marks.add(
            MARK,
            start,
            end,
            message,
            "two dots begin it",
            (start, start + 1, ""),
        )
    elif not match["gap"]:
        at = match.start("gap")
        message = (
            f"the directive {match['name']!r} has no space after its dots"
        )
        marks.add(MARK, start, end, message, "put one", (at, at, " "))
    elif start:
        message = (
            f"the directive {match['name']!r} is read as text of the line "
            "before it"
        )
        marks.add(
            MARK,
            start,
            end,
            message,
            "put a blank line before it",
            (start - 1, start - 1, "\n"),
        )


class Hidden(NamedTuple):
    """A comment that was to be a directive or a footnote.

    ``finding`` tells of it; ``edits`` mend it, as offsets in the text.
    """

    comment: nodes.comment
    finding: Finding
    edits: tuple[Edit, ...]


def hidden(spec: ParsedSpec) -> Iterator[Hidden]:
    """Yield the comments that were to be something else."""
    for comment in spec.every(nodes.comment):
        yield from _comment(spec, comment)


def _comment(spec: ParsedSpec, comment: nodes.comment) -> Iterator[Hidden]:
    first = comment.astext().split("\n", 1)[0]
    match = re.match(_HIDDEN, first) if ":" in first else None
    if match:
        name = match["name"].replace(" ", "-").lower()
        if is_directive(name) and name not in _REMARKS:
            yield _hidden(
                spec,
                comment,
                f"the directive {name!r} is not written as one, and is a "
                "comment that no reader sees",
                f"write '.. {name}::'",
                (*match.span("colons"), "::"),
                *((gap, gap + 1, "-") for gap in _gaps(match["name"])),
            )
        return
    match = re.match(_JOINED, first) if "::" in first else None
    if match:
        name = match["name"].lower()
        if is_directive(name) and name not in _REMARKS:
            yield _hidden(
                spec,
                comment,
                f"the directive {name!r} has no space after its colons, and "
                "is a comment that no reader sees",
                "put one",
                (match.end(), match.end(), " "),
            )
        return
    match = re.match(_FOOTNOTE, first) if first[:1] == "[" else None
    if match:
        yield _hidden(
            spec,
            comment,
            f"the footnote {match[0]} has a colon after it, and is a comment "
            "that no reader sees",
            f"write '.. {match[0]} ' and its text",
            (match.end(), match.end() + 1, ""),
        )


def _gaps(name: str) -> list[int]:
    return [name.index(" ")] if " " in name else []


def _hidden(
    spec: ParsedSpec,
    comment: nodes.comment,
    message: str,
    help: str,  # noqa: A002 - the finding's own word
    *changes: tuple[int, int, str],
) -> Hidden:
    """Return a comment's finding; ``changes`` count from its text on."""
    raw = comment.astext()
    line = node_positions.first_line(
        spec.lines, raw, node_positions.line_of(comment)
    )
    text = spec.lines[line - 1]
    dots = max(text.find(".."), 0)
    finding = MARK.at(line, dots + 1, message, text=text.strip(), help=help)
    at = text.find(raw.split("\n", 1)[0], dots)
    start = spec.offset(line) + at
    edits = [Edit(start + a, start + b, new) for a, b, new in changes]
    return Hidden(comment, finding, tuple(edits) if at > 0 else ())
