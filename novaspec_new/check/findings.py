"""What the checker says of a place in a spec, and the rule behind it."""

from enum import StrEnum
from typing import NamedTuple


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
    ``pages/<code>.md``.
    """

    code: str
    severity: Severity
    summary: str
    help: str

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


def error(code: str, summary: str, help: str) -> Rule:  # noqa: A002
    """Return a rule of the gate's."""
    return Rule(code, Severity.ERROR, summary, help)


def warning(code: str, summary: str, help: str) -> Rule:  # noqa: A002
    """Return a rule of the reviewers'."""
    return Rule(code, Severity.WARNING, summary, help)
