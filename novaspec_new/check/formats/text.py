"""The findings as a person reads them, with the line and a mark in it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from novaspec_new.check.findings import Finding, Severity
from novaspec_new.check.formats.escaping import visible, width
from novaspec_new.check.results import Checked, Files, Tally
from novaspec_new.spec.filled_text import fill

# As much of a long line as is shown, and how much of it before the mark.
_WINDOW = 100
_LEAD = 60
# So many findings of one code in a file are told one by one.
_MOST_ALIKE = 5
_WIDTH = 79
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_COLORS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}


def render(
    files: Files, *, color: bool = False, is_verbose: bool = False
) -> Iterator[str]:
    """Yield a file's findings, each with its line and a way to mend it.

    What a file has many of is told once, with all its lines, unless
    ``is_verbose``.
    """
    most = float("inf") if is_verbose else _MOST_ALIKE
    for path, file in files:
        yield "".join(
            f"{line}\n"
            for alike in _groups(file.findings, most)
            for line in (
                _group_lines(path, alike, color=color)
                if len(alike) > most
                else _lines(path, file, alike[0], color=color)
            )
        )


def _groups(
    findings: Sequence[Finding], most: float
) -> Iterator[Sequence[Finding]]:
    """Yield findings one by one, but those of which there are many."""
    if len(findings) <= most:
        yield from ((finding,) for finding in findings)
        return
    counts = Counter(finding.code for finding in findings)
    told: set[str] = set()
    for finding in findings:
        if counts[finding.code] <= most:
            yield (finding,)
        elif finding.code not in told:
            told.add(finding.code)
            yield [each for each in findings if each.code == finding.code]


def _group_lines(
    path: str, alike: Sequence[Finding], *, color: bool
) -> Iterator[str]:
    first = alike[0]
    place = f"{visible(path)}:{first.line}:{first.column}:"
    bold, dim, tint, end = _paint(first.severity, color=color)
    count = f"{len(alike)} times, first: {visible(first.message)}"
    yield f"{bold}{place}{end} {tint}{first.code}{end} {count}"
    yield from fill(
        f"lines {_ranges([finding.line for finding in alike])}",
        _WIDTH,
        first="    ",
        later="    ",
    )
    how = f"{visible(first.help)}; 'novaspec check --verbose' shows each"
    yield f"    {dim}{first.severity.value}:{end} {how}"


def _ranges(lines: Sequence[int]) -> str:
    """Return line numbers in words, those in a row by their ends."""
    runs: list[list[int]] = []
    for line in dict.fromkeys(lines):
        if runs and line == runs[-1][-1] + 1:
            runs[-1][1:] = [line]
        else:
            runs.append([line])
    return ", ".join("-".join(map(str, run)) for run in runs)


def summary(tally: Tally) -> str:
    """Return in one line how much was found."""
    counts = [
        _plural(number, severity.value)
        for severity in (Severity.ERROR, Severity.WARNING)
        if (number := tally.of(severity))
    ]
    where = _plural(tally.files, "file")
    return f"{' and '.join(counts) or 'nothing to mend'} in {where}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _lines(
    path: str, file: Checked, finding: Finding, *, color: bool
) -> Iterator[str]:
    place = f"{visible(path)}:{finding.line}:{finding.column}:"
    message = visible(finding.message)
    bold, dim, tint, end = _paint(finding.severity, color=color)
    yield f"{bold}{place}{end} {tint}{finding.code}{end} {message}"
    source = _source(file, finding)
    if source.strip():
        shown, before = _window(source, finding.column - 1)
        mark = "^" * max(_marked(finding, shown[before:]), 1)
        yield f"    {shown.rstrip()}"
        yield f"    {' ' * width(shown[:before])}{tint}{mark}{end}"
    how = visible(finding.help)
    yield f"    {dim}{finding.severity.value}:{end} {how}"


def _source(file: Checked, finding: Finding) -> str:
    """Return the line to show; its carriage return only if that is meant."""
    source = file.lines.get(finding.line, "")
    plain = source.rstrip("\r")
    return plain if finding.column <= len(plain) else source


def _paint(severity: Severity, *, color: bool) -> tuple[str, str, str, str]:
    """Return what turns bold, dim and the severity's colour on, and off."""
    if not color:
        return "", "", "", ""
    return _BOLD, _DIM, _COLORS[severity], _RESET


def _window(source: str, column: int) -> tuple[str, int]:
    """Return what to show of a line, and where in it the column is."""
    column = min(column, len(source))
    start = max(column - _LEAD, 0) if len(source) > _WINDOW else 0
    shown = visible(source[start : start + _WINDOW])
    return shown, column - start


def _marked(finding: Finding, rest: str) -> int:
    """Return how many columns of the shown rest the finding is about."""
    text = finding.text.split("\n", 1)[0]
    return width(rest[: len(text)].rstrip())
