"""Lines that are paragraphs of their own, as can be seen without a parse.

Such a line stands between blank lines, or below a title or with other
items of its list, at the margin or where the text of an item begins. What
it begins with begins no other markup. Wherever it is broken, docutils
reads a paragraph there, and all around it as before.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from novaspec_new.rst.wrap import excerpt
from novaspec_new.rst.wrap.blocks import Block

# Items of which each is a line may stand without blank lines between.
# Those of a list with numbers depend on the next one's number.
_ITEM = re.compile(r"(?:[*+-]|#\.) +")
_NUMBER = re.compile(r"[0-9]{1,3}[.)] +")
_TITLE = re.compile(r"[A-Za-z][ -~]+")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1* *")
_LEAST_RULE = 4
# It begins with a word or with markup within a paragraph, but not with an
# enumerator, which begins a list.
_BEGINNING = re.compile(
    r"""
    (?!\(?(?:[0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|\#)[.)](?:\ |$))
    (?:[A-Za-z0-9"'(\[{<`]|\*{1,2}[A-Za-z])
    """,
    re.VERBOSE,
)


def find(lines: Sequence[str], wanted: Collection[int]) -> Iterator[Block]:
    """Yield the blocks of the wanted lines (1-based) that are such."""
    if not excerpt.can_be_parted(lines):
        return
    # Where a text begins: the whole one, and that of each open item.
    columns = [0]
    for start, end in _runs(lines):
        indent = _indent(lines[start])
        while columns[-1] > indent:
            columns.pop()
        if columns[-1] < indent or excerpt.may_be_quoted(lines, start):
            continue
        if indent and any(map(excerpt.is_border, lines[start:end])):
            # A table may hold blank lines.
            columns.pop()
            continue
        first = start + _title_size(lines[start:end])
        marker = _marker(lines[first:end], indent)
        if marker is None:
            continue
        column = indent + len(marker)
        texts = [line[column:].rstrip(" ") for line in lines[first:end]]
        if marker and _is_paragraph(texts[-1]):
            columns.append(column)
        for index, text in enumerate(texts, start=first):
            if index + 1 in wanted and _is_paragraph(text):
                yield Block(index, (text,), column, column, (), is_drawn=False)


def is_paragraph(lines: Sequence[str]) -> bool:
    """Say whether a block, once broken into these lines, still is one.

    A line of punctuation alone would make a title of the one before.
    """
    return all(lines) and not any(map(_RULE.fullmatch, lines))


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


def _marker(lines: Sequence[str], indent: int) -> str | None:
    """Return what each line begins with if each is a block; else None."""
    found = _ITEM.match(lines[0], indent)
    if len(lines) == 1:
        found = found or _NUMBER.match(lines[0], indent)
        return found[0] if found else ""
    if found and all(
        line.startswith(lines[0][: found.end()]) for line in lines
    ):
        return found[0]
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
