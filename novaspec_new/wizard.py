"""The conversation: from an idea to a spec, a section at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from novaspec_new import plain, progress, proposal, render, todo
from novaspec_new.asking import Arrival, Ask, Left, Move, Prompts, Reply
from novaspec_new.draft import ConflictError, Draft
from novaspec_new.errors import NovaspecError
from novaspec_new.offers import Offers
from novaspec_new.outline import NoneAnswer
from novaspec_new.persons import Person
from novaspec_new.precedents import Precedent
from novaspec_new.progress import State, Step
from novaspec_new.recovery import Recovery
from novaspec_new.writing import Help, LaterError, Writer

if TYPE_CHECKING:
    from novaspec_new.check.findings import Finding

_TITLE = "Title"
_INTRODUCTION = "Introduction"
_MOVES = (Move.BACK, Move.SKIP, Move.JUMP, Move.EDITOR, Move.LEAVE)


@dataclass(frozen=True, slots=True)
class Setting:
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
    examples: Callable[[str], Iterable[Precedent]] | None = None
    persons: Callable[[], Sequence[Person]] = field(default=tuple)


class Wizard:
    """Asks for what a spec still lacks; each answer is saved at once."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._prompts = setting.prompts
        self._offers = setting.offers
        self._recovery = setting.recovery
        self._writer = Writer(
            setting.prompts, setting.recovery, setting.editor, setting.begin
        )

    @cached_property
    def _draft(self) -> Draft:
        return self._setting.draft()

    def run(self) -> bool:
        """Hold the conversation; say whether it came to its end.

        False is the author's wish to go on later. Raises Left where the
        prompt was left; its words are in the recovery file by then.
        """

        def talk() -> None:
            self._head()
            self._sections()

        return self._held(talk)

    def _head(self) -> None:
        """Ask for title and introduction where they are still to do."""
        wanted = self._setting.title
        if self._setting.fresh and wanted is not None:
            self._title(wanted)
        if not _is_to_do(self._draft.introduction):
            return
        if not self._setting.fresh and wanted is not None:
            self._title(wanted)
        self._introduction()

    def _title(self, default: str) -> None:
        """Ask for the title; Launchpad's comes into the open prompt."""
        self._writer.step = _TITLE
        arrival = Arrival(self._offers.title, self._offers.note)
        wanted = Ask(
            "Title:",
            default=default,
            moves=(Move.LEAVE,),
            arrival=arrival if self._setting.is_made else None,
        )
        while True:
            title = plain.line(self._writer.ask(wanted).text)
            if title and self._save(partial(self._draft.set_title, title)):
                self._recovery.forget(_TITLE)
                return

    def _introduction(self) -> None:
        self._writer.step = _INTRODUCTION
        advice = self._draft.outline.introduction_advice
        self._writer.heading(_INTRODUCTION)
        self._writer.advise(advice)
        text = self._draft.introduction.strip("\n")
        if _is_to_do(text):
            text = self._offers.summary()
            if text:
                self._writer.note(" Below is the blueprint's summary.")
        reply = self._writer.text(
            Ask(
                "Your text:",
                default=text,
                multiline=True,
                empty=Move.SKIP,
                moves=(Move.SKIP, Move.EDITOR, Move.LEAVE),
            ),
            Help(advice.questions, self._draft.outline.introduction),
        )
        if reply.move is None:
            self._keep(
                reply.text,
                self._draft.set_introduction,
                lambda: self._draft.introduction,
            )

    def fill(self, titles: Sequence[str]) -> bool:
        """Ask for these sections, whatever stands in them.

        Returns and raises as ``run`` does.
        """

        def talk() -> None:
            for title in titles:
                asked = [step.slot.title for step in self._steps()]
                index: int | None = asked.index(title)
                while index is not None:
                    index = self._visit(index)

        return self._held(talk)

    def _held(self, talk: Callable[[], None]) -> bool:
        try:
            talk()
        except LaterError:
            return False
        except Left as left:
            # A form leaves with all that was entered in it so far.
            if left.text.strip():
                self._recovery.keep(self._writer.step, left.text)
            raise
        return True

    def _sections(self) -> None:
        index = progress.first_to_do(self._steps())
        while index is not None:
            moved = self._visit(index)
            if moved is not None:
                index = moved
                continue
            index = progress.first_to_do(self._steps(), index + 1)
            if index is None:
                index = self._offer_rest()

    def _offer_rest(self) -> int | None:
        """Return the first section to do if the author wants it now."""
        steps = self._steps()
        first = progress.first_to_do(steps)
        if first is None:
            return None
        self._writer.heading(f"All seen: {progress.summary(steps)}.")
        choices = ["Go on with what is to do", "Finish for now"]
        chosen = self._prompts.choose("What now?", choices, default=1)
        return first if chosen == 0 else None

    def _steps(self) -> tuple[Step, ...]:
        return progress.steps(self._draft.spec, self._draft.outline)

    def _visit(self, index: int) -> int | None:
        """Ask for one section; return the index that the author goes to.

        None is the end of this one: it was answered, or skipped.
        """
        steps = self._steps()
        step = steps[index]
        self._writer.step = step.slot.title
        self._writer.heading(
            f"{index + 1} of {len(steps)}, {step.slot.title}; "
            f"{progress.summary(steps)}"
        )
        self._writer.advise(step.slot.advice)
        reply = self._answer(step)
        if reply.move is Move.BACK:
            return self._back(index)
        if reply.move is Move.JUMP:
            return self._jump(index)
        if reply.move is Move.SKIP:
            self._writer.note(" Skipped for now")
        else:
            save = partial(self._draft.set_body, step.slot.title)
            body = partial(self._draft.body, step.slot.title)
            is_saved = self._keep(reply.text, save, body)
            if not is_saved or not self._is_kept(step):
                return index
        return None

    def _back(self, index: int) -> int:
        if index == 0:
            self._title(self._draft.spec.title)
            self._introduction()
        return max(0, index - 1)

    def _jump(self, index: int) -> int:
        labels = [
            f"{number}. {step.slot.title} ({self._told(step)})"
            for number, step in enumerate(self._steps(), 1)
        ]
        return self._prompts.choose("Go to:", labels, default=index)

    def _told(self, step: Step) -> str:
        if step.state is not State.WRITTEN:
            return str(step.state)
        return "1 word" if step.words == 1 else f"{step.words} words"

    def _answer(self, step: Step) -> Reply:
        """Return a section's text, or a move that leads elsewhere."""
        free = ""
        if step.state is State.TODO and not self._has_words(step):
            reply = self._filled_form(step)
            if reply is not None and reply.move is not Move.FREE:
                return self._none(step) if _is_none(reply) else reply
            free = reply.text if reply is not None else ""
        usual = step.slot.advice.none is NoneAnswer.USUAL
        reply = self._writer.text(
            Ask(
                "Your text:",
                default=free or self._written(step),
                multiline=True,
                empty=Move.NONE if usual else Move.SKIP,
                moves=self._moves(step),
            ),
            self._help(step),
        )
        return self._none(step) if _is_none(reply) else reply

    def _written(self, step: Step) -> str:
        """Return what the author wrote in a section, here or by hand."""
        body = self._draft.body(step.slot.title).strip("\n")
        ours = (render.todo_comment(step.slot), todo.MARKER)
        if step.state is State.TODO and body.strip() in ours:
            return ""
        return body

    def _has_words(self, step: Step) -> bool:
        return bool(self._recovery.load().get(step.slot.title))

    def _filled_form(self, step: Step) -> Reply | None:
        """Ask by the section's form; None where it has none."""
        from novaspec_new import forms

        advice = step.slot.advice
        if not forms.has(advice.form):
            return None
        moves = (Move.FREE, *self._moves(step, within_form=True))
        reply = forms.fill(
            advice,
            lambda wanted: self._writer.ask(replace(wanted, moves=moves)),
            self._prompts,
            self._setting.persons,
        )
        if reply.move in {Move.BACK, Move.SKIP, Move.JUMP}:
            self._recovery.keep(step.slot.title, reply.text)
        return reply

    def _none(self, step: Step) -> Reply:
        self._writer.note(" None")
        return Reply(proposal.none_text(step.slot.advice.form))

    def _help(self, step: Step) -> Help:
        find = self._setting.examples
        title = step.slot.title
        return Help(
            step.slot.advice.questions,
            step.slot.guidance,
            find(title) if find is not None else (),
        )

    def _moves(
        self, step: Step, *, within_form: bool = False
    ) -> tuple[Move, ...]:
        moves = [Move.BACK, Move.SKIP, Move.JUMP]
        if step.slot.advice.none is not NoneAnswer.NEVER:
            moves.insert(0, Move.NONE)
        if not within_form:
            if step.slot.guidance:
                moves.append(Move.TEMPLATE)
            if self._setting.examples is not None:
                moves.append(Move.EXAMPLE)
            moves.append(Move.EDITOR)
        return (*moves, Move.LEAVE)

    def _keep(
        self,
        text: str,
        save: Callable[[str], None],
        current: Callable[[], str],
    ) -> bool:
        """Wrap an answer and save it; say whether that worked.

        What cannot be wrapped, or saved, is told, and is kept.
        """
        step = self._writer.step
        wrapped = proposal.filled(text)
        for kept in wrapped.kept:
            self._writer.warn(f"Line {kept.line} stays long: {kept.reason}")
        try:
            save(wrapped.text)
        except ConflictError as error:
            self._writer.warn(f"{error}.")
            text = _joined(current(), text)
        except NovaspecError as error:
            self._writer.warn(f"{error}.")
        else:
            self._recovery.forget(step)
            return True
        if self._recovery.keep(step, text):
            self._writer.note(f" Your words are in {self._recovery.path}")
        return False

    def _save(self, save: Callable[[], None]) -> bool:
        try:
            save()
        except NovaspecError as error:
            self._writer.warn(f"{error}.")
            return False
        return True

    def _is_kept(self, step: Step) -> bool:
        """Show what is wrong in a new answer; say whether it stays so."""
        section = self._draft.spec.find(step.slot.title)
        if section is None:
            return True
        end = section.body_line + section.body.count("\n")
        found = [
            finding
            for finding in self._setting.review()
            if section.line <= finding.line < max(end, section.line + 1)
        ]
        if not found:
            return True
        for finding in found:
            self._writer.warn(f"Line {finding.line}: {finding.message}")
        choices = ["Mend it now", "Leave it so"]
        return self._prompts.choose("What now?", choices) == 1


def _is_to_do(text: str) -> bool:
    return progress.state(text) is State.TODO


def _joined(theirs: str, ours: str) -> str:
    """Return both texts, for the author to make one of them."""
    theirs = theirs.strip("\n")
    if _is_to_do(theirs) or theirs == ours.strip("\n"):
        return ours
    return f"{theirs}\n\n{ours}"


def _is_none(reply: Reply) -> bool:
    return reply.move is Move.NONE
