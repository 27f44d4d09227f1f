"""Prompts for a terminal that can move its cursor."""

import shutil
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.formatted_text import FormattedText

from novaspec_new.terminal.interface import (
    Answer,
    PromptAbortedError,
    Question,
)
from novaspec_new.terminal.prompts import field, menu, rows, runner
from novaspec_new.text import fill

# A page that was pasted need not scroll by again.
_MOST_LINES = 30
_FIRST_LINES = 10
# Back to the usual screen, its colours and cursor, free from there on: a
# program that was killed leaves its own. It changes nothing otherwise.
_OWN_SCREEN = "\x1b[?47l\x1b[m\x1b[?25h\x1b[J"


class ScreenPrompts:
    """Prompts for a terminal that can move its cursor."""

    def __init__(self) -> None:
        self._lent: list[Any] | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep what is typed between two prompts for the next one.

        Without it the terminal would show it at once, take Ctrl-D for
        the end of a line, and throw it away on Ctrl-C.
        """
        descriptor = sys.stdin.fileno()
        self._lent = termios.tcgetattr(descriptor)
        quiet = termios.tcgetattr(descriptor)
        quiet[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
        # Enter is a carriage return to the prompts.
        quiet[0] &= ~termios.ICRNL
        termios.tcsetattr(descriptor, termios.TCSANOW, quiet)
        try:
            yield
        finally:
            # It may be closed by now.
            with suppress(termios.error):
                termios.tcsetattr(descriptor, termios.TCSADRAIN, self._lent)
            self._lent = None

    @contextmanager
    def released(self) -> Iterator[None]:
        """Give another program the terminal as we found it."""
        descriptor = sys.stdin.fileno()
        ours = termios.tcgetattr(descriptor)
        if self._lent is not None:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, self._lent)
        try:
            yield
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, ours)
            sys.stdout.write(_OWN_SCREEN)
            sys.stdout.flush()

    def say(self, *lines: str, style: str = "") -> None:
        """Print lines; ``style`` is a name from this module's style."""
        for line in lines:
            for part in self._parts(line, style):
                styled = [(f"class:{style}" if style else "", part)]
                print_formatted_text(
                    FormattedText(styled),
                    style=runner.STYLE,
                    include_default_pygments_style=False,
                )

    def show(self, text: str) -> None:
        """Show a text as it was saved, its begin if it is long."""
        lines = text.split("\n")
        shown = lines if len(lines) <= _MOST_LINES else lines[:_FIRST_LINES]
        self.say("", *self._rows(shown))
        if len(lines) > len(shown):
            more = len(lines) - len(shown)
            self.say(f" and {more} more lines, all saved", style="note")

    def _rows(self, lines: Sequence[str]) -> Iterator[str]:
        """Break what a terminal would break, but between words."""
        for line in lines:
            first, *later = rows.broken(
                line, self.width - 3, first=self.width - 1
            )
            yield f" {first}"
            yield from (f"   {row}" for row in later)

    def _parts(self, line: str, style: str) -> list[str]:
        """Break our own words between words; others' stay as they are."""
        if not style or len(line) < self.width:
            return [line]
        return fill(line, self.width - 1, later="  ")

    @property
    def width(self) -> int:
        """How many columns the terminal has."""
        return shutil.get_terminal_size().columns

    def ask(self, question: Question) -> Answer:
        """Ask for a text; PromptAbortedError where the author leaves."""
        place = None
        while True:
            answer = field.ask(question, place)
            if isinstance(answer, Answer):
                return answer
            if question.keep is not None:
                question.keep(answer.text)
            try:
                move = menu.choose(question.actions)
            except PromptAbortedError as left:
                raise PromptAbortedError(
                    answer.text, by_author=left.by_author
                ) from None
            if move is not None:
                return Answer(answer.text, move)
            # What may yet arrive takes the place of its own default alone.
            is_same = answer.text == question.default
            question = question._replace(
                default=answer.text,
                on_shown=None,
                pending=question.pending if is_same else None,
            )
            place = answer.place

    def choose(
        self, message: str, choices: Sequence[str], default: int = 0
    ) -> int:
        """Ask for one of ``choices``; returns its 0-based index."""
        entries = [
            questionary.Choice(text, value=index)
            for index, text in enumerate(choices)
        ]
        question = questionary.select(
            message,
            choices=entries,
            default=entries[default],
            instruction="(arrows, Enter)",
            style=runner.STYLE,
        )
        # What is meant where nobody chooses is the default.
        menu.bind(question, {"escape": default})
        return int(runner.run(question))

    def confirm(self, message: str, *, default: bool = True) -> bool:
        """Ask yes or no."""
        question = questionary.confirm(
            message, default=default, style=runner.STYLE
        )
        return bool(runner.run(question))
