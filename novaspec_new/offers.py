"""What Launchpad may offer an author, without making anyone wait."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from novaspec_new.launchpad.answer import Answer


class Lookup(Protocol):
    """A look-up that goes on by itself; launchpad.Lookup is one."""

    @property
    def done(self) -> bool:
        """Whether the answer is there."""

    def result(self, timeout: float | None = None) -> "Answer | None":
        """Return the answer, waiting for it at most so many seconds."""


@dataclass(slots=True)
class Offers:
    """What a blueprint tells, asked for in the background.

    ``start`` begins the look-up; it is called once, by ``begin``.
    """

    start: Callable[[], Lookup]
    _lookup: Lookup | None = field(default=None, init=False)

    def begin(self) -> None:
        """Start asking Launchpad; further calls do nothing."""
        if self._lookup is None:
            self._lookup = self.start()

    def wait(self) -> "Answer | None":
        """Return the answer, waiting for it as long as the budget allows."""
        self.begin()
        return self._lookup.result() if self._lookup else None

    def answer(self) -> "Answer | None":
        """Return the answer if it is there already."""
        if self._lookup is None or not self._lookup.done:
            return None
        return self._lookup.result(0)

    def title(self) -> str | None:
        """Return the blueprint's title; None while it may still come."""
        answer = self.answer()
        if answer is None:
            return None
        return answer.blueprint.title if answer.blueprint else ""

    def summary(self) -> str:
        """Return the blueprint's summary, or nothing."""
        answer = self.answer()
        return answer.blueprint.summary if answer and answer.blueprint else ""

    def person(self) -> str:
        """Return the Launchpad id of who will likely do the work."""
        answer = self.answer()
        if answer is None or answer.blueprint is None:
            return ""
        found = answer.blueprint
        return found.assignee or found.drafter or ""

    def note(self) -> str:
        """Return a line on how the look-up stands."""
        answer = self.answer()
        if answer is None:
            return "Asking Launchpad for the title"
        return answer.note
