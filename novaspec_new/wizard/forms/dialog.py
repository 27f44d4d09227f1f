"""One piece of a form: asked for, looked at, mended or kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from novaspec_new.spec.outline import NonePolicy, SectionInfo
from novaspec_new.terminal.interface import (
    NONE_ACTIONS,
    Action,
    Answer,
    PromptAbortedError,
    Prompts,
    Question,
)
from novaspec_new.workspace.identity import Person

# Returns what is wrong with a text, a line for each.
Check = Callable[[str], Sequence[str]]

# How many mistakes are told at once: the question is to stay in sight.
_MOST = 8


class FormLeftError(Exception):
    """The author leaves the form; ``answer`` is what it has come to."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


@dataclass(frozen=True, slots=True)
class FormDialog:
    """How a form talks with the author."""

    ask: Callable[[Question], Answer]
    prompts: Prompts
    people: Callable[[], Sequence[Person]] = tuple

    def note(self, text: str) -> None:
        """Print a line beside the questions."""
        self.prompts.say(text, style="note")

    def line(self, question: Question, check: Check | None = None) -> str:
        """Return a piece's text, empty where there is no more of them.

        ``question`` has its ``whole``. Mistakes that ``check`` finds are
        told, and the author mends or keeps the text. Raises AwayError
        for a move that leads out of the form.
        """
        while True:
            text = self._asked(question)
            mistakes = check(text) if check is not None and text else ()
            if not mistakes or self._is_kept(mistakes, question, text):
                return text
            question = question._replace(default=text)

    def _asked(self, question: Question) -> str:
        answer = self.ask(question)
        if answer.action in NONE_ACTIONS and self._drops(question, answer):
            return self._asked(question._replace(default=answer.text))
        if answer.action is Action.DONE:
            return ""
        if answer.action is Action.NONE:
            raise FormLeftError(Answer("", Action.NONE))
        if answer.action is not None:
            raise FormLeftError(
                Answer(question.kept(answer.text), answer.action)
            )
        return (
            _lines(answer.text) if question.multiline else answer.text.strip()
        )

    def _drops(self, question: Question, answer: Answer) -> bool:
        """Say whether None would drop what was entered, by mistake."""
        so_far = question.kept(answer.text)
        if not so_far.strip():
            return False
        message = "Put None in place of what you entered?"
        try:
            return not self.prompts.confirm(message, default=False)
        except PromptAbortedError as left:
            raise PromptAbortedError(
                so_far, by_author=left.by_author
            ) from None

    def _is_kept(
        self, mistakes: Sequence[str], question: Question, text: str
    ) -> bool:
        told = list(mistakes[:_MOST])
        if len(mistakes) > _MOST:
            told.append(f"and {len(mistakes) - _MOST} more")
        self.prompts.say(*told, style="warning")
        choices = ["Mend it", "Keep it so"]
        try:
            return self.prompts.choose("What now?", choices) == 1
        except PromptAbortedError as left:
            raise PromptAbortedError(
                question.kept(text), by_author=left.by_author
            ) from None


def _lines(text: str) -> str:
    return text.strip("\n") if text.strip() else ""


def first_empty(info: SectionInfo) -> Action:
    """Return what Enter does at a form's first prompt."""
    return Action.NONE if info.none is NonePolicy.USUAL else Action.SKIP
