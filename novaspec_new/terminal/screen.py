"""Prompts for a terminal that can move its cursor.

What is only said is written here, so that the first words are on the
screen before prompt_toolkit is loaded, or what a question is made of.
"""

import os
import sys
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from novaspec_new.spec.clean_text import clean_block
from novaspec_new.spec.filled_text import fill

if TYPE_CHECKING:
    from novaspec_new.terminal.glyphs import Glyphs
    from novaspec_new.terminal.interface import Answer, Frame, Line, Question
    from novaspec_new.terminal.menu_entries import Action

# Where a terminal does not say how many columns it has.
_USUAL = 80
_RESET = "\x1b[m"
_RED, _GREEN = "\x1b[31m", "\x1b[32m"
_STYLES = {"heading": "\x1b[1m", "note": "\x1b[3m", "warning": _RED}
_MARKS = {"written": _GREEN, "finding": _RED}
# Back to the usual screen, its colours and cursor, free from there on: a
# program that was killed leaves its own. It changes nothing otherwise.
_OWN_SCREEN = "\x1b[?47l\x1b[m\x1b[?25h\x1b[J"


class ScreenPrompts:
    """Prompts in frames; a section that is done folds to a line."""

    def __init__(self) -> None:
        self._has_color = not os.environ.get("NO_COLOR")
        self._frame: Frame | None = None
        self._lent: list[Any] | None = None
        self._session = ExitStack()
        self._is_ready = False

    @cached_property
    def _glyphs(self) -> "Glyphs":
        from novaspec_new.terminal import glyphs

        return glyphs.of_encoding(sys.stdout.encoding)

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
            with self._session:
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
            self._write(_OWN_SCREEN)

    def say(self, *lines: str, style: str = "") -> None:
        """Print lines; ``style`` is as in ``Prompts``.

        Lines without a style are printed as they are, however long:
        they may be copied.
        """
        for line in lines:
            for part in self._parts(clean_block(line), style):
                self._write(f"{self._painted(part, _STYLES, style)}\n")

    def open(self, frame: "Frame") -> None:
        """Begin with a section: its frame is drawn with each prompt."""
        self._frame = frame

    def close(self, line: "Line") -> None:
        """End with the section, and leave a line on it."""
        self._frame = None
        self.tell(line)

    def tell(self, line: "Line") -> None:
        """Show a line on a section among others."""
        mark = self._painted(self._glyphs.mark(line.mark), _MARKS, line.mark)
        note = f"  {self._painted(line.note, _STYLES, 'note')}"
        room = self.width - len(line.title) - 5
        told = note if line.note and len(line.note) <= room else ""
        self._write(f"{mark} {line.title}{told}\n")

    def copy(self, text: str) -> None:
        """Have the terminal copy a text, if it can."""
        import base64

        # OSC 52, which reaches the author's own screen through ssh too.
        data = base64.b64encode(text.encode()).decode()
        self._write(f"\x1b]52;c;{data}\x07")

    def show(self, text: str) -> None:
        """Show a text of another's."""
        self.say("", *text.split("\n"), "")

    @property
    def width(self) -> int:
        """How many columns the terminal has."""
        # shutil, which asks for it too, would come before the first words.
        with suppress(OSError):
            return os.get_terminal_size(sys.stdout.fileno()).columns or _USUAL
        return _USUAL

    def ask(self, question: "Question") -> "Answer":
        """Ask for a text; PromptAbortedError where the author leaves."""
        self._get_ready()
        from novaspec_new.terminal.interface import Answer, PromptAbortedError
        from novaspec_new.terminal.menu_entries import Action
        from novaspec_new.terminal.prompts import field

        while True:
            answer = field.ask(question, self._frame, self._glyphs)
            if isinstance(answer, Answer):
                return answer
            if question.keep is not None:
                question.keep(answer.text)
            # questionary is behind it; the first field does without.
            from novaspec_new.terminal.prompts import choice

            try:
                action = choice.choose(_with_keys(question.actions))
            except PromptAbortedError as aborted:
                raise PromptAbortedError(
                    answer.text, by_author=aborted.by_author
                ) from None
            if action is Action.KEYS:
                self._show_keys()
            elif action is not None:
                return Answer(answer.text, action)
            # What may yet arrive takes the place of its own default alone.
            is_same = answer.text == question.default
            question = question._replace(
                default=answer.text,
                place=answer.place,
                on_shown=None,
                pending=question.pending if is_same else None,
            )

    def _show_keys(self) -> None:
        from novaspec_new.terminal.prompts import keys

        self.show(keys.HELP.rstrip("\n"))

    def choose(
        self, message: str, choices: Sequence[str], default: int = 0
    ) -> int:
        """Ask for one of ``choices``; returns its 0-based index."""
        self._get_ready()
        from novaspec_new.terminal.prompts import choice

        return choice.choose_one(message, choices, default)

    def confirm(self, message: str, *, default: bool = True) -> bool:
        """Ask yes or no."""
        self._get_ready()
        from novaspec_new.terminal.prompts import choice

        return choice.confirm(message, default=default)

    def _get_ready(self) -> None:
        """Load prompt_toolkit, and tell it about the terminal once."""
        if self._is_ready:
            return
        self._is_ready = True
        from novaspec_new.terminal.prompts import runner

        self._session.enter_context(runner.session())

    def _parts(self, line: str, style: str) -> list[str]:
        """Break our own words between words; others' stay as they are."""
        if not style or len(line) < self.width:
            return [line]
        return fill(line, self.width - 1, later="  ")

    def _painted(
        self, text: str, styles: Mapping[str, str], style: str
    ) -> str:
        code = styles.get(style, "")
        if not code or (code in {_RED, _GREEN} and not self._has_color):
            return text
        return f"{code}{text}{_RESET}"

    def _write(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()


def _with_keys(actions: Sequence["Action"]) -> list["Action"]:
    """Return actions with the list of keys before the way out."""
    from novaspec_new.terminal.menu_entries import Action

    *others, last = actions
    return [*others, Action.KEYS, last]
