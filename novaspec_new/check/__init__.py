"""The gate's verdict on a spec, and a reviewer's eye."""

from typing import TYPE_CHECKING

from novaspec_new.check.findings import Finding, Severity
from novaspec_new.check.results import Checked
from novaspec_new.check.subject import Subject

if TYPE_CHECKING:
    from novaspec_new.check.spec import Spec

__all__ = [
    "Checked",
    "Finding",
    "Severity",
    "Subject",
    "check",
    "check_bytes",
]


def check(text: str, subject: Subject) -> tuple[Finding, ...]:
    """Return what is wrong with a spec's text, in the order of its lines.

    The text is as read, with whatever line ends it has. Nothing is read
    but what ``subject`` gives.
    """
    # docutils is behind these; who only needs the types does not pay.
    from novaspec_new.check.rules import FINDERS
    from novaspec_new.check.spec import Spec

    spec = Spec(text, subject)
    found = [finding for find in FINDERS for finding in find(spec)]
    if spec.returns:
        found = [_replaced(finding, spec) for finding in found]
    return tuple(sorted(dict.fromkeys(found), key=_order))


def check_bytes(data: bytes, subject: Subject) -> Checked:
    """Return what is wrong with a file's bytes, which may not be text."""
    from novaspec_new.check.rules import encoding

    text, wrong = encoding.decode(data)
    return Checked.of(wrong + check(text, subject), text)


def _replaced(finding: Finding, spec: "Spec") -> Finding:
    line, column = spec.raw_place(finding.line, finding.column)
    return finding._replace(line=line, column=column)


def _order(finding: Finding) -> tuple[int, int]:
    return finding.line, finding.column
