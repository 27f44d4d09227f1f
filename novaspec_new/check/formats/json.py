"""The findings as JSON, for other programs."""

import json

from novaspec_new.check.results import Files


def render(files: Files) -> str:
    """Return one object with all findings and the number of files."""
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
        for path, file in files.items()
        for finding in file.findings
    ]
    report = {"findings": findings, "files": len(files)}
    return json.dumps(report, indent=2) + "\n"
