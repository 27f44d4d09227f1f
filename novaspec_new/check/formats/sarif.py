"""The findings in SARIF 2.1.0, which code review tools read."""

import json
from pathlib import PurePath
from urllib.parse import quote

from novaspec_new import __version__
from novaspec_new.check.findings import Finding, Rule
from novaspec_new.check.results import Files

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(files: Files) -> str:
    """Return one run of novaspec with all rules and all findings."""
    from novaspec_new.check.rules import RULES

    indexes = {rule.code: index for index, rule in enumerate(RULES)}
    run = {
        "tool": {
            "driver": {
                "name": "novaspec",
                "version": __version__,
                "rules": [_rule(rule) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(path)}} for path in files],
        "results": [
            _result(path, finding, indexes[finding.code])
            for path, file in files.items()
            for finding in file.findings
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


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
