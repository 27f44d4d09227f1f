"""Findings as the editor marks them."""

from lsprotocol import types

from novaspec_new.check import Finding, Severity
from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.lsp.text_lines import TextLines
from novaspec_new.spec.errors import NovaspecError

SOURCE = "novaspec"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
}


def of(spec: OpenSpec) -> list[types.Diagnostic]:
    """Return what is wrong with a document.

    Where it cannot be checked at all, that is told at its first line.
    """
    try:
        return [diagnostic(spec.text, found) for found in spec.findings]
    except NovaspecError as error:
        return [
            types.Diagnostic(
                range=spec.text.whole_lines(0, 0),
                severity=types.DiagnosticSeverity.Error,
                source=SOURCE,
                message=str(error),
            )
        ]


def diagnostic(text: TextLines, finding: Finding) -> types.Diagnostic:
    """Return a finding as a diagnostic of the text that it is of."""
    return types.Diagnostic(
        range=span(text, finding),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        message=f"{finding.message}; {finding.help}",
    )


def span(text: TextLines, finding: Finding) -> types.Range:
    """Return what a finding is about, else the rest of its line."""
    line, column = finding.line - 1, finding.column - 1
    rest = text.line(line)[column:]
    if finding.text and rest.startswith(finding.text):
        length = len(finding.text)
    else:
        length = len(rest.rstrip()) or len(rest)
    return text.range((line, column), (line, column + length))


def at(spec: OpenSpec, line: int, column: int) -> list[Finding]:
    """Return the findings that are marked at a place (0-based)."""
    found = []
    for finding in spec.findings:
        marked = span(spec.text, finding)
        start, end = map(spec.text.place, (marked.start, marked.end))
        if start <= (line, column) <= max(end, start):
            found.append(finding)
    return found


def on_lines(spec: OpenSpec, first: int, last: int) -> list[Finding]:
    """Return the findings on some lines (0-based, inclusive)."""
    return [
        finding
        for finding in spec.findings
        if first <= finding.line - 1 <= last
    ]
