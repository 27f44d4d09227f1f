"""The headings of a spec, and where they stand.

They are found by docutils' rules for the top level of a document
(docutils.parsers.rst.states, Body, Text and Line), without parsing what
stands between them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

_MARKS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
# Patterns, made when one is first tried: a program that asks its first
# question has no headings to look for.
_ADORNMENT = r"([!-/:-@\[-`{-~])\1*"
_ENUMERATOR = r"\(?([0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|#)[.)](\s|$)"
_DOCTEST = r">>>( |$)"
_GRID_TOP = r"\+-[-+]+-\+ *$"
_SIMPLE_BORDER = r"=+[ =]*$"
_SIMPLE_TOP = r"=+( +=+)+ *$"
# Two colons that end a paragraph, and are not escaped.
LITERAL_NEXT = r"(?<!\\)(\\\\)*::$"
# What docutils takes for a field, or a directive's option.
FIELD_MARKER = r":(?![: ])([^:\\]|\\.|:(?!([ `]|$)))*(?<! ):( +|$)"
# What opens something that is not a paragraph, but for enumerators: a
# bullet, a field, an option, a directive, comment or target, a line
# block, and what is told apart below. One pattern is tried sooner than
# eight.
_OPENS_BLOCK = (
    r"[-+*\u2022\u2023\u2043](\s|$)"
    rf"|{FIELD_MARKER}"
    r"|(--?|\+|/)\w[^ ]*( [^ ]+)?(, .*)?(  |$)"
    r"|(\.\.|__)( |$)"
    r"|\|( |$)"
    rf"|(?P<doctest>{_DOCTEST})|(?P<grid>{_GRID_TOP})|(?P<simple>{_SIMPLE_TOP})"
)

# ``re`` keeps them too, but takes longer to look one up than to match.
_made = cache(re.compile)


class Heading(NamedTuple):
    """Where a heading stands.

    ``start`` and ``end`` are 0-based line indexes, ``end`` exclusive;
    ``title`` is the text as written, without surrounding space; ``style``
    is the adornment character, doubled where there is an overline.
    """

    title: str
    style: str
    start: int
    end: int

    @property
    def line(self) -> int:
        """The 1-based line of its text."""
        return self.end - 1 if len(self.style) == 1 else self.start + 2


def column_width(text: str) -> int:
    """Return how many columns docutils counts for a title's text."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    narrow = sum(unicodedata.combining(char) != 0 for char in text)
    return len(text) + wide - narrow


def rule(title: str, char: str = "=") -> str:
    """Return the line that goes over or under a title."""
    return char * max(4, column_width(title))


def is_title(text: str) -> bool:
    """Say whether a line is read as a title between two rules."""
    found = find([rule(text), text, rule(text)])
    return [heading.title for heading in found] == [text]


def levels(headings: Sequence[Heading]) -> list[int]:
    """Return the headings' levels from 0: a style a level, as met."""
    styles = list(dict.fromkeys(heading.style for heading in headings))
    return [styles.index(heading.style) for heading in headings]


def find(lines: Sequence[str]) -> list[Heading]:
    """Return the headings among a text's lines, in order."""
    return list(_headings([line.rstrip() for line in lines]))


def _headings(lines: list[str]) -> Iterator[Heading]:
    index = 0
    while index < len(lines):
        if not lines[index] or lines[index][0].isspace():
            index += 1
            continue
        heading = _heading_at(lines, index) if _may_be(lines, index) else None
        if heading:
            yield heading
            index = heading.end
        else:
            index = _next_block(lines, index)


def _line(lines: list[str], index: int) -> str:
    return lines[index] if index < len(lines) else ""


def _may_be(lines: list[str], index: int) -> bool:
    """Say whether a rule may be there: of most lines it is soon seen."""
    return lines[index][:1] in _MARKS or _line(lines, index + 1)[:1] in _MARKS


def _heading_at(lines: list[str], index: int) -> Heading | None:
    first = lines[index]
    second = _line(lines, index + 1)
    if _made(_ADORNMENT).fullmatch(first):
        if not _made(_ADORNMENT).fullmatch(second):
            return _overlined(lines, index)
        if len(first) >= 4:
            return None
    if not _made(_ADORNMENT).fullmatch(second) or not _fits(first, second):
        return None
    if _starts_block(lines, index):
        return None
    return Heading(first, second[0], index, index + 2)


def _overlined(lines: list[str], index: int) -> Heading | None:
    rule = lines[index]
    title = _line(lines, index + 1).strip()
    if title and _line(lines, index + 2) == rule and _fits(title, rule):
        return Heading(title, rule[0] * 2, index, index + 3)
    return None


def _fits(title: str, adornment: str) -> bool:
    # A shorter line is still an underline (with a warning) from 4 on.
    return len(adornment) >= min(4, column_width(title))


def _starts_block(lines: list[str], index: int) -> bool:
    """Say whether a line at the margin opens something not a paragraph."""
    if _made(_ENUMERATOR).match(lines[index]):
        return _starts_list(lines, index)
    return _made(_OPENS_BLOCK).match(lines[index]) is not None


def _starts_list(lines: list[str], index: int) -> bool:
    """Say whether an enumerator opens a list: docutils looks below it."""
    after = _line(lines, index + 1)
    return (
        not after
        or after[0].isspace()
        or bool(_made(_ENUMERATOR).match(after))
    )


def _next_block(lines: list[str], index: int) -> int:
    """Return where the block after the one at ``index`` may begin."""
    if not _starts_block(lines, index):
        return _after_paragraph(lines, index)
    opening = _made(_OPENS_BLOCK).match(lines[index])
    kind = opening.lastgroup if opening else None
    if kind == "simple":
        return _after_simple_table(lines, index)
    if kind == "grid":
        return _after(lines, index, lambda text: text[:1] not in set("+|"))
    if kind == "doctest":
        return _after(lines, index, lambda text: not text)
    return index + 1


def _after(lines: list[str], index: int, ends: Callable[[str], bool]) -> int:
    index += 1
    while index < len(lines) and not ends(lines[index]):
        index += 1
    return index


def _after_simple_table(lines: list[str], index: int) -> int:
    borders = 0
    for later in range(index + 1, len(lines)):
        if not _made(_SIMPLE_BORDER).match(lines[later]):
            continue
        borders += 1
        if borders == 2 or not _line(lines, later + 1):
            return later + 1
    return _after(lines, index, lambda text: not text)


def _after_paragraph(lines: list[str], index: int) -> int:
    end = _after(lines, index, lambda text: not text or text[0].isspace())
    last = lines[end - 1]
    # The pattern takes its time to find that a line has no such end.
    if not (last.endswith("::") and _made(LITERAL_NEXT).search(last)):
        return end
    # A quoted literal block stands at the margin and may look like
    # anything, a heading too.
    start = end
    while start < len(lines) and not lines[start]:
        start += 1
    quote = _line(lines, start)[:1]
    if not quote or not _made(_ADORNMENT).fullmatch(quote):
        return end
    return _after(lines, start, lambda text: not text.startswith(quote))
