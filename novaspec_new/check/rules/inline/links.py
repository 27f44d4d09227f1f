"""Links that are not written as links, and so are read as text."""

import re

from docutils import nodes

from novaspec_new.check.findings import warning
from novaspec_new.check.leaked_markup import Marks
from novaspec_new.check.visible_text import LINK as LINK_SIGN

LINK = warning(
    "rst-link-mark",
    "a link is not written as one, and is read as text",
    "write it as in `text <https://...>`__",
)
RULES = (LINK,)

_NO_UNDERSCORE = r"`[^`]*?(?P<gap>\s*)<https?://[^<>\s]+>`"
_NO_QUOTE = rf"<{LINK_SIGN}+>`__?"
# "GET /servers" is a title as well, and more likely code.
_WORDS = r"[A-Z][a-z]+(?: [A-Za-z]+)+"
_FOOTNOTE = r"(?<=\w)\[(?:\d+|#\w*|\*)\]_(?!\w)"

_NUMBER = r"(?:(?<=\s)|(?<=\()|^)\[(?P<name>\d+)\](?![\w_\[(:`])"


def look(marks: Marks) -> None:
    """Tell of links without underscore, space or backquote."""
    for start, end, node in marks.passage.spans:
        if isinstance(node, nodes.title_reference):
            written = marks.raw[start:end]
            match = (
                re.fullmatch(_NO_UNDERSCORE, written)
                if "<http" in written
                else None
            )
            if match:
                _no_underscore(marks, start, end, match)
            elif _is_title(node):
                marks.add(
                    LINK,
                    start,
                    end,
                    "a link to a title lacks the underscore at its end",
                    "put an underscore after the closing backquote",
                    (end, end, "_"),
                )
    if "[" in marks.view:
        _footnotes(marks)
    if ">`_" not in marks.view:
        return
    for match in list(re.finditer(_NO_QUOTE, marks.view)):
        marks.add(
            LINK,
            match.start(),
            match.end(),
            "a link lacks the backquote before its text",
            "put it where the link's text begins",
        )


def _footnotes(marks: Marks) -> None:
    for match in list(re.finditer(_FOOTNOTE, marks.view)):
        marks.add(
            LINK,
            match.start(),
            match.end(),
            "a footnote's mark is glued to the word before it, and is text",
            "put a space before it, or a backslash and a space",
            (match.start(), match.start(), "\\ "),
        )
    for match in list(re.finditer(_NUMBER, marks.view)):
        named = _named(marks.passage.node, match["name"])
        if isinstance(named, nodes.footnote):
            marks.add(
                LINK,
                match.start(),
                match.end(),
                f"the footnote's mark {match[0]} lacks the underscore at its "
                "end",
                f"write {match[0]}_",
                (match.end(), match.end(), "_"),
            )


def _is_title(node: nodes.title_reference) -> bool:
    """Say whether a text of some words is the title of a section here."""
    text = " ".join(node.astext().split())
    if not re.fullmatch(_WORDS, text):
        return False
    return isinstance(_named(node, text.lower()), nodes.section)


def _named(node: nodes.Element, name: str) -> nodes.Element | None:
    """Return what has a name in a node's document."""
    document = node.document
    if document is None:
        return None
    return document.ids.get(document.nameids.get(name) or "")


def _no_underscore(
    marks: Marks, start: int, end: int, match: re.Match[str]
) -> None:
    gap = start + match.start("gap")
    message = "a link lacks the underscore at its end"
    edits = [(end, end, "__")]
    if not match["gap"]:
        message += ", and the space before its address"
        edits.insert(0, (gap, gap, " "))
    marks.add(
        LINK,
        start,
        end,
        message,
        "put two underscores after the closing backquote",
        *edits,
    )
