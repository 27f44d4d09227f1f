"""Why a line cannot be wrapped, in words."""

import re
from collections.abc import Iterable, Sequence

from docutils import nodes

from novaspec_new.rst.parse import Parsed, UnparsableError
from novaspec_new.rst.wrap import blocks
from novaspec_new.rst.wrap.result import Kept

_TABLE = "a table or a drawing is not wrapped"
_TITLE = "a title is not wrapped"
_BORDER = re.compile(r"\s*=+( +=+)+\s*$")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1{2,} *$")
_BY_LOOKS = (
    (re.compile(r"[|+]"), _TABLE),
    (re.compile(r"\.\. _|__ "), "a link's target is not wrapped"),
    (re.compile(r"\.\. \|"), "a substitution is not wrapped"),
    (re.compile(r"\.\. \S+::"), "a directive's argument is not wrapped"),
    (re.compile(r"\.\. "), "a comment is not wrapped"),
    (re.compile(r"--?\w"), "an option's line is not wrapped"),
)
_BY_NODE: tuple[tuple[type[nodes.Element], str], ...] = (
    (nodes.title, _TITLE),
    (nodes.term, "a term is one line"),
    (nodes.comment, "a comment is not wrapped"),
    (nodes.doctest_block, "a session of Python is not wrapped"),
    (nodes.literal_block, "a literal block is not wrapped"),
)


UNPROVED = "every break that was tried changes what it means"
TIRED = "it takes too long to prove that nothing is changed"


def unparsed(error: UnparsableError) -> str:
    """Return why no line can be wrapped of a text without a tree."""
    return f"the text cannot be parsed: {error.reason}"


def told(kept: Kept) -> str:
    """Return what an author is told of a line of theirs that stays."""
    return f"Line {kept.line} stays long: {kept.reason}"


def explain(
    parsed: Parsed, lines: Sequence[str], numbers: Iterable[int]
) -> dict[int, str]:
    """Return for each of some lines (1-based) why it has to stay."""
    numbers = tuple(numbers)
    if not numbers:
        return {}
    by_line = {
        number: "it looks like a drawing"
        if block.is_drawn
        else "it has no space to break at"
        for block in blocks.find(parsed, lines)
        for number in range(block.first + 1, block.end + 1)
    }
    by_text = _reasons_by_text(parsed)
    borders = [i for i, line in enumerate(lines, 1) if _BORDER.match(line)]
    return {
        number: by_line.get(number)
        or by_text.get(lines[number - 1].strip())
        or _reason_by_looks(lines[number - 1].strip())
        or _reason_by_rule(lines[number : number + 1])
        or (_TABLE if borders and borders[0] <= number <= borders[-1] else "")
        or "it is not in a paragraph"
        for number in numbers
    }


def _reasons_by_text(parsed: Parsed) -> dict[str, str]:
    return {
        line.strip(): reason
        for node in parsed.tree.findall(nodes.Element)
        for kind, reason in _BY_NODE
        if isinstance(node, kind)
        for line in node.rawsource.split("\n")
    }


def _reason_by_looks(text: str) -> str:
    return next((why for looks, why in _BY_LOOKS if looks.match(text)), "")


def _reason_by_rule(following: Sequence[str]) -> str:
    # Among parts of a text docutils takes a title's level for a mistake.
    return _TITLE if any(map(_RULE.match, following)) else ""
