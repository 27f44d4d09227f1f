"""The gate's verdict on a spec, and a reviewer's eye."""

from typing import TYPE_CHECKING

from novaspec_new.check.context import Context
from novaspec_new.check.findings import Finding, Severity
from novaspec_new.check.results import Checked

if TYPE_CHECKING:
    from novaspec_new.check.parsed_spec import ParsedSpec

__all__ = [
    "Checked",
    "Context",
    "Finding",
    "Severity",
    "check",
    "check_bytes",
    "check_spec",
]


def check(text: str, context: Context) -> tuple[Finding, ...]:
    """Return what is wrong with a spec's text, in the order of its lines.

    The text is as read, with whatever line ends it has. Nothing is read
    but what ``context`` gives.
    """
    # docutils is behind it; who only needs the types does not pay.
    from novaspec_new.check.parsed_spec import ParsedSpec

    return check_spec(ParsedSpec(text, context))


def check_spec(spec: "ParsedSpec") -> tuple[Finding, ...]:
    """Return the same of a spec whose tree has other uses too."""
    from novaspec_new.check.rules import FINDERS

    found = [finding for find in FINDERS for finding in find(spec)]
    found = _judged(found, spec.context)
    if spec.returns:
        found = [_replaced(finding, spec) for finding in found]
    return tuple(sorted(dict.fromkeys(found), key=_order))


def check_bytes(data: bytes, context: Context) -> Checked:
    """Return what is wrong with a file's bytes, which may not be text."""
    from novaspec_new.check.rules import encoding

    text, wrong = encoding.decode(data)
    return Checked.of(wrong + check(text, context), text)


def _judged(found: list[Finding], context: Context) -> list[Finding]:
    """Return findings with what they are to the project's own gate."""
    from novaspec_new.check.rules import RULES

    gate = context.profile.gate
    off = {rule.code for rule in RULES if not rule.holds(gate)}
    by_gate = {
        rule.code: severity
        for rule in RULES
        if (severity := rule.severity_by(gate)) is not rule.severity
    }
    return [
        finding._replace(severity=by_gate[finding.code])
        if finding.code in by_gate
        else finding
        for finding in found
        if finding.code not in off
    ]


def _replaced(finding: Finding, spec: "ParsedSpec") -> Finding:
    line, column = spec.raw_place(finding.line, finding.column)
    return finding._replace(line=line, column=column)


def _order(finding: Finding) -> tuple[int, int]:
    return finding.line, finding.column
