"""The conversation: from an idea to a spec, a section at a time."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from novaspec_new import forms, plain, progress, proposal, prose
from novaspec_new.asking import Arrival, Ask, Left, Move, Prompts, Reply
from novaspec_new.draft import Draft
from novaspec_new.errors import NovaspecError
from novaspec_new.offers import Offers
from novaspec_new.outline import Advice, Form, NoneAnswer
from novaspec_new.progress import State, Step
from novaspec_new.recovery import Recovery

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
    the spec as it stands on disk.
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


class Wizard:
    """Asks for what a spec still lacks; each answer is saved at once."""

    def __init__(self, setting: Setting) -> None:
        self._prompts = setting.prompts
        self._offers = setting.offers
        self._recovery = setting.recovery
        self._setting = setting
        self._begin = setting.begin
        self._step = _TITLE

    def run(self) -> bool:
        """Hold the conversation; say whether it came to its end.

        False is the author's wish to go on later. Raises Left where the
        prompt was left; its words are in the recovery file by then.
        """
        try:
            self._head()
            return self._sections()
        except Left as left:
            self._recovery.keep(self._step, left.text)
            raise
        except _LaterError:
            return False

    @cached_property
    def _draft(self) -> Draft:
        return self._setting.draft()

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
        self._step = _TITLE
        arrival = Arrival(self._offers.title, self._offers.note)
        while True:
            reply = self._ask(
                Ask(
                    "Title:",
                    default=default,
                    moves=(Move.LEAVE,),
                    arrival=arrival if self._setting.is_made else None,
                )
            )
            if reply.move is Move.LEAVE:
                raise _LaterError
            title = plain.line(reply.text)
            if title and self._save(partial(self._draft.set_title, title)):
                self._recovery.forget(_TITLE)
                return

    def _introduction(self) -> None:
        self._step = _INTRODUCTION
        advice = self._draft.outline.introduction_advice
        self._say_heading(_INTRODUCTION)
        self._say_questions(advice.questions)
        text = self._draft.introduction.strip("\n")
        if _is_to_do(text):
            text = self._offers.summary()
            if text:
                self._note("The text below is the blueprint's summary.")
        reply = self._text(
            Ask("Your text:", default=text, multiline=True, moves=_MOVES[1:])
        )
        if reply.move is None:
            self._keep(_INTRODUCTION, reply.text, self._draft.set_introduction)

    def _sections(self) -> bool:
        index = progress.first_to_do(self._steps())
        while True:
            while index is not None:
                index = self._visit(index)
            left = progress.first_to_do(self._steps())
            if left is None:
                return True
            index = self._offer_rest(left)
            if index is None:
                return True

    def _offer_rest(self, first: int) -> int | None:
        self._prompts.say("", f"All seen: {progress.summary(self._steps())}.")
        choices = ["Go on with what is to do", "Finish for now"]
        chosen = self._prompts.choose("What now?", choices, default=1)
        return first if chosen == 0 else None

    def _steps(self) -> tuple[Step, ...]:
        return progress.steps(self._draft.spec, self._draft.outline)

    def _visit(self, index: int) -> int | None:
        """Ask for one section; return the next one's index, if any."""
        steps = self._steps()
        step = steps[index]
        self._step = step.slot.title
        self._say_heading(
            f"{index + 1} of {len(steps)}, {step.slot.title}; "
            f"{progress.summary(steps)}"
        )
        self._say_questions(step.slot.advice.questions)
        self._say_when_none(step.slot.advice)
        reply = self._answer(step)
        if reply.move is Move.BACK:
            if index == 0:
                self._title(self._draft.spec.title)
                self._introduction()
            return max(0, index - 1)
        if reply.move is Move.JUMP:
            return self._jump(index)
        if reply.move is None:
            save = partial(self._draft.set_body, step.slot.title)
            self._keep(step.slot.title, reply.text, save)
            if not self._content(step):
                return index
        return progress.first_to_do(self._steps(), index + 1)

    def _answer(self, step: Step) -> Reply:
        """Return a section's text, or a move that leads elsewhere."""
        form = step.slot.advice.form
        moves = self._moves(step)
        if forms.has(form) and step.state is State.TODO:
            form_moves = (Move.FREE, *moves)
            reply = forms.fill(
                form,
                lambda ask: self._text(replace(ask, moves=form_moves)),
                self._offers.person() if form is Form.ASSIGNEES else "",
            )
            if reply.move is not Move.FREE:
                return reply
        written = step.state is not State.TODO
        body = self._draft.body(step.slot.title).strip("\n")
        usual = step.slot.advice.none is NoneAnswer.USUAL
        reply = self._text(
            Ask(
                "Your text:",
                default=body if written else "",
                multiline=True,
                empty=Move.NONE if usual else Move.SKIP,
                moves=moves,
            ),
            template=step.slot.guidance,
        )
        if reply.move is Move.NONE:
            self._note(" None")
            return Reply(proposal.none_text(form))
        if reply.move is Move.SKIP:
            self._note(" Skipped for now")
        return reply

    def _moves(self, step: Step) -> tuple[Move, ...]:
        moves = list(_MOVES)
        if step.slot.guidance:
            moves.insert(-2, Move.TEMPLATE)
        if step.slot.advice.none is not NoneAnswer.NEVER:
            moves.insert(0, Move.NONE)
        return tuple(moves)

    def _jump(self, index: int) -> int:
        labels = [
            f"{number}. {step.slot.title} ({_told(step)})"
            for number, step in enumerate(self._steps(), 1)
        ]
        return self._prompts.choose("Go to:", labels, default=index)

    def _text(self, wanted: Ask, template: str = "") -> Reply:
        """Ask, with the moves that stay at this prompt done here."""
        kept = self._recovery.load().get(self._step)
        if kept and kept != wanted.default:
            self._note("Your unsaved words of last time are below.")
            wanted = replace(wanted, default=kept)
        while True:
            reply = self._ask(wanted)
            wanted = replace(wanted, default=reply.text)
            if reply.move is Move.TEMPLATE:
                self._prompts.say("", *template.split("\n"), "")
            elif reply.move is Move.EDITOR:
                wanted = replace(wanted, default=self._edited(reply.text))
            elif reply.move is Move.LEAVE:
                self._recovery.keep(self._step, reply.text)
                raise _LaterError
            elif reply.move in {Move.BACK, Move.SKIP, Move.JUMP}:
                self._recovery.keep(self._step, reply.text)
                return reply
            else:
                return reply

    def _edited(self, text: str) -> str:
        """Return a text as the author's editor left it."""
        self._recovery.keep(self._step, text)
        from novaspec_new import editor

        try:
            words = editor.command(os.environ)
        except NovaspecError as error:
            self._warn(str(error))
            return text
        edited = editor.edit(text, words, is_written=self._is_written)
        if edited.trouble:
            self._warn(edited.trouble)
        return edited.text

    def _is_written(self) -> bool:
        self._note("Your editor came back at once.")
        return self._prompts.confirm("Is the text saved in its window?")

    def _ask(self, wanted: Ask) -> Reply:
        """Ask, keeping the words; the first prompt starts what waits."""
        begin, self._begin = self._begin, None
        step = self._step
        return self._prompts.ask(
            replace(
                wanted,
                meanwhile=begin,
                keep=lambda text: self._recovery.keep(step, text),
            )
        )

    def _keep(self, step: str, text: str, save: Callable[[str], None]) -> None:
        """Wrap an answer and save it; what cannot be wrapped is told."""
        wrapped = proposal.filled(text)
        for kept in wrapped.kept:
            self._warn(f"line {kept.line} is left as typed: {kept.reason}")
        if self._save(lambda: save(wrapped.text)):
            self._recovery.forget(step)
        else:
            self._recovery.keep(step, text)
            self._note(f"Your words are kept in {self._recovery.path}")

    def _save(self, save: Callable[[], None]) -> bool:
        try:
            save()
        except NovaspecError as error:
            self._warn(str(error))
            return False
        return True

    def _content(self, step: Step) -> bool:
        """Show what is wrong in a new answer; say whether to go on."""
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
            self._warn(f"line {finding.line}: {finding.message}")
        choices = ["Mend it now", "Leave it so"]
        return self._prompts.choose("What now?", choices) == 1

    def _say_heading(self, text: str) -> None:
        self._prompts.say("", text, style="heading")

    def _say_questions(self, questions: tuple[str, ...]) -> None:
        room = min(self._prompts.width, 80) - 1
        for question in questions:
            lines = prose.fill(question, room, first="  - ", later="    ")
            self._prompts.say(*lines)

    def _say_when_none(self, advice: Advice) -> None:
        if not advice.none_if:
            return
        text = f"None is fine if {advice.none_if}."
        if advice.none_rate is not None:
            text += f" {advice.none_rate:.0%} of merged specs say so."
        room = min(self._prompts.width, 80) - 1
        for line in prose.fill(text, room, first="  ", later="  "):
            self._note(line)

    def _note(self, text: str) -> None:
        self._prompts.say(text, style="note")

    def _warn(self, text: str) -> None:
        self._prompts.say(text, style="warning")


class _LaterError(Exception):
    """The author goes on another time."""


def _is_to_do(text: str) -> bool:
    return progress.state(text) is State.TODO


def _told(step: Step) -> str:
    if step.state is State.WRITTEN:
        return f"{step.words} words"
    return str(step.state)
