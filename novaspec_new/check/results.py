"""What came of checking a file, ready to be shown."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from novaspec_new.check.findings import Finding, Severity


class Checked(NamedTuple):
    """A file's findings; ``lines`` are the lines that they stand on."""

    findings: tuple[Finding, ...]
    lines: Mapping[int, str]

    @classmethod
    def of(cls, findings: tuple[Finding, ...], text: str) -> "Checked":
        """Return the findings with the lines of the text they need."""
        if not findings:
            return cls((), {})
        lines = text.split("\n")
        wanted = {found.line for found in findings if found.line <= len(lines)}
        return cls(findings, {line: lines[line - 1] for line in wanted})


# The files checked, by the path that they were named by.
Files = Mapping[str, Checked]


def count(files: Iterable[Checked], severity: Severity) -> int:
    """Return how many findings of one severity there are."""
    return sum(
        finding.severity is severity
        for file in files
        for finding in file.findings
    )
