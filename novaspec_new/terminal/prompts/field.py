"""A field to type in: a line, or a text of several."""

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.utils import get_cwidth

from novaspec_new.terminal.interface import (
    EMPTY_LABELS,
    Answer,
    PendingDefault,
    Question,
)
from novaspec_new.terminal.prompts import rows, runner

_KEEP_AFTER = 0.3
_POLL = 0.05
_MARGIN = " "
# prompt_toolkit's keys that would look for words in place of taking them,
# or save the text as it is, or with marks of their own.
_NO_KEYS = (("c-r",), ("c-s",), ("c-o",), ("escape", "#"))


class Menu(NamedTuple):
    """The author asked for the menu.

    ``text`` is what stood there, ``place`` the cursor's 0-based index.
    """

    text: str
    place: int


def ask(question: Question, place: int | None = None) -> Answer | Menu:
    """Ask once; raises PromptAbortedError with the words that stand there.

    The cursor begins at ``place``, or behind the text.
    """
    mark = "" if question.multiline else ">"
    prompt = questionary.text(
        # Text of several lines begins on a line of its own, so that all of
        # it stands in the same column.
        f"{question.message}\n" if question.multiline else question.message,
        default=question.default,
        qmark=mark,
        instruction="",
        multiline=question.multiline,
        validate=None if question.multiline else _is_line,
        validate_while_typing=False,
        style=runner.STYLE,
        key_bindings=_bindings(question),
        bottom_toolbar=lambda: _toolbar(question),
        prompt_continuation=_MARGIN,
        input_processors=[_rows(question, mark)],
        reserve_space_for_menu=0,
        enable_suspend=True,
        mouse_support=False,
    )
    app = prompt.application
    app.current_buffer.cursor_position = (
        len(question.default) if place is None else place
    )
    app.pre_run_callables.append(lambda: _attend(app, question))
    result = runner.run(prompt)
    if isinstance(result, Answer | Menu):
        return result
    return Answer(str(result))


def _rows(question: Question, mark: str) -> rows.WordRows:
    margin = len(_MARGIN)
    if question.multiline:
        return rows.WordRows(margin, margin)
    # questionary sets the message off with a space on either side.
    return rows.WordRows(get_cwidth(f"{mark} {question.message} "), margin)


def _is_line(text: str) -> bool | str:
    return True if text.strip() else "Type an answer, or Tab for the menu"


def _attend(app: Application[Any], question: Question) -> None:
    """Set up what goes on beside the open prompt."""
    if question.on_shown is not None:
        app.create_background_task(_later(app, question.on_shown))
    if question.pending is not None:
        app.create_background_task(
            _receive(app, question.pending, question.default)
        )
    if question.keep is not None:
        _keep_changes(app, question.keep)


async def _later(app: Application[Any], meanwhile: Callable[[], None]) -> None:
    while not app.render_counter:
        await asyncio.sleep(0)
    try:
        meanwhile()
    except Exception as error:  # noqa: BLE001 - carried to the caller
        app.exit(exception=error)


async def _receive(
    app: Application[Any], arrival: PendingDefault, default: str
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
    """Have the text kept shortly after a change, and so while it goes on."""
    buffer = app.current_buffer
    is_due = False

    def due() -> None:
        nonlocal is_due
        is_due = False
        keep(buffer.text)

    def changed(_: object) -> None:
        nonlocal is_due
        if not is_due:
            is_due = True
            asyncio.get_running_loop().call_later(_KEEP_AFTER, due)

    buffer.on_text_changed += changed


def _toolbar(question: Question) -> str:
    app = get_app()
    room = app.output.get_size().columns - 1
    typed = bool(app.current_buffer.text)
    keys = []
    if typed and question.multiline:
        keys.append("Ctrl-D or Esc Enter: save")
    elif typed:
        keys.append("Enter: save")
    elif question.on_empty is not None:
        keys.append(f"Enter: {EMPTY_LABELS[question.on_empty]}")
    if question.actions:
        keys.append("Tab: menu")
    keys.append("Ctrl-C: leave")
    if question.pending is not None:
        keys.insert(0, question.pending.note())
    text = "  ".join(keys)
    while len(text) > room and len(keys) > 1:
        keys.pop()
        text = "  ".join(keys)
    return text[:room]


def _bindings(question: Question) -> KeyBindings:
    bindings = KeyBindings()
    is_empty = Condition(lambda: not get_app().current_buffer.text.strip())
    takes_empty = is_empty & Condition(lambda: _skips(question))

    def leave(event: KeyPressEvent) -> None:
        runner.leave(event.app, by_author=True)

    def save(event: KeyPressEvent) -> None:
        # A section is shown again as it was saved.
        event.app.erase_when_done = question.compose is None
        event.app.exit(result=Answer(event.current_buffer.text))

    def make_empty_move(event: KeyPressEvent) -> None:
        if question.on_empty is not None:
            event.app.erase_when_done = question.multiline
            event.app.exit(result=Answer("", question.on_empty))

    bindings.add("c-c")(leave)
    bindings.add("<sigint>")(leave)
    bindings.add("c-d", filter=is_empty)(leave)
    bindings.add("enter", filter=takes_empty)(make_empty_move)
    for keys in _NO_KEYS:
        bindings.add(*keys)(_ignore)
    if question.multiline:
        _add_rows(bindings)
        bindings.add("c-d", filter=~is_empty)(save)
        bindings.add("escape", "enter", filter=~is_empty, eager=True)(save)
        bindings.add("escape", "enter", filter=is_empty, eager=True)(
            make_empty_move
        )
    if question.actions:
        bindings.add("tab")(_open_menu)
    return bindings


def _ignore(event: KeyPressEvent) -> None:
    del event


def _add_rows(bindings: KeyBindings) -> None:
    """Have the arrows move by rows, where a long line takes several."""
    # Where the last move ended, and at which column it aimed.
    aimed = (-1, 0)

    def move(event: KeyPressEvent, step: int) -> None:
        nonlocal aimed
        buffer = event.current_buffer
        place, column = aimed
        found = rows.moved(
            buffer.text,
            buffer.cursor_position,
            step,
            event.app.output.get_size().columns - len(_MARGIN),
            column if place == buffer.cursor_position else None,
        )
        if found is not None:
            aimed = found
            buffer.cursor_position = found[0]

    bindings.add("up")(lambda event: move(event, -1))
    bindings.add("down")(lambda event: move(event, 1))


def _open_menu(event: KeyPressEvent) -> None:
    if event.app.key_processor.input_queue:
        # More keys at once are a paste, not a wish.
        event.current_buffer.insert_text("    ")
        return
    event.app.erase_when_done = True
    buffer = event.current_buffer
    event.app.exit(result=Menu(buffer.text, buffer.cursor_position))


def _skips(question: Question) -> bool:
    return question.multiline or question.on_empty is not None
