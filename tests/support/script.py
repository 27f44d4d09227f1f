"""An author who answers from a script, and remembers what was said."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from novaspec_new.asking import Ask, Left, Move, Reply

# What the author does at a prompt: types, makes a move, or leaves.
Line = str | Move | Reply | Left | Callable[[Ask], "Reply | str"]


@dataclass
class Script:
    """Prompts that are answered from ``lines``, in order.

    ``choices`` are the indexes chosen from menus, ``confirms`` what is
    said to questions of yes or no: None leaves with Ctrl-C. At the end of the
    script the author leaves with Ctrl-C.
    """

    lines: list[Line] = field(default_factory=list)
    choices: list[int] = field(default_factory=list)
    confirms: list[bool | None] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    asked: list[Ask] = field(default_factory=list)
    width: int = 80

    def held(self) -> AbstractContextManager[None]:
        return nullcontext()

    released = held

    def say(self, *lines: str, style: str = "") -> None:
        del style
        self.said += lines

    def show(self, text: str) -> None:
        self.said.append(text)

    def ask(self, wanted: Ask) -> Reply:
        self.asked.append(wanted)
        if wanted.meanwhile is not None:
            wanted.meanwhile()
        line: object = (
            self.lines.pop(0) if self.lines else Left("", asked=True)
        )
        if callable(line):
            line = line(wanted)
        if isinstance(line, Left):
            raise line
        if isinstance(line, Move):
            assert line in {*wanted.moves, wanted.empty}, line
            return Reply(wanted.default, line)
        if isinstance(line, Reply):
            return line
        return Reply(str(line))

    def choose(
        self, message: str, choices: Sequence[str], default: int = 0
    ) -> int:
        self.said += [message, *choices]
        return self.choices.pop(0) if self.choices else default

    def confirm(self, message: str, *, default: bool = True) -> bool:
        self.said.append(message)
        said = self.confirms.pop(0) if self.confirms else default
        if said is None:
            raise Left("", asked=True)
        return said

    @property
    def heard(self) -> str:
        return "\n".join(self.said)
