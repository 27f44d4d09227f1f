"""Prompts line by line without any escape sequence.

For screen readers, serial lines, Emacs shells and ``TERM=dumb``.
"""

import select
import shutil
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TextIO

from novaspec_new.spec.clean_text import clean_block
from novaspec_new.spec.filled_text import fill, joined
from novaspec_new.terminal.interface import (
    Answer,
    Frame,
    Line,
    Mark,
    PromptAbortedError,
    Question,
)
from novaspec_new.terminal.menu_entries import EMPTY_LABELS, MENU, Action

_END = "."
_HELP = ":help"
# What a terminal takes in a line; the rest is lost before we read it.
_MOST_BYTES = 4095
# How much of it is told, to go on from.
_SHOWN = 40
# How soon a pasted line follows another, in seconds.
_AT_ONCE = 0.02
_MORE = "End with a line that holds a single dot; :help tells more."


class LinePrompts:
    """Prompts that print lines and read lines.

    A line such as ``:back`` that names an action chooses it; ``:help``
    lists them. Ctrl-D says that a text is done. All else is the author's text.
    """

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        self._source = source
        self._sink = sink
        self._read_ahead: list[str] = []

    def held(self) -> AbstractContextManager[None]:
        """Need nothing: lines are read as the terminal gives them."""
        return nullcontext()

    released = held

    @property
    def width(self) -> int:
        """How many columns there are to print in."""
        return shutil.get_terminal_size().columns

    def say(self, *lines: str, style: str = "") -> None:
        """Print lines; there are no styles here."""
        del style
        for line in lines:
            self._sink.write(f"{clean_block(line)}\n")
        self._sink.flush()

    def open(self, frame: Frame) -> None:
        """Say where the author is, and what the text is to answer."""
        if not frame.hints and not frame.number:
            return
        told = frame.title
        if frame.number:
            place = f"{frame.number} of {frame.progress.total}"
            told = f"{place}, {frame.title}; {frame.progress.summary}"
        room = min(self.width, 80) - 1
        self.say("", told)
        for hint in frame.hints:
            self.say(*fill(hint, room, first="  - ", later="    "))
        if frame.note:
            self.say(*fill(frame.note, room, first="  ", later="  "))

    def close(self, line: Line) -> None:
        """Say what was chosen; what was typed is heard but once."""
        if line.mark is Mark.NONE:
            self.say(" None")
        elif line.mark is Mark.TODO:
            self.say(" Skipped for now")

    def tell(self, line: Line) -> None:
        """Show a line on a section among others."""
        self.say(f"  {line.title}: {line.note or line.mark}")

    def copy(self, text: str) -> None:
        """Copy nothing: a screen reader has a way of its own."""

    def show(self, text: str) -> None:
        """Show a text of another's."""
        self.say("", *text.split("\n"), "")

    def ask(self, question: Question) -> Answer:
        """Ask for a text; PromptAbortedError where the author leaves."""
        if question.on_shown is not None:
            # What comes of it is told above the prompt: none is redrawn.
            question.on_shown()
        if question.hint:
            self.say(question.hint)
        if question.multiline:
            return self._ask_lines(question)
        return self._ask_line(question)

    def choose(
        self, message: str, choices: Sequence[str], default: int = 0
    ) -> int:
        """Ask for one of ``choices`` by its number; returns its index."""
        for number, choice in enumerate(choices, 1):
            own = f"{number}. "
            self.say(f"  {number}  {choice.removeprefix(own)}")
        while True:
            self._prompt(f"{message} [{default + 1}]")
            line = (self._line() or "").strip()
            if not line:
                return default
            if line.isdecimal() and 1 <= int(line) <= len(choices):
                return int(line) - 1
            self.say(f"Type a number from 1 to {len(choices)}.")

    def confirm(self, message: str, *, default: bool = True) -> bool:
        """Ask yes or no."""
        hint = "Y/n" if default else "y/N"
        while True:
            self._prompt(f"{message} [{hint}]")
            line = (self._line() or "").strip().lower()
            if line in {"", "y", "yes", "n", "no"}:
                return default if not line else line.startswith("y")
            self.say("Type y or n.")

    def _ask_line(self, question: Question) -> Answer:
        default = self._default(question)
        while True:
            shown = f" [{default}]" if default else ""
            self._prompt(f"{question.message}{shown}")
            line = (self._line(default) or "").strip()
            action = self._action(line, question)
            if action is not None:
                return Answer(default, action)
            if line == _HELP:
                continue
            if not line and self._arrived(question) not in {"", default}:
                # Nobody has read it yet: it came after the prompt.
                default = self._default(question)
                continue
            if line or default:
                return Answer(line or default)
            if question.on_empty is not None:
                return Answer("", question.on_empty)
            self.say("Type an answer, or :help.")

    def _ask_lines(self, question: Question) -> Answer:
        self._introduce(question)
        lines: list[str] = []
        while True:
            so_far = _kept(question.default, lines)
            line = self._line(so_far)
            word = (line or "").strip()
            action = self._action(word, question)
            if action is not None:
                return Answer(so_far, action)
            if not lines and not word:
                if self._begins_paste():
                    continue
                if question.default or question.on_empty is not None:
                    return self._nothing(question)
            elif line is None or word == _END:
                self._tell_end(line)
                return Answer("\n".join(lines))
            elif word != _HELP:
                lines.append(line)
                if question.keep is not None:
                    question.keep(_kept(question.default, lines))

    def _tell_end(self, line: str | None) -> None:
        """Tell that a dot amid a pasted text has ended it."""
        if line is not None and self._is_more_there():
            self.say("A lone dot ended it; what came after it is read next.")

    def _introduce(self, question: Question) -> None:
        self.say(question.message)
        if question.default:
            self.say(question.default, "Enter keeps the text above.", _MORE)
        elif question.on_empty is not None:
            self.say(f"Enter: {EMPTY_LABELS[question.on_empty]}. {_MORE}")
        else:
            self.say(_MORE)

    def _nothing(self, question: Question) -> Answer:
        if question.default:
            return Answer(question.default)
        return Answer("", question.on_empty)

    def _default(self, question: Question) -> str:
        if question.pending is not None:
            self.say(question.pending.note())
        return self._arrived(question) or question.default

    def _arrived(self, question: Question) -> str:
        return (question.pending.text() or "") if question.pending else ""

    def _action(self, line: str, question: Question) -> Action | None:
        """Return the action a line names; tell them on ``:help``."""
        if line == _HELP:
            for action in question.actions:
                self.say(f"  :{action.value}  {MENU[action][1]}")
            if question.multiline:
                self.say("  \\.  A dot alone on a line of your text")
        named = {f":{each.value}": each for each in question.actions}
        return named.get(line)

    def _prompt(self, prompt: str) -> None:
        self._sink.write(f"{clean_block(prompt)} ")
        self._sink.flush()

    def _line(self, so_far: str = "") -> str | None:
        """Return a line, or None for Ctrl-D.

        Raises PromptAbortedError, with what is there so far.
        """
        try:
            line = self._next()
        except KeyboardInterrupt:
            self._sink.write("\n")
            raise PromptAbortedError(so_far, by_author=True) from None
        if not line:
            if self._is_gone():
                raise PromptAbortedError(so_far, by_author=False)
            self._sink.write("\n")
            return None
        if len(line.encode()) >= _MOST_BYTES:
            self._tell_cut(line.rstrip())
        return line.rstrip("\r\n")

    def _next(self) -> str:
        if self._read_ahead:
            return self._read_ahead.pop()
        return self._source.readline()

    def _begins_paste(self) -> bool:
        """Say whether words came at once with the empty line before them.

        Nobody types so fast: it is a text that was pasted, and not Enter.
        Several empty lines are what they are, keys that were held.
        """
        if not self._is_more_there():
            return False
        self._read_ahead.append(self._next())
        return bool(self._read_ahead[-1].strip())

    def _is_more_there(self) -> bool:
        """Say whether a terminal has more lines for us already."""
        if self._read_ahead:
            return True
        if not self._source.isatty():
            return False
        return bool(select.select([self._source], [], [], _AT_ONCE)[0])

    def _is_gone(self) -> bool:
        """Say whether an end of input was no Ctrl-D.

        A terminal that was closed ends again at once.
        """
        if not self._source.isatty():
            return True
        if self._is_more_there():
            line = self._source.readline()
            if not line:
                return True
            self._read_ahead.append(line)
        return False

    def _tell_cut(self, line: str) -> None:
        self.say(
            f"A terminal takes {_MOST_BYTES} bytes in a line: this one may "
            "be cut. It ends so:",
            f"  {line[-_SHOWN:]}",
            "Type on from there, or use :editor.",
        )


def _kept(default: str, lines: Sequence[str]) -> str:
    """Return what to keep: a text stands until another one is whole."""
    return joined(default, "\n".join(lines))
