"""An author who answers from a script, and remembers what was said."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from novaspec_new.terminal.interface import (
    Answer,
    Frame,
    Line,
    PromptAbortedError,
    Question,
)
from novaspec_new.terminal.menu_entries import Action

# What the author does at a prompt: types, makes a move, or leaves.
Entered = (
    str
    | Action
    | Answer
    | PromptAbortedError
    | Callable[[Question], "Answer | str"]
)


# The index of a choice that leaves with Ctrl-C.
LEFT = -1


@dataclass
class Script:
    """Prompts that are answered from ``lines``, in order.

    ``choices`` are the indexes chosen from menus, or LEFT; ``confirms``
    what is said to questions of yes or no: None leaves with Ctrl-C. At
    the end of the script the author leaves with Ctrl-C.
    """

    lines: list[Entered] = field(default_factory=list)
    choices: list[int] = field(default_factory=list)
    confirms: list[bool | None] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    closed: list[Line] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    width: int = 80

    def held(self) -> AbstractContextManager[None]:
        return nullcontext()

    released = held

    def say(self, *lines: str, style: str = "") -> None:
        del style
        self.said += lines

    def show(self, text: str) -> None:
        self.said.append(text)

    def open(self, frame: Frame) -> None:
        self.frames.append(frame)
        if frame.number:
            place = f"{frame.number} of {frame.progress.total}"
            summary = frame.progress.summary
            self.said.append(f"{place}, {frame.title}; {summary}")

    def close(self, line: Line) -> None:
        self.closed.append(line)

    def tell(self, line: Line) -> None:
        self.said.append(f"{line.title}: {line.note or line.mark}")

    def copy(self, text: str) -> None:
        self.copied.append(text)

    def ask(self, question: Question) -> Answer:
        self.asked.append(question)
        if question.hint:
            self.said.append(question.hint)
        if question.on_shown is not None:
            question.on_shown()
        line: object = (
            self.lines.pop(0)
            if self.lines
            else PromptAbortedError("", by_author=True)
        )
        if callable(line):
            line = line(question)
        if isinstance(line, PromptAbortedError):
            raise line
        if isinstance(line, Action):
            assert line in {*question.actions, question.on_empty}, line
            return Answer(question.default, line)
        if isinstance(line, Answer):
            return line
        return Answer(str(line))

    def choose(
        self, message: str, choices: Sequence[str], default: int = 0
    ) -> int:
        self.said += [message, *choices]
        chosen = self.choices.pop(0) if self.choices else default
        if chosen == LEFT:
            raise PromptAbortedError("", by_author=True)
        return chosen

    def confirm(self, message: str, *, default: bool = True) -> bool:
        self.said.append(message)
        said = self.confirms.pop(0) if self.confirms else default
        if said is None:
            raise PromptAbortedError("", by_author=True)
        return said

    @property
    def heard(self) -> str:
        return "\n".join(self.said)
