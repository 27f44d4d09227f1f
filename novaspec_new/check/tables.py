"""Which line of a malformed table is the broken one."""

import itertools
import re
from collections.abc import Sequence

_TABLE_LINE = re.compile(r"in table line (\d+)")
_ROW = re.compile(r"row (\d+) does not contain")
_DIRECTIVE = re.compile(r"\.\. +(list|csv)-table::")


def broken_line(lines: Sequence[str], line: int, message: str) -> int:
    """Return the 1-based line to mend, as far as it can be told.

    ``line`` and ``message`` are docutils': of a list-table the line is
    the directive's, of a drawn table its first or, where docutils is
    newer or the message names a line of the table, the broken one.
    """
    row = _ROW.search(message)
    if row:
        return _list_row(lines, line, int(row[1]))
    if _TABLE_LINE.search(message):
        return line
    if lines[line - 1].lstrip().startswith("="):
        return _simple_row(lines, line)
    top = line
    while top > 1 and _is_drawn(lines[top - 2]):
        top -= 1
    drawn = list(itertools.takewhile(_is_drawn, lines[top - 1 :]))
    odd = _odd_rows([text.strip() for text in drawn])
    if odd:
        return top + odd[0]
    after = top + len(drawn)
    return after if "".join(lines[after - 1 : after]).strip() else line


def _simple_row(lines: Sequence[str], line: int) -> int:
    """Return the border of a simple table that is not like the others.

    Where all are alike, it is the last line that should have been one.
    """
    top = line
    while top > 1 and lines[top - 2].strip():
        top -= 1
    block = list(itertools.takewhile(str.strip, lines[top - 1 :]))
    borders = {
        number: _columns(text)
        for number, text in enumerate(block, start=top)
        if text.lstrip().startswith("==")
    }
    usual = max(borders.values(), key=list(borders.values()).count)
    odd = [number for number, found in borders.items() if found != usual]
    return odd[0] if odd else top + len(block) - 1


def _columns(border: str) -> tuple[str, ...]:
    """Return the runs of a border, each with its place."""
    return tuple(border.strip().split(" "))


def _odd_rows(rows: Sequence[str]) -> list[int]:
    """Return the indexes of the rows that do not fit the first.

    That is by their length; or, where only few rows are so, by what
    stands below the corners of the first: cells may span columns.
    """
    if not rows:
        return []
    top = rows[0]
    ragged = [
        index
        for index, text in enumerate(rows)
        if len(text) != len(top) or text[-1] not in "+|"
    ]
    corners = [match.start() for match in re.finditer(r"\+", top)]
    open_ = [
        index
        for index, text in enumerate(rows)
        if any(
            text[corner : corner + 1] not in {"+", "|"} for corner in corners
        )
    ]
    return ragged or (open_ if len(open_) * 3 <= len(rows) else [])


def _is_drawn(text: str) -> bool:
    """Say whether a line may be one of a table with a frame."""
    return text.lstrip()[:1] in {"+", "|"}


def _list_row(lines: Sequence[str], line: int, row: int) -> int:
    """Return the line of a list-table's row, counted from 1."""
    first = next(
        (
            index
            for index in range(line - 1, len(lines))
            if re.match(r" *[*+-] +[*+-]( |$)", lines[index])
        ),
        None,
    )
    if first is None:
        return line
    indent = len(lines[first]) - len(lines[first].lstrip())
    for index in range(first, len(lines)):
        text = lines[index]
        own = len(text) - len(text.lstrip())
        if text.strip() and own < indent:
            break
        if own == indent and text.strip():
            row -= 1
            if not row:
                return index + 1
    return line
