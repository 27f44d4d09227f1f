"""What an author learns of a blueprint, or why there is nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from novaspec_new.launchpad.failures import Problem
from novaspec_new.spec.clean_text import clean_block, clean_line

# Far beyond any real one; a longer text is cut, not refused.
_LONGEST_LINE = 300
_LONGEST_TEXT = 50_000


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A blueprint's facts, cleaned: safe to show and to put in a file.

    ``title`` and the states are single lines, ``summary`` may be several.
    ``assignee`` and ``drafter`` are Launchpad ids. ``seen`` is when we
    last saw it so (in UTC), and None where Launchpad has just said it.
    """

    name: str
    title: str
    summary: str = ""
    assignee: str | None = None
    drafter: str | None = None
    definition_status: str = ""
    implementation_status: str = ""
    seen: datetime | None = None

    @classmethod
    def of(
        cls, fields: Mapping[str, object], seen: datetime | None = None
    ) -> "Blueprint":
        """Make one of raw fields, which may hold anything.

        What is no text counts as absent. Raises ValueError where name or
        title are.
        """

        def line(field: str) -> str:
            return clean_line(_text(fields, field)[:_LONGEST_LINE])

        if not line("name") or not line("title"):
            raise ValueError("no name or no title")
        return cls(
            name=line("name"),
            title=line("title"),
            summary=clean_block(_text(fields, "summary")[:_LONGEST_TEXT]),
            assignee=line("assignee") or None,
            drafter=line("drafter") or None,
            definition_status=line("definition_status"),
            implementation_status=line("implementation_status"),
            seen=seen,
        )


def _text(fields: Mapping[str, object], field: str) -> str:
    value = fields.get(field)
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class LookupResult:
    """How a look-up ended: a blueprint, a problem, or both.

    With both, the blueprint is the copy that was seen last.
    """

    blueprint: Blueprint | None = None
    problem: Problem | None = None

    @property
    def note(self) -> str:
        """One line on where it comes from, or why there is nothing."""
        if self.problem is None:
            return "Launchpad has this blueprint"
        if self.blueprint is None or self.blueprint.seen is None:
            return self.problem.message
        day = self.blueprint.seen.date().isoformat()
        return f"{self.problem.message}; this is from {day}"
