"""What the checker says of a place in a spec, and the rule behind it."""

from enum import StrEnum
from typing import NamedTuple

from novaspec_new.spec.profile import Gate, GateCheck


class Severity(StrEnum):
    """Whether the project's gate fails, or a reviewer would object."""

    ERROR = "error"
    WARNING = "warning"


# A data class takes a millisecond to make, a named tuple a tenth of it;
# of a command that checks one spec all of them were half the time.
class Finding(NamedTuple):
    """One thing to mend.

    ``line`` and ``column`` are 1-based and count code points; ``text``
    is what stands there, on one line, and may be empty.
    """

    line: int
    column: int
    code: str
    severity: Severity
    message: str
    help: str
    text: str = ""


class Rule(NamedTuple):
    """A kind of finding.

    ``code`` begins with the name of its area; ``summary`` says in one
    line what must not be, ``help`` how to mend it. The rule's page is
    ``pages/<code>.md``. ``gate`` are the checks of a gate that reject it:
    it is an error where a project's gate has one of them, and a warning
    elsewhere. Without any ``severity`` holds everywhere; it is Nova's.
    A rule that ``is_optional`` holds where the project's profile names it.
    """

    code: str
    severity: Severity
    summary: str
    help: str
    gate: tuple[GateCheck, ...] = ()
    is_optional: bool = False

    def holds(self, gate: Gate) -> bool:
        """Say whether a project that has this gate wants the rule."""
        if self.code in gate.off:
            return False
        return not self.is_optional or self.code in gate.on

    def severity_by(self, gate: Gate) -> Severity:
        """Return how a project takes it whose gate checks this."""
        if not self.gate:
            return self.severity
        held = any(check in gate.checks for check in self.gate)
        return Severity.ERROR if held else Severity.WARNING

    def at(
        self,
        line: int,
        column: int = 1,
        message: str = "",
        *,
        text: str = "",
        help: str = "",  # noqa: A002 - the finding's own word
    ) -> Finding:
        """Return this rule's finding at a place.

        The rule's own summary and help are told where none are given.
        """
        return Finding(
            line=line,
            column=column,
            code=self.code,
            severity=self.severity,
            message=message or self.summary,
            help=help or self.help,
            text=text,
        )


def error(
    code: str,
    summary: str,
    help: str,  # noqa: A002 - the finding's own word
    gate: tuple[GateCheck, ...] = (GateCheck.BUILD,),
) -> Rule:
    """Return a rule of the gate's, of the checks ``gate``."""
    return Rule(code, Severity.ERROR, summary, help, gate)


def warning(
    code: str,
    summary: str,
    help: str,  # noqa: A002
    gate: tuple[GateCheck, ...] = (),
    *,
    is_optional: bool = False,
) -> Rule:
    """Return a rule of the reviewers'; some project's gate may have it."""
    return Rule(code, Severity.WARNING, summary, help, gate, is_optional)
