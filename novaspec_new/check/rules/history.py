"""Rules on the History section: one row for this release, by its name."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from novaspec_new.check.context import Place
from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec import releases

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
RULES = (RELEASE, ROW)

_TITLE = "History"
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
    """Look for this release's row."""
    name = _name(spec)
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
