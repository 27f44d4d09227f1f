"""Single backquotes: those read as text, and those around code."""

import re

from docutils import nodes

from novaspec_new.check.findings import warning
from novaspec_new.check.leaked_markup import Marks
from novaspec_new.check.rules.inline import endings
from novaspec_new.check.visible_text import DEFAULT_ROLE as QUOTED

BACKQUOTE = warning(
    "rst-backquote",
    "a backquote is read as text",
    "take it away, or put two on each side of what is code",
)
DEFAULT_ROLE = warning(
    "rst-default-role",
    "this is in single backquotes, which make a title of a work",
    "put two backquotes on each side of what is code",
    is_optional=True,
)
RULES = (BACKQUOTE, DEFAULT_ROLE)

_GLUED = r"(?<=[^\s`])`[^`\s](?:[^`]*[^`\s])?`(?!`)(?:__?(?!\w))?"
_BEFORE_WORD = r"`[^`\s](?:[^`]*[^`\s])?`(?=\w)"
_ANY = "`+"
# Words with a blank between them may be the title of a work.
_CODE = r"`[^\s`\\<>|]+`"


def look(marks: Marks) -> None:
    """Tell of single backquotes that are text or around a text."""
    _read_as_quoted(marks)
    if "`" not in marks.view:
        return
    for match in list(re.finditer(_GLUED, marks.view)):
        marks.add(
            BACKQUOTE,
            match.start(),
            match.end(),
            "text in backquotes is glued to what is before it, and they "
            "are read as text",
            "put a space before it",
        )
    if marks.is_unclosed or "\\`" in marks.raw:
        return
    for match in list(re.finditer(_ANY, marks.view)):
        marks.add(BACKQUOTE, match.start(), match.end())


def _read_as_quoted(marks: Marks) -> None:
    for start, end, node in marks.passage.spans:
        # What is blank has been told of as something else.
        if (
            not isinstance(node, nodes.title_reference)
            or marks.view[start] != QUOTED
        ):
            continue
        written = marks.raw[start:end]
        if "`" in written[1:-1] and "\\" not in written:
            _takes_in(marks, start, end, written)
        elif written.startswith("`"):
            edits: tuple[tuple[int, int, str], ...] = ()
            if re.fullmatch(_CODE, written):
                edits = ((start, start, "`"), (end, end, "`"))
            marks.add(DEFAULT_ROLE, start, end, "", "", *edits)


def _takes_in(marks: Marks, start: int, end: int, written: str) -> None:
    """Tell of a text in backquotes that ends with another than its own."""
    glued = re.match(_BEFORE_WORD, written)
    if glued:
        at = start + glued.end()
        marks.add(
            BACKQUOTE,
            start,
            end,
            "text in backquotes is glued to what follows, and takes in all "
            "up to the next backquote",
            "put a space, or a backslash and a space, after it",
            *endings.edits(marks.raw, at),
        )
    else:
        marks.add(
            BACKQUOTE,
            start,
            end,
            "text in backquotes takes in another backquote",
            "look for a backquote that is missing or too many",
        )
