"""The conversation: from an idea to a spec, a section at a time."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from novaspec_new import preliminary, progress
from novaspec_new.answering import Asker
from novaspec_new.asking import Left, Move, Prompts
from novaspec_new.draft import Draft
from novaspec_new.offers import Offers
from novaspec_new.opening import Opening
from novaspec_new.progress import State, Step
from novaspec_new.recovery import Recovery
from novaspec_new.saving import Saver
from novaspec_new.writing import LaterError, Writer

if TYPE_CHECKING:
    from novaspec_new.check.findings import Finding
    from novaspec_new.persons import Person
    from novaspec_new.precedents import Precedent


class Setting(NamedTuple):
    """What a conversation works with.

    ``begin`` is called once the first prompt is on the screen, so that
    nothing delays that. For a ``fresh`` spec it makes the file; ``draft``
    is not called before. ``title`` is the one to offer, None where it
    is settled; ``is_made`` says that it was made of the name, and that
    Launchpad's may take its place. ``review`` returns the findings of
    the spec as it stands on disk, ``examples`` real answers for a
    section, ``persons`` who may do the work.
    """

    draft: Callable[[], Draft]
    prompts: Prompts
    offers: Offers
    recovery: Recovery
    review: "Callable[[], tuple[Finding, ...]]"
    begin: Callable[[], None] | None = None
    fresh: bool = False
    title: str | None = None
    is_made: bool = False
    editor: str = ""
    examples: "Callable[[str], Iterable[Precedent]] | None" = None
    persons: "Callable[[], Sequence[Person]]" = tuple


class Wizard:
    """Asks for what a spec still lacks; each answer is saved at once."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._prompts = setting.prompts
        self._recovery = setting.recovery
        self._writer = Writer(
            setting.prompts, setting.recovery, setting.editor, setting.begin
        )
        self._saver = Saver(self._writer, setting.draft, setting.review)
        self._opening = Opening(
            self._writer,
            self._saver,
            setting.offers,
            setting.title,
            setting.is_made,
        )
        self._asker = Asker(
            self._writer, self._saver, setting.examples, setting.persons
        )

    def run(self) -> bool:
        """Hold the conversation; say whether it came to its end.

        False is the author's wish to go on later. Raises Left where the
        prompt was left; its words are in the recovery file by then.
        """

        def talk() -> None:
            self._opening.begin(fresh=self._setting.fresh)
            self._sections()

        return self._held(talk)

    def fill(self, titles: Sequence[str]) -> bool:
        """Ask for these sections, whatever stands in them.

        Returns and raises as ``run`` does.
        """

        def talk() -> None:
            for title in titles:
                index = self._index(title)
                while index is not None:
                    index = self._visit(index)

        return self._held(talk)

    def _held(self, talk: Callable[[], None]) -> bool:
        try:
            self._writer.recall()
            talk()
        except _EnoughError:
            return True
        except LaterError:
            return False
        except Left as left:
            # A form leaves with all that was entered in it so far.
            if left.text.strip():
                self._recovery.keep(self._writer.step, left.text)
            raise
        return True

    def _sections(self) -> None:
        index = progress.first_to_do(self._saver.steps())
        while index is not None:
            moved = self._visit(index)
            if moved is not None:
                index = moved
                continue
            index = progress.first_to_do(self._saver.steps(), index + 1)
            if index is None:
                index = self._offer_rest()

    def _offer_rest(self) -> int | None:
        """Return the first section to do if the author wants it now."""
        steps = self._saver.steps()
        first = progress.first_to_do(steps)
        if first is None:
            return None
        self._writer.heading(
            f"That was the last one: {progress.summary(steps)}."
        )
        choices = ["Go on with what is to do", "Finish for now"]
        chosen = self._prompts.choose("What now?", choices, default=1)
        return first if chosen == 0 else None

    def _index(self, title: str) -> int | None:
        """Return a section's place by its title; None if it is gone."""
        titles = [step.slot.title for step in self._saver.steps()]
        return titles.index(title) if title in titles else None

    def _visit(self, index: int) -> int | None:
        """Ask for one section; return the index that the author goes to.

        None is the end of this one: it was answered, or skipped.
        """
        self._saver.draft.refresh()
        steps = self._saver.steps()
        if index >= len(steps):
            return None
        step = steps[index]
        self._writer.step = step.slot.title
        self._writer.heading(
            f"{index + 1} of {len(steps)}, {step.slot.title}; "
            f"{progress.summary(steps)}"
        )
        self._writer.advise(step.slot.advice)
        reply = self._asker.answer(step)
        if reply.move is Move.BACK:
            return self._back(index)
        if reply.move is Move.JUMP:
            return self._jump(index)
        if reply.move is Move.SKIP:
            self._writer.note(" Skipped for now")
            return None
        if not self._saver.answer(step.slot, reply.text):
            return self._index(step.slot.title)
        return self._after(step, reply.text)

    def _after(self, step: Step, text: str) -> int | None:
        """Let an author who asks for feedback on the scope end here."""
        if step.slot.title != preliminary.SECTION:
            return None
        if not preliminary.is_preliminary(text):
            return None
        self._writer.note(" With that sentence all that follows may wait.")
        choices = ["Finish for now", "Go on with the rest"]
        if self._prompts.choose("What now?", choices) == 0:
            raise _EnoughError
        return None

    def _back(self, index: int) -> int:
        if index == 0:
            self._opening.introduction()
        return max(0, index - 1)

    def _jump(self, index: int) -> int:
        found = self._saver.review()
        labels = [
            f"{number}. {step.slot.title} ({self._told(step, found)})"
            for number, step in enumerate(self._saver.steps(), 1)
        ]
        labels.append(self._opening.label())
        chosen = self._prompts.choose("Go to:", labels, default=index)
        if chosen < len(labels) - 1:
            return chosen
        self._opening.again()
        return index

    def _told(self, step: Step, found: "Sequence[Finding]") -> str:
        told = str(step.state)
        if step.state is State.TODO:
            return told
        if step.state is State.WRITTEN:
            told = progress.count(step.words, "word")
        count = len(self._saver.findings(step.slot, found))
        return f"{told}, {progress.count(count, 'finding')}" if count else told


class _EnoughError(Exception):
    """The author wants to end here, with sections that are to do."""
