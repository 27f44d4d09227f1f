"""What may be offered to an author: by Launchpad, git and other specs.

Nothing of it is waited for.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from novaspec_new.spec.tracker import TrackerKind
from novaspec_new.terminal.interface import WritingAids
from novaspec_new.workspace.recovery import Recovery
from novaspec_new.workspace.settings import Settings
from novaspec_new.workspace.target import Target

if TYPE_CHECKING:
    from novaspec_new.launchpad.result import LookupResult
    from novaspec_new.wizard.examples import Example
    from novaspec_new.workspace.identity import Person


class Lookup(Protocol):
    """A look-up that goes on by itself; launchpad.Lookup is one."""

    @property
    def done(self) -> bool:
        """Whether the answer is there."""

    def result(self, timeout: float | None = None) -> "LookupResult | None":
        """Return the answer, waiting for it at most so many seconds."""


class _Unasked:
    """Stands for a look-up where the work is no blueprint."""

    done = True

    def result(self, timeout: float | None = None) -> "LookupResult | None":
        """Return at once that nothing was asked."""
        del timeout
        from novaspec_new.launchpad import failures
        from novaspec_new.launchpad.result import LookupResult

        return LookupResult(problem=failures.NO_BLUEPRINTS)


class Suggestions:
    """What a blueprint and the checkout tell that may be an answer.

    ``start`` begins the look-up on Launchpad; it is called once, by
    ``begin``.
    """

    def __init__(
        self, target: Target, settings: Settings, start: Callable[[], Lookup]
    ) -> None:
        self.settings = settings
        self._target = target
        self._start = start
        self._lookup: Lookup | None = None

    @classmethod
    def of(
        cls, target: Target, settings: Settings, *, offline: bool
    ) -> "Suggestions":
        """Return what may be offered for a spec; nobody is asked yet."""
        if target.tracker.kind is not TrackerKind.BLUEPRINT:
            return cls(target, settings, _Unasked)

        def start() -> Lookup:
            # None of this is needed before the first prompt is there.
            from novaspec_new import launchpad
            from novaspec_new.workspace import directories

            return launchpad.Lookup.start(
                target.name,
                project=target.project,
                root=launchpad.service_root(),
                cache=directories.cache(),
                offline=offline or settings.offline,
            )

        return cls(target, settings, start)

    def begin(self) -> None:
        """Start asking Launchpad; further calls do nothing."""
        if self._lookup is None:
            self._lookup = self._start()

    def wait(self) -> "LookupResult | None":
        """Return the answer, waiting for it as long as the budget allows."""
        self.begin()
        return self._lookup.result() if self._lookup else None

    def answer(self) -> "LookupResult | None":
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

    def people(self) -> "tuple[Person, ...]":
        """Return who will likely do the work, the likeliest first."""
        from novaspec_new.workspace import identity

        answer = self.answer()
        found = answer.blueprint if answer else None
        named = (found.assignee or found.drafter or "") if found else ""
        folder = self._target.path.absolute().parent
        return identity.known(named, self.settings, folder)

    def aids(self, recovery: Recovery, title: str, now: str) -> WritingAids:
        """Return what helps while a section's text is typed.

        ``now`` is the text that stands there, which is no earlier one.
        """
        from novaspec_new.wizard import writing_aids

        return WritingAids(
            check=writing_aids.markup_problem,
            measure=writing_aids.size,
            complete=self._complete if self.has_examples else None,
            earlier=tuple(
                text
                for text in recovery.texts(title)
                if text.strip("\n") != now.strip("\n")
            ),
        )

    def _complete(self, before: str) -> tuple[int, Sequence[str]]:
        from novaspec_new.wizard import writing_aids
        from novaspec_new.workspace import cross_references

        checkout = self._target.checkout
        if checkout is None:
            return 0, ()
        known = cross_references.read(checkout.root, "")
        specs = [
            f"/{path.relative_to(checkout.root).with_suffix('').as_posix()}"
            for path in checkout.specs()
        ]
        return writing_aids.names_for(before, known.labels, specs)

    @property
    def has_examples(self) -> bool:
        """Whether there are other specs to look into."""
        return self._target.checkout is not None

    def examples(self, title: str) -> "Iterator[Example]":
        """Yield how other specs of the checkout answer a section."""
        from novaspec_new.wizard import examples

        checkout, known = self._target.checkout, self._target.outline
        if checkout is not None:
            own = self._target.name
            yield from examples.find(checkout, known, title, but=own)

    def note(self) -> str:
        """Return a line on how the look-up stands."""
        answer = self.answer()
        if answer is None:
            return "Asking Launchpad for the title"
        return answer.note
