"""The findings in SARIF 2.1.0, which code review tools read."""

import json
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

from novaspec_new import __version__
from novaspec_new.check.findings import Finding, Rule
from novaspec_new.check.results import Files

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(files: Files) -> Iterator[str]:
    """Yield one run of novaspec with all rules and all findings."""
    from novaspec_new.check.rules import RULES

    artifacts: list[object] = []
    results: list[object] = []
    indexes = {rule.code: index for index, rule in enumerate(RULES)}
    for path, file in files:
        artifacts.append({"location": {"uri": _uri(path)}})
        results += [
            _result(path, finding, indexes[finding.code])
            for finding in file.findings
        ]
    run = {
        "tool": {
            "driver": {
                "name": "novaspec",
                "version": __version__,
                "rules": [_rule(rule) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": artifacts,
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(path: str, finding: Finding, index: int) -> dict[str, object]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    place = {"artifactLocation": {"uri": _uri(path)}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": f"{finding.message}; {finding.help}"},
        "locations": [{"physicalLocation": place}],
    }


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())
