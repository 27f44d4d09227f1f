"""The History section: a list-table with a row for each release."""

import re
from typing import NamedTuple

from novaspec_new.spec import releases

TITLE = "History"

_TABLE = re.compile(r"^(?P<indent> *)\.\. list-table::", re.MULTILINE)
_HEADER_ROWS = re.compile(r"^ *:header-rows: *(\d+)", re.MULTILINE)
_ROW = re.compile(
    r"^(?P<indent> +)(?P<outer>[*+-])(?P<gap> +)(?P<inner>[*+-])"
    r"(?: +(?P<text>.*))?$"
)
_NUMBER = re.compile(r"\d{4}\.\d+")


class Row(NamedTuple):
    """A row: a release's name, what became of the spec in it, its lines.

    ``start`` and ``end`` are 0-based lines of the section's body,
    ``end`` exclusive and without blank lines.
    """

    release: str
    description: str
    start: int
    end: int


class _Table(NamedTuple):
    """The rows, header and all, and how a row begins."""

    rows: tuple[Row, ...]
    headers: int
    lead: str
    further: str
    columns: int


def rows(body: str) -> tuple[Row, ...]:
    """Return the rows of a History section's table, without its header."""
    table = _table(body)
    return table.rows[table.headers :] if table else ()


def has_table(body: str) -> bool:
    """Say whether there is a table that a row can be added to."""
    return _table(body) is not None


def names(row: Row, display_name: str) -> bool:
    """Say whether a row is a release's, however its author spelled it."""
    return bool(_words(row.release) & _words(display_name))


def with_row(body: str, display_name: str, description: str) -> str:
    """Return the section's body with a row more; all else stays.

    Nothing is added for a release that has a row. The row goes to the
    end, or to the top of a table with the newest release first. The body
    must have a table.
    """
    table = _table(body)
    if table is None:
        raise ValueError("there is no table")
    known = table.rows[table.headers :]
    if any(names(row, display_name) for row in known):
        return body
    filler = [table.further.rstrip()] * (table.columns - 2)
    row = [
        f"{table.lead}{display_name}",
        f"{table.further}{description}",
        *filler,
    ]
    lines = body.split("\n")
    at = known[0].start if _newest_first(known) else table.rows[-1].end
    lines[at:at] = row
    # A row after the text's last line, which nothing ended.
    return "\n".join(lines) + ("\n" if at == len(lines) - len(row) else "")


def _words(name: str) -> set[str]:
    """Return what tells a release: its number, or the words of its name."""
    numbers = set(_NUMBER.findall(name))
    return numbers or set(re.findall(r"[a-z]+", name.lower()))


def _newest_first(known: tuple[Row, ...]) -> bool:
    keys = [_sort_key(row.release) for row in known]
    if len(keys) < 2 or None in keys:
        return False
    return sorted(filter(None, keys), reverse=True) == keys != keys[::-1]


def _sort_key(name: str) -> tuple[int, int, int, str] | None:
    """Return what a release's name sorts by; None for other words."""
    number = _NUMBER.search(name)
    if number:
        return releases.sort_key(number[0])
    word = name.strip().lower()
    return releases.sort_key(word) if releases.is_release(word) else None


def _table(body: str) -> _Table | None:
    start = _TABLE.search(body)
    if start is None:
        return None
    lines = body.split("\n")
    first = body.count("\n", 0, start.start())
    block = range(first + 1, _end(lines, first + 1, len(start["indent"])))
    opening = next(
        (match for at in block if (match := _ROW.match(lines[at]))), None
    )
    if opening is None:
        return None
    starts = [at for at in block if _is_row(lines[at], opening)]
    ends = [*starts[1:], block.stop]
    column = opening.start("inner")
    found = tuple(
        _row(lines, at, end, column)
        for at, end in zip(starts, ends, strict=True)
    )
    lead = lines[starts[0]][: column + 2]
    cell = f"{' ' * column}{opening['inner']} "
    columns = 1 + sum(
        line.startswith(cell.rstrip() + " ") or line == cell.rstrip()
        for line in lines[starts[0] : found[0].end]
    )
    header = _HEADER_ROWS.search("\n".join(lines[first : starts[0]]))
    return _Table(
        rows=found,
        headers=int(header[1]) if header else 0,
        lead=lead.ljust(column + 2),
        further=cell,
        columns=columns,
    )


def _end(lines: list[str], start: int, indent: int) -> int:
    """Return the line after the last one of an indented block."""
    end = start
    for at in range(start, len(lines)):
        line = lines[at]
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= indent:
                break
            end = at + 1
    return end


def _is_row(line: str, opening: re.Match[str]) -> bool:
    match = _ROW.match(line)
    return match is not None and match["indent"] == opening["indent"]


def _row(lines: list[str], start: int, end: int, column: int) -> Row:
    while end > start and not lines[end - 1].strip():
        end -= 1
    cells: list[list[str]] = []
    for line in lines[start:end]:
        if line[column : column + 1] in set("*+-") and (
            line[column + 1 : column + 2] in {"", " "}
        ):
            cells.append([])
        if cells:
            cells[-1].append(line[column + 1 :].strip())
    said = [" ".join(" ".join(cell).split()) for cell in cells]
    return Row(
        release=said[0] if said else "",
        description=said[1] if len(said) > 1 else "",
        start=start,
        end=end,
    )
