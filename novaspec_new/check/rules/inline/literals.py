"""Inline literals that are not read as such, or that hold too much."""

import re

from docutils import nodes

from novaspec_new.check.findings import warning
from novaspec_new.check.leaked_markup import Marks
from novaspec_new.check.rules.inline import endings

LITERAL = warning(
    "rst-literal-mark",
    "an inline literal is not read as one",
    "put two backquotes on each side of it, no space inside them, and a "
    "space or punctuation outside",
)
RULES = (LITERAL,)

_OUTSIDE = "put a space after it, or a backslash and a space before an ending"
_SPACED = r"``(?P<left> +)[^`\s](?:[^`\n]*[^`\s])?(?P<right> *)``"
_AFTER_WORD = r"(?<=\w)``[^`\s](?:[^`]*[^`\s])?``"
_MARK = "``+"
# How what was to be two literals or more begins when it is read as one.
_GLUED = r"``[^`\s](?:[^`]*[^`\s])?``(?=\w)"
_ONE_TWO = r"`[^`\\]+``"
_SPACE_RIGHT = r"``[^`\s][^`]*?(?P<right> +)``(?!`)"


def look(marks: Marks) -> None:
    """Tell of literals that hold others, and of marks that are text."""
    for start, end, node in marks.passage.spans:
        written = marks.raw[start:end]
        if isinstance(node, nodes.literal) and "``" in written[2:-2]:
            if written.startswith("``"):
                _holds_others(marks, start, end, written)
        elif isinstance(node, nodes.title_reference) and re.fullmatch(
            _ONE_TWO, written
        ):
            marks.add(
                LITERAL,
                start,
                end,
                "one backquote begins this, and two end it",
                "put two on each side",
                (start, start, "`"),
            )
    if "``" not in marks.view:
        return
    for match in list(re.finditer(_SPACED, marks.view)):
        edits = [
            (*match.span(side), "")
            for side in ("left", "right")
            if match[side]
        ]
        marks.add(
            LITERAL,
            match.start(),
            match.end(),
            "a space inside the backquotes keeps this from being a literal",
            "take it away",
            *edits,
        )
    for match in list(re.finditer(_AFTER_WORD, marks.view)):
        marks.add(
            LITERAL,
            match.start(),
            match.end(),
            "a literal is glued to the word before it, and is read as text",
            "put a space before it, or a backslash and a space",
        )
    if marks.is_unclosed or "\\`" in marks.raw:
        return
    for match in list(re.finditer(_MARK, marks.view)):
        marks.add(
            LITERAL,
            match.start(),
            match.end(),
            "these backquotes are read as text: they begin or end no literal",
            "take them away, or put as many on the other side",
        )


def _holds_others(marks: Marks, start: int, end: int, written: str) -> None:
    glued = re.match(_GLUED, written)
    spaced = re.match(_SPACE_RIGHT, written)
    if glued:
        at = start + glued.end()
        marks.add(
            LITERAL,
            start,
            end,
            "a literal is glued to what follows, and takes in all up to the "
            "next one",
            _OUTSIDE,
            *endings.edits(marks.raw, at),
        )
    elif spaced:
        left, right = spaced.span("right")
        marks.add(
            LITERAL,
            start,
            end,
            "a space before its last backquotes keeps a literal from ending",
            "take it away",
            (start + left, start + right, ""),
        )
    elif written.count("``") % 2 or written[2:-2].strip() != "``":
        marks.add(
            LITERAL,
            start,
            end,
            "a literal takes in the backquotes of another",
            "look for backquotes that are missing or too many",
        )
