"""Lines that are paragraphs of their own, as can be seen without a parse.

Such a line stands between blank lines, or below a title or with other
items of its list, at the margin or where the text of an item begins. What
it begins with begins no other markup. Wherever it is broken, docutils
reads a paragraph there, and all around it as before.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from novaspec_new.rst.wrap import excerpt
from novaspec_new.rst.wrap.blocks import Block

# Items of which each is a line may stand without blank lines between.
# Those of a list with numbers depend on the next one's number.
_ITEM = re.compile(r"(?:[*+-]|#\.) +")
_NUMBER = re.compile(r"[0-9]{1,3}[.)] +")
# Directives that hold nothing but text.
_NOTE = re.compile(
    r"""
    \.\.\ (?: attention | caution | danger | error | hint | important | note
          | tip | warning )::\ +
    """,
    re.VERBOSE,
)
_NOTE_DEPTH = 3
_TITLE = re.compile(r"[A-Za-z][ -~]+")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1* *")
_LEAST_RULE = 4
_FIELD = re.compile(r":(?![A-Za-z:]+:`)")
# It begins with a word or with markup within a paragraph, but not with an
# enumerator, which begins a list.
_BEGINNING = re.compile(
    r"""
    (?!\(?(?:[0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|\#)[.)](?:\ |$))
    (?:[A-Za-z0-9"'(\[{<`]|\*{1,2}[A-Za-z])
    """,
    re.VERBOSE,
)


class _Place(NamedTuple):
    """Where a block of one line stands among the lines of a run.

    Its text begins at ``column``, and would go on at ``indent``. What is
    indented farther than the run, below it, has to be so by ``below``.
    """

    line: int
    column: int
    indent: int
    below: int = 0


def find(lines: Sequence[str], wanted: set[int]) -> Iterator[Block]:
    """Yield the blocks of the wanted lines (1-based) that are such."""
    if not excerpt.can_be_parted(lines):
        return
    # Where a text begins: the whole one, and that of each open item.
    columns = [0]
    for start, end in _runs(lines):
        margin = _indent(lines[start])
        while columns[-1] > margin:
            columns.pop()
        if columns[-1] < margin or excerpt.may_be_quoted(lines, start):
            continue
        if margin and any(map(excerpt.is_border, lines[start:end])):
            # A table may hold blank lines.
            columns.pop()
            continue
        is_wanted = not wanted.isdisjoint(range(start + 1, end + 1))
        if not is_wanted and _holds_no_more(lines[start:end]):
            continue
        found = _blocks(lines, start, end, margin)
        yield from (block for block in found if block.end in wanted)
        if found and found[-1].end == end and found[-1].column > margin:
            columns.append(found[-1].column)


def _holds_no_more(lines: Sequence[str]) -> bool:
    """Say whether a run has no item or definition that could go on."""
    return lines[0][0].isalpha() and not lines[-1][0].isspace()


def _blocks(
    lines: Sequence[str], start: int, end: int, margin: int
) -> list[Block]:
    """Return the blocks of a run of lines, if each of its blocks is one."""
    first = start + _title_size(lines[start:end])
    places = _places(lines[first:end], margin)
    if not places or not _is_apart(lines, end, margin, places[-1].below):
        return []
    found = []
    for line, column, indent, _ in places:
        index = first + line
        text = lines[index][column:].rstrip(" ")
        if _is_paragraph(text):
            block = Block(index, (text,), column, indent, (), is_drawn=False)
            found.append(block)
    return found


def is_paragraph(lines: Sequence[str]) -> bool:
    """Say whether a block, once broken into these lines, still is one.

    A line of punctuation alone would make a title of the one before, and a
    field an option of a directive.
    """
    return not any(
        not line or _FIELD.match(line) or _RULE.fullmatch(line)
        for line in lines
    )


def _is_paragraph(text: str) -> bool:
    return bool(_BEGINNING.match(text)) and text.isprintable()


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the lines between blank ones begin and end (0-based)."""
    start = 0
    for end, line in enumerate([*lines, ""]):
        if not line or line.isspace():
            if start < end:
                yield start, end
            start = end + 1


def _title_size(lines: Sequence[str]) -> int:
    """Return how many of a run's lines are a title and its rule."""
    if len(lines) <= 2 or not _TITLE.fullmatch(lines[0]):
        return 0
    rule = lines[1].rstrip(" ")
    least = max(len(lines[0].rstrip(" ")), _LEAST_RULE)
    return 2 if len(rule) >= least and _RULE.fullmatch(rule) else 0


def _places(lines: Sequence[str], margin: int) -> list[_Place]:
    """Return the blocks of a run, if each of them is one line."""
    line = lines[0]
    item = _ITEM.match(line, margin)
    if len(lines) > 1:
        if item and all(each.startswith(line[: item.end()]) for each in lines):
            column = item.end()
            return [_Place(i, column, column) for i in range(len(lines))]
        return _definitions(lines, margin)
    if note := _NOTE.match(line, margin):
        return [_Place(0, note.end(), margin + _NOTE_DEPTH, sys.maxsize)]
    item = item or _NUMBER.match(line, margin)
    column = item.end() if item else margin
    return [_Place(0, column, column)]


def _definitions(lines: Sequence[str], margin: int) -> list[_Place]:
    """Return the definitions of a run that is terms, each with one line."""
    terms = [line[margin:].rstrip(" ") for line in lines[::2]]
    depths = [_indent(line) for line in lines[1::2]]
    if len(terms) != len(depths) or min(depths) <= margin:
        return []
    if not all(map(_is_paragraph, terms)) or "::" in "".join(terms):
        return []
    return [
        _Place(index * 2 + 1, depth, depth, below=depth)
        for index, depth in enumerate(depths)
    ]


def _is_apart(lines: Sequence[str], end: int, margin: int, below: int) -> bool:
    """Say whether what is below a run leaves its last block where it is.

    For a definition or a note docutils takes the least indent of all.
    """
    if not below:
        return True
    for index in range(end, len(lines)):
        line = lines[index].rstrip()
        depth = _indent(line)
        if line and line[depth].isspace():
            return False
        if line and depth <= margin:
            return True
        if line and depth < below:
            return False
    return True


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
