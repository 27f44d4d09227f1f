"""The findings as JSON, for other programs."""

import json
from collections.abc import Iterator

from novaspec_new.check.results import Files, Tally


def render(files: Files) -> Iterator[str]:
    """Yield one object with all findings and the number of files."""
    tally = Tally()
    findings = [
        {
            "path": path,
            "line": finding.line,
            "column": finding.column,
            "code": finding.code,
            "severity": finding.severity.value,
            "message": finding.message,
            "help": finding.help,
        }
        for path, file in tally.counted(files)
        for finding in file.findings
    ]
    report = {"findings": findings, "files": tally.files}
    yield json.dumps(report, indent=2) + "\n"
