"""Which line of a malformed table is the broken one."""

import re
from collections.abc import Sequence

_TABLE_LINE = re.compile(r"in table line (\d+)")
_ROW = re.compile(r"row (\d+) does not contain")
_DIRECTIVE = re.compile(r"\.\. +(list|csv)-table::")


def broken_line(lines: Sequence[str], line: int, message: str) -> int:
    """Return the 1-based line to mend, as far as it can be told.

    ``line`` and ``message`` are docutils': of a drawn table the line is
    its last (or its first), of a list-table the directive's.
    """
    row = _ROW.search(message)
    if row:
        return _list_row(lines, line, int(row[1]))
    block = message.partition("\n\n")[2].strip("\n").split("\n")
    start = _start(lines, line, block)
    if not start:
        return line
    numbered = _TABLE_LINE.search(message)
    if numbered:
        return min(start + int(numbered[1]) - 1, start + len(block) - 1)
    for index, text in enumerate(block):
        if _is_ragged(text, block[0]):
            return start + index
    return start


def _start(lines: Sequence[str], line: int, block: Sequence[str]) -> int:
    """Return the line nearest to ``line`` at which the block begins."""
    if not block[0].strip():
        return 0
    for distance in range(len(block) + 1):
        for first in {line - distance, line + distance}:
            if _stands_at(lines, first - 1, block):
                return first
    return 0


def _stands_at(lines: Sequence[str], index: int, block: Sequence[str]) -> bool:
    return 0 <= index <= len(lines) - len(block) and all(
        lines[index + offset].strip() == text.strip()
        for offset, text in enumerate(block)
    )


def _is_ragged(text: str, top: str) -> bool:
    """Say whether a line of a table does not fit its top border."""
    text, top = text.rstrip(), top.rstrip()
    if top.startswith("+"):
        return (
            len(text) != len(top)
            or text[-1] not in "+|"
            or text[0] not in "+|"
            or (text[0] == "+" and not re.fullmatch(r"[-=+| \w].*", text))
        )
    return bool(re.fullmatch(r"=[= ]*", text)) and _columns(text) != _columns(
        top
    )


def _columns(border: str) -> list[int]:
    return [match.start() for match in re.finditer("=+", border)]


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
