"""One section asked for: by its form, as text, as None with a reason."""

from typing import TYPE_CHECKING, NamedTuple

from novaspec_new import offered, plain, preliminary, progress, proposal, todo
from novaspec_new.asking import Ask, Move, Reply
from novaspec_new.outline import NoneAnswer
from novaspec_new.progress import State, Step
from novaspec_new.saving import Saver
from novaspec_new.writing import Help, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from novaspec_new.persons import Person
    from novaspec_new.precedents import Precedent


class Asker(NamedTuple):
    """Asks for sections, one at a time.

    ``examples`` returns real answers for a section's title, if there
    can be any; ``persons`` who may do the work.
    """

    writer: Writer
    saver: Saver
    examples: "Callable[[str], Iterable[Precedent]] | None"
    persons: "Callable[[], Sequence[Person]]"

    def answer(self, step: Step) -> Reply:
        """Return a section's text, or a move that leads elsewhere.

        The move is BACK, SKIP or JUMP; what was entered is kept for the
        next time then. Raises Left and LaterError as Writer does.
        """
        while True:
            reply = self._asked(step)
            if reply.move is Move.NONE:
                return self._none(step)
            if reply.move is Move.SCOPE:
                return Reply(preliminary.with_sentence(reply.text))
            if reply.move is not Move.BECAUSE:
                return reply
            reply = self._reason(step, reply.text)
            if reply.move is None:
                return reply

    def _asked(self, step: Step) -> Reply:
        free = ""
        if step.state is State.TODO and not self._has_words(step):
            reply = self._filled_form(step)
            if reply is not None and reply.move is not Move.FREE:
                return reply
            free = reply.text if reply is not None else ""
        usual = step.slot.advice.none is NoneAnswer.USUAL
        return self.writer.text(
            Ask(
                "Your text:",
                default=free or self._written(step),
                multiline=True,
                empty=Move.NONE if usual else Move.SKIP,
                moves=offered.moves_in_text(
                    step.slot, examples=self.examples is not None
                ),
            ),
            self._help(step),
        )

    def _reason(self, step: Step, typed: str) -> Reply:
        """Ask why there is nothing to say; FREE is to write on instead."""
        words = plain.typed(typed)
        is_reason = progress.can_be_reason(words)
        offered = " ".join(words.split()) if is_reason else ""

        def whole(reason: str) -> str:
            return progress.none_because(reason) if reason.strip() else typed

        reply = self.writer.ask(
            Ask(
                "None, because",
                default=offered,
                offered=offered,
                moves=(Move.FREE, Move.LEAVE),
                whole=whole,
            )
        )
        if reply.move is Move.FREE:
            is_same = reply.text in {"", offered}
            free = typed if is_same else reply.text
            self.writer.recovery.keep(step.slot.title, free)
            return reply
        return Reply(progress.none_because(reply.text))

    def _written(self, step: Step) -> str:
        """Return what the author wrote in a section, here or by hand."""
        from novaspec_new import render

        body = self.saver.draft.body(step.slot.title).strip("\n")
        ours = (render.todo_comment(step.slot), todo.MARKER)
        if step.state is State.TODO and body.strip() in ours:
            return ""
        return body

    def _has_words(self, step: Step) -> bool:
        return bool(self.writer.recovery.load().get(step.slot.title))

    def _filled_form(self, step: Step) -> Reply | None:
        """Ask by the section's form; None where it has none."""
        from novaspec_new import forms

        advice = step.slot.advice
        if not forms.has(advice.form):
            return None
        known = self._help(step)
        moves = offered.moves_in_form(
            step.slot, examples=self.examples is not None
        )
        reply = forms.fill(
            advice,
            lambda wanted: self.writer.aided(
                wanted._replace(moves=moves), known
            ),
            self.writer.prompts,
            self.persons,
        )
        if reply.move in {Move.BACK, Move.SKIP, Move.JUMP}:
            self.writer.recovery.keep(step.slot.title, reply.text)
        return reply

    def _none(self, step: Step) -> Reply:
        text = proposal.none_text(step.slot.advice.form)
        if progress.is_none(text):
            self.writer.note(f" {text}")
        return Reply(text)

    def _help(self, step: Step) -> Help:
        find = self.examples
        title = step.slot.title
        return Help(
            step.slot.advice.questions,
            step.slot.guidance,
            iter(find(title) if find is not None else ()),
        )
