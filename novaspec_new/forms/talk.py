"""One piece of a form: asked for, looked at, mended or kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from novaspec_new.asking import NONES, Ask, Left, Move, Prompts, Reply
from novaspec_new.outline import Advice, NoneAnswer
from novaspec_new.persons import Person

# Returns what is wrong with a text, a line for each.
Check = Callable[[str], Sequence[str]]

# How many mistakes are told at once: the question is to stay in sight.
_MOST = 8


class AwayError(Exception):
    """The author leaves the form; ``reply`` is what it has come to."""

    def __init__(self, reply: Reply) -> None:
        super().__init__()
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Talk:
    """How a form talks with the author."""

    ask: Callable[[Ask], Reply]
    prompts: Prompts
    persons: Callable[[], Sequence[Person]] = tuple

    def note(self, text: str) -> None:
        """Print a line beside the questions."""
        self.prompts.say(text, style="note")

    def line(self, wanted: Ask, check: Check | None = None) -> str:
        """Return a piece's text, empty where there is no more of them.

        ``wanted`` has its ``whole``. Mistakes that ``check`` finds are
        told, and the author mends or keeps the text. Raises AwayError
        for a move that leads out of the form.
        """
        while True:
            text = self._asked(wanted)
            mistakes = check(text) if check is not None and text else ()
            if not mistakes or self._is_kept(mistakes, wanted, text):
                return text
            wanted = wanted._replace(default=text)

    def _asked(self, wanted: Ask) -> str:
        reply = self.ask(wanted)
        if reply.move in NONES and self._drops(wanted, reply):
            return self._asked(wanted._replace(default=reply.text))
        if reply.move is Move.DONE:
            return ""
        if reply.move is Move.NONE:
            raise AwayError(Reply("", Move.NONE))
        if reply.move is not None:
            raise AwayError(Reply(wanted.kept(reply.text), reply.move))
        return _lines(reply.text) if wanted.multiline else reply.text.strip()

    def _drops(self, wanted: Ask, reply: Reply) -> bool:
        """Say whether None would drop what was entered, by mistake."""
        so_far = wanted.kept(reply.text)
        if not so_far.strip():
            return False
        question = "Put None in place of what you entered?"
        try:
            return not self.prompts.confirm(question, default=False)
        except Left as left:
            raise Left(so_far, asked=left.asked) from None

    def _is_kept(
        self, mistakes: Sequence[str], wanted: Ask, text: str
    ) -> bool:
        told = list(mistakes[:_MOST])
        if len(mistakes) > _MOST:
            told.append(f"and {len(mistakes) - _MOST} more")
        self.prompts.say(*told, style="warning")
        choices = ["Mend it", "Keep it so"]
        try:
            return self.prompts.choose("What now?", choices) == 1
        except Left as left:
            raise Left(wanted.kept(text), asked=left.asked) from None


def _lines(text: str) -> str:
    return text.strip("\n") if text.strip() else ""


def first_empty(advice: Advice) -> Move:
    """Return what Enter does at a form's first prompt."""
    return Move.NONE if advice.none is NoneAnswer.USUAL else Move.SKIP
