"""How far the specs of a release have come, a row for each."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from novaspec_new.check.findings import Finding, Severity
from novaspec_new.render import commit_message
from novaspec_new.spec import document, progress
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.outline import Outline
from novaspec_new.spec.progress import State
from novaspec_new.spec.tracker import Tracker


@dataclass(frozen=True, slots=True)
class Row:
    """A spec: how many of its sections are in which state, and findings.

    ``place`` is its path below ``specs/``; ``problem`` says why nothing
    is counted in it, if so.
    """

    place: str
    blueprint: str
    to_do: int = 0
    none: int = 0
    written: int = 0
    words: int = 0
    errors: int = 0
    warnings: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class BlueprintState:
    """What Launchpad says of a blueprint: its two states, or a reason."""

    definition: str = ""
    implementation: str = ""
    note: str = ""


class Origin(NamedTuple):
    """A spec's name, and what its project tracks the work with."""

    name: str
    tracker: Tracker


def row(
    place: str,
    text: str,
    outline: Outline,
    findings: Sequence[Finding],
    origin: Origin,
) -> Row:
    """Return the row of a spec with this text."""
    errors = sum(found.severity is Severity.ERROR for found in findings)
    warnings = len(findings) - errors
    try:
        spec = document.split_whole(text, place)
    except NovaspecError as error:
        return broken(place, error, errors=errors, warnings=warnings)
    try:
        blueprint = commit_message.page_of(spec, *origin)
    except NovaspecError:
        blueprint = origin.name
    sections = progress.sections(spec, outline)
    counts = {
        state: sum(section.state is state for section in sections)
        for state in State
    }
    return Row(
        place=place,
        blueprint=blueprint,
        to_do=counts[State.TODO],
        none=counts[State.NONE],
        written=counts[State.WRITTEN],
        words=sum(section.words for section in sections),
        errors=errors,
        warnings=warnings,
    )


def broken(
    place: str, error: NovaspecError, *, errors: int = 0, warnings: int = 0
) -> Row:
    """Return the row of a spec that cannot be read."""
    stem = place.rpartition("/")[2].removesuffix(".rst")
    return Row(
        place, stem, errors=errors, warnings=warnings, problem=error.message
    )


def table(rows: Sequence[Row], standings: Mapping[str, BlueprintState]) -> str:
    """Return the rows as a text: numbers first, the spec's place last.

    ``standings`` are by blueprint; without any there are no columns for
    them.
    """
    head = ["to do", "None", "written", "words", "errors", "warnings"]
    if standings:
        head += ["definition", "implementation"]
    cells = [[*head, "spec"]]
    for each in rows:
        numbers = (each.to_do, each.none, each.written, each.words)
        shown = ["-" if each.problem else str(number) for number in numbers]
        shown += [str(each.errors), str(each.warnings)]
        if standings:
            known = standings.get(each.blueprint, BlueprintState())
            shown += [
                known.definition or known.note or "-",
                known.implementation or "-",
            ]
        cells.append([*shown, each.place])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "".join(f"{_line(line, widths)}\n" for line in cells)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return a line of the table: the six numbers are set to the right."""
    set_out = [
        cell.rjust(width) if index < 6 else cell.ljust(width)
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(set_out).rstrip()


def as_data(
    rows: Sequence[Row], standings: Mapping[str, BlueprintState]
) -> list[dict[str, object]]:
    """Return the rows as plain data, for JSON."""
    found = []
    for each in rows:
        data: dict[str, object] = asdict(each)
        data["place"] = f"specs/{each.place}"
        if standings:
            known = standings.get(each.blueprint, BlueprintState())
            data["launchpad"] = asdict(known)
        found.append(data)
    return found
