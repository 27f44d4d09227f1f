"""Prompts in a terminal: the one module that knows questionary."""

import asyncio
import shutil
import signal
import sys
import termios
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import (
    KeyBindings,
    KeyPressEvent,
    merge_key_bindings,
)

from novaspec_new import prose
from novaspec_new.asking import (
    EMPTY,
    MENU,
    Arrival,
    Ask,
    Left,
    Move,
    Reply,
)

_KEEP_AFTER = 0.3
_POLL = 0.05
_STYLE = questionary.Style(
    [
        ("bottom-toolbar", "noreverse"),
        ("heading", "bold"),
        ("note", "fg:ansibrightblack"),
        ("warning", "fg:ansiyellow"),
    ]
)


class Terminal:
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

    def say(self, *lines: str, style: str = "") -> None:
        """Print lines; ``style`` is a name from this module's style."""
        for line in lines:
            for part in self._parts(line, style):
                styled = [(f"class:{style}" if style else "", part)]
                print_formatted_text(FormattedText(styled), style=_STYLE)

    def _parts(self, line: str, style: str) -> list[str]:
        """Break our own words between words; others' stay as they are."""
        if not style or len(line) < self.width:
            return [line]
        return prose.fill(line, self.width - 1, later="  ")

    @property
    def width(self) -> int:
        """How many columns the terminal has."""
        return shutil.get_terminal_size().columns

    def ask(self, wanted: Ask) -> Reply:
        """Ask for a text; raises Left where the author leaves instead."""
        while True:
            reply = _prompt(wanted)
            if isinstance(reply, Reply):
                return reply
            move = _choose_move(wanted.moves)
            if move is not None:
                return Reply(reply.text, move)
            wanted = replace(wanted, default=reply.text, meanwhile=None)

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
            style=_STYLE,
        )
        return int(_run(question))

    def confirm(self, message: str, *, default: bool = True) -> bool:
        """Ask yes or no."""
        question = questionary.confirm(message, default=default, style=_STYLE)
        return bool(_run(question))


@dataclass(frozen=True, slots=True)
class _Menu:
    """The author asked for the menu; ``text`` is what stood there."""

    text: str


def _prompt(wanted: Ask) -> Reply | _Menu:
    question = questionary.text(
        # Text of several lines begins on a line of its own, so that all of
        # it stands in the same column.
        f"{wanted.message}\n" if wanted.multiline else wanted.message,
        default=wanted.default,
        qmark="" if wanted.multiline else ">",
        instruction="",
        multiline=wanted.multiline,
        validate=None if wanted.multiline else _is_line,
        validate_while_typing=False,
        style=_STYLE,
        key_bindings=_bindings(wanted),
        bottom_toolbar=lambda: _toolbar(wanted),
        prompt_continuation=" ",
        reserve_space_for_menu=0,
        enable_suspend=True,
        mouse_support=False,
    )
    app = question.application
    app.current_buffer.cursor_position = len(wanted.default)
    app.pre_run_callables.append(lambda: _attend(app, wanted))
    result = _run(question)
    if isinstance(result, Reply | _Menu):
        return result
    return Reply(str(result))


def _run(question: questionary.Question) -> Any:  # noqa: ANN401
    try:
        return question.unsafe_ask()
    except KeyboardInterrupt:
        raise Left("", asked=True) from None
    except EOFError:
        raise Left("", asked=False) from None


def _is_line(text: str) -> bool | str:
    return True if text.strip() else "Type an answer, or Tab for the menu"


def _attend(app: Application[Any], wanted: Ask) -> None:
    """Set up what goes on beside the open prompt."""
    loop = asyncio.get_running_loop()

    def hang_up() -> None:
        _leave(app, asked=False)

    for number in (signal.SIGHUP, signal.SIGTERM):
        loop.add_signal_handler(number, hang_up)
    if wanted.meanwhile is not None:
        app.create_background_task(_later(app, wanted.meanwhile))
    if wanted.arrival is not None:
        app.create_background_task(
            _receive(app, wanted.arrival, wanted.default)
        )
    if wanted.keep is not None:
        _keep_changes(app, wanted.keep)


async def _later(app: Application[Any], meanwhile: Callable[[], None]) -> None:
    while not app.render_counter:
        await asyncio.sleep(0)
    try:
        meanwhile()
    except Exception as error:  # noqa: BLE001 - carried to the caller
        app.exit(exception=error)


async def _receive(
    app: Application[Any], arrival: Arrival, default: str
) -> None:
    while (text := arrival.text()) is None:
        await asyncio.sleep(_POLL)
    buffer = app.current_buffer
    if text and buffer.text == default:
        buffer.document = Document(text)
    app.invalidate()


def _keep_changes(
    app: Application[Any], keep: Callable[[str], object]
) -> None:
    """Have the text kept shortly after each change."""
    pending: list[asyncio.TimerHandle] = []

    def changed(_: object) -> None:
        for handle in pending:
            handle.cancel()
        pending[:] = [
            asyncio.get_running_loop().call_later(
                _KEEP_AFTER, lambda: keep(app.current_buffer.text)
            )
        ]

    app.current_buffer.on_text_changed += changed


def _leave(app: Application[Any], *, asked: bool) -> None:
    if not app.is_done:
        app.exit(exception=Left(app.current_buffer.text, asked=asked))


def _toolbar(wanted: Ask) -> str:
    app = get_app()
    room = app.output.get_size().columns - 1
    typed = bool(app.current_buffer.text)
    keys = []
    if typed and wanted.multiline:
        keys.append("Ctrl-D or Esc Enter: save")
    elif typed:
        keys.append("Enter: save")
    elif wanted.empty is not None:
        keys.append(f"Enter: {EMPTY[wanted.empty]}")
    if wanted.moves:
        keys.append("Tab: menu")
    keys.append("Ctrl-C: leave")
    if wanted.arrival is not None:
        keys.insert(0, wanted.arrival.note())
    text = "  ".join(keys)
    while len(text) > room and len(keys) > 1:
        keys.pop()
        text = "  ".join(keys)
    return text[:room]


# No move: the author writes on.
_WRITE = "write"


def _bindings(wanted: Ask) -> KeyBindings:
    bindings = KeyBindings()
    is_empty = Condition(lambda: not get_app().current_buffer.text.strip())
    takes_empty = is_empty & Condition(lambda: _skips(wanted))

    def leave(event: KeyPressEvent) -> None:
        _leave(event.app, asked=True)

    def save(event: KeyPressEvent) -> None:
        event.app.exit(result=Reply(event.current_buffer.text))

    def make_empty_move(event: KeyPressEvent) -> None:
        if wanted.empty is not None:
            event.app.exit(result=Reply("", wanted.empty))

    bindings.add("c-c")(leave)
    bindings.add("<sigint>")(leave)
    bindings.add("c-d", filter=is_empty)(leave)
    bindings.add("enter", filter=takes_empty)(make_empty_move)
    if wanted.multiline:
        bindings.add("c-d", filter=~is_empty)(save)
        bindings.add("escape", "enter", filter=~is_empty, eager=True)(save)
    if wanted.moves:
        bindings.add("tab")(_open_menu)
    return bindings


def _open_menu(event: KeyPressEvent) -> None:
    if event.app.key_processor.input_queue:
        # More keys at once are a paste, not a wish.
        event.current_buffer.insert_text("    ")
        return
    event.app.erase_when_done = True
    event.app.exit(result=_Menu(event.current_buffer.text))


def _skips(wanted: Ask) -> bool:
    return wanted.multiline or wanted.empty is not None


def _choose_move(moves: Sequence[Move]) -> Move | None:
    entries = [
        questionary.Choice(f"{MENU[move][0]}  {MENU[move][1]}", value=move)
        for move in moves
    ]
    entries.append(questionary.Choice("w  Write on", value=_WRITE))
    question = questionary.select(
        "What now?",
        choices=entries,
        instruction="(a letter, or arrows)",
        # J stands for a move of its own here.
        use_jk_keys=False,
        style=_STYLE,
        erase_when_done=True,
    )
    app = question.application
    letters = KeyBindings()
    for move in moves:
        _bind_letter(letters, MENU[move][0], move)
    _bind_letter(letters, "w", _WRITE)
    _bind_letter(letters, "escape", _WRITE)
    own = [app.key_bindings] if app.key_bindings is not None else []
    app.key_bindings = merge_key_bindings([*own, letters])
    result = _run(question)
    return result if isinstance(result, Move) else None


def _bind_letter(bindings: KeyBindings, key: str, result: str) -> None:
    @bindings.add(key)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=result)
