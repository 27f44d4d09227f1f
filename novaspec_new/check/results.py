"""What came of checking files, ready to be shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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


# The files checked, each with the path that it was named by.
Files = Iterable[tuple[str, Checked]]


class Tally:
    """Counts files, and their findings of each severity, as they pass."""

    def __init__(self) -> None:
        self.files = 0
        self._findings: Counter[Severity] = Counter()

    def counted(self, files: Files) -> Iterator[tuple[str, Checked]]:
        """Yield files, and count each."""
        for path, file in files:
            self.files += 1
            self._findings.update(each.severity for each in file.findings)
            yield path, file

    def of(self, severity: Severity) -> int:
        """Return how many findings of one severity there were."""
        return self._findings[severity]
