"""The findings as a person reads them, with the line and a mark in it."""

from collections.abc import Iterator

from novaspec_new.check.findings import Finding, Severity
from novaspec_new.check.results import Checked, Files, count
from novaspec_new.report.escaping import visible, width

# As much of a long line as is shown, and how much of it before the mark.
_WINDOW = 100
_LEAD = 60
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_COLORS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}


def render(files: Files, *, color: bool = False) -> str:
    """Return each finding with its line, a mark and a way to mend it."""
    return "".join(
        f"{line}\n"
        for path, file in files.items()
        for finding in file.findings
        for line in _lines(path, file, finding, color=color)
    )


def summary(files: Files) -> str:
    """Return in one line how much was found."""
    checked = tuple(files.values())
    counts = [
        _plural(number, severity.value)
        for severity in (Severity.ERROR, Severity.WARNING)
        if (number := count(checked, severity))
    ]
    where = _plural(len(checked), "file")
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
    source = file.lines.get(finding.line, "")
    if source.strip():
        shown, before = _window(source, finding.column - 1)
        mark = "^" * max(_marked(finding, shown[before:]), 1)
        yield f"    {shown.rstrip()}"
        yield f"    {' ' * width(shown[:before])}{tint}{mark}{end}"
    how = visible(finding.help)
    yield f"    {dim}{finding.severity.value}:{end} {how}"


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
