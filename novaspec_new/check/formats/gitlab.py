"""The findings as GitLab's report on code quality, for merge requests."""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b

from novaspec_new.check.findings import Finding, Severity
from novaspec_new.check.results import Checked, Files

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(files: Files) -> Iterator[str]:
    """Yield a list with an issue for each finding.

    GitLab compares the fingerprints of two branches: one is made of what
    stays when lines are added above.
    """
    issues = []
    seen: Counter[str] = Counter()
    for path, file in files:
        for finding in file.findings:
            basis = _basis(path, file, finding)
            seen[basis] += 1
            issues.append(
                {
                    "description": f"{finding.message}; {finding.help}",
                    "check_name": finding.code,
                    "fingerprint": _digest(f"{basis}\n{seen[basis]}"),
                    "severity": _SEVERITIES[finding.severity],
                    "location": {
                        "path": path,
                        "lines": {"begin": finding.line},
                    },
                }
            )
    yield json.dumps(issues, indent=2) + "\n"


def _basis(path: str, file: Checked, finding: Finding) -> str:
    """Return what tells a finding from others, but for its place."""
    line = file.lines.get(finding.line, "").strip()
    return f"{path}\n{finding.code}\n{line}\n{finding.text}"


def _digest(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()
