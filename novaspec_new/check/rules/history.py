"""Rules on the History section: a row a release, in their order."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from novaspec_new.check.context import Place
from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec import history, releases

RELEASE = warning(
    "history-release",
    "the release in History is not called by its name",
    "take the name from the template; 'novaspec check --fix' does",
)
ROW = warning(
    "history-row",
    "the table in History has no row for this release",
    "add a row at the end, as '* - RELEASE' with what was done",
)
UNKNOWN = warning(
    "history-unknown",
    "a row of History names no release",
    "give the release that the row is about",
)
ORDER = warning(
    "history-order",
    "the rows of History are out of order",
    "put the oldest release first",
)
TWICE = warning(
    "history-twice",
    "a release has two rows in History",
    "make one row of the two",
)
RULES = (RELEASE, ROW, UNKNOWN, ORDER, TWICE)

_TITLE = "History"
# Mitaka-1 and Mitaka-2 are no release twice.
_MILESTONE = re.compile(r"(?<![\w.])[a-z]*[0-9]+$", re.IGNORECASE)
# So many rows with the newest first are some author's custom.
_CUSTOM = 3
_ROW = re.compile(r"^ *\* - (?P<cell>.*)$", re.MULTILINE)


class Row(NamedTuple):
    """A row's first cell; ``offset`` is where in the spec it begins."""

    cell: str
    offset: int


def rows(spec: ParsedSpec) -> list[Row]:
    """Return History's rows but for the first, which is the heading."""
    part = spec.parts.find(_TITLE)
    if part is None:
        return []
    start = spec.offset(part.body_line)
    found = _ROW.finditer(part.body)
    return [Row(m["cell"].rstrip(), start + m.start("cell")) for m in found][
        1:
    ]


def misspelt(spec: ParsedSpec) -> Row | None:
    """Return the row that means this release and spells it otherwise."""
    name = _name(spec)
    found = rows(spec) if name else []
    if any(row.cell == name for row in found):
        return None
    near = [row for row in found if _is_near(row.cell, name)]
    return near[-1] if near else None


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look for this release's row, and at all the others."""
    name = _name(spec)
    yield from _own(spec, name)
    if name:
        yield from _others(spec)


def _own(spec: ParsedSpec, name: str) -> Iterator[Finding]:
    found = rows(spec) if name else []
    if any(row.cell == name for row in found):
        return
    if not found:
        yield from _without_rows(spec, name)
        return
    wrong = misspelt(spec)
    row = wrong or found[-1]
    line, column = spec.place(row.offset)
    if wrong:
        yield RELEASE.at(
            line,
            column,
            f"the release {row.cell!r} is called {name!r}",
            text=row.cell,
        )
    else:
        yield ROW.at(
            line,
            column,
            f"History has no row for {name}, its last is {row.cell!r}",
            text=row.cell,
        )


def _without_rows(spec: ParsedSpec, name: str) -> Iterator[Finding]:
    """Tell of a History that says something, and has no row at all."""
    part = spec.parts.find(_TITLE)
    if not name or part is None:
        return
    for number, line in enumerate(part.body.split("\n"), part.body_line):
        if line.strip() and not line.startswith(".."):
            yield ROW.at(number, message=f"History has no row for {name}")
            return


class _Named(NamedTuple):
    """A row with the release that it names; ``line`` is 1-based."""

    cell: str
    line: int
    column: int
    release: str | None


def _named(spec: ParsedSpec) -> list[_Named]:
    part = spec.parts.find(_TITLE)
    if part is None:
        return []
    found = []
    for row in history.rows(part.body):
        line = part.body_line + row.start
        cell = row.release
        at = spec.lines[line - 1].find(cell.split(" ")[0]) if cell else 0
        release = releases.meant(cell, spec.context.release)
        found.append(_Named(cell, line, max(at, 0) + 1, release))
    return found


def _others(spec: ParsedSpec) -> Iterator[Finding]:
    wrong = misspelt(spec)
    own = spec.place(wrong.offset)[0] if wrong else 0
    named = _named(spec)
    for row in named:
        if row.release is None and row.line != own:
            yield _unknown(row)
    known = [row for row in named if row.release]
    yield from _out_of_order(known)
    before: dict[tuple[str | None, str], _Named] = {}
    for row in known:
        milestone = _MILESTONE.search(row.cell)
        key = (row.release, milestone[0] if milestone else "")
        first = before.setdefault(key, row)
        if first is not row:
            yield TWICE.at(
                row.line,
                row.column,
                f"History has a row for {first.cell!r} already, "
                f"in line {first.line}",
                text=row.cell,
            )


def _unknown(row: _Named) -> Finding:
    near = releases.nearest(row.cell)
    return UNKNOWN.at(
        row.line,
        row.column,
        f"{row.cell!r} is no release of OpenStack's"
        if row.cell
        else "a row of History has no release",
        text=row.cell,
        help=f"did you mean {near!r}?" if near else "",
    )


def _out_of_order(known: list[_Named]) -> Iterator[Finding]:
    keys = [releases.sort_key(row.release or "") for row in known]
    if len(keys) >= _CUSTOM and keys == sorted(keys, reverse=True):
        return
    for (before, row), (first, second) in zip(
        pairwise(known), pairwise(keys), strict=True
    ):
        if second < first:
            yield ORDER.at(
                row.line,
                row.column,
                f"{row.cell!r} was before {before.cell!r}",
                text=row.cell,
            )


def _name(spec: ParsedSpec) -> str:
    """Return what this release is called; nothing for the backlog."""
    context = spec.context
    placed = context.place is Place.NOWHERE or releases.is_release(
        context.folder
    )
    if context.outline is None or not placed:
        return ""
    return context.outline.display_name


def _is_near(cell: str, display_name: str) -> bool:
    """Say whether a cell means a release, but spells it otherwise."""
    words = set(re.findall(r"[\w.]+", cell.lower()))
    wanted = display_name.lower().split()
    if words.intersection(wanted):
        return True
    from difflib import get_close_matches

    return bool(get_close_matches(wanted[-1], words, n=1, cutoff=0.8))
