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

from novaspec_new.asking import EMPTY, Arrival, Ask, Reply
from novaspec_new.prompts import rows, running

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


def ask(wanted: Ask, place: int | None = None) -> Reply | Menu:
    """Ask once; raises Left with the words that stand there.

    The cursor begins at ``place``, or behind the text.
    """
    mark = "" if wanted.multiline else ">"
    question = questionary.text(
        # Text of several lines begins on a line of its own, so that all of
        # it stands in the same column.
        f"{wanted.message}\n" if wanted.multiline else wanted.message,
        default=wanted.default,
        qmark=mark,
        instruction="",
        multiline=wanted.multiline,
        validate=None if wanted.multiline else _is_line,
        validate_while_typing=False,
        style=running.STYLE,
        key_bindings=_bindings(wanted),
        bottom_toolbar=lambda: _toolbar(wanted),
        prompt_continuation=_MARGIN,
        input_processors=[_rows(wanted, mark)],
        reserve_space_for_menu=0,
        enable_suspend=True,
        mouse_support=False,
    )
    app = question.application
    app.current_buffer.cursor_position = (
        len(wanted.default) if place is None else place
    )
    app.pre_run_callables.append(lambda: _attend(app, wanted))
    result = running.run(question)
    if isinstance(result, Reply | Menu):
        return result
    return Reply(str(result))


def _rows(wanted: Ask, mark: str) -> rows.WordRows:
    margin = len(_MARGIN)
    if wanted.multiline:
        return rows.WordRows(margin, margin)
    # questionary sets the message off with a space on either side.
    return rows.WordRows(get_cwidth(f"{mark} {wanted.message} "), margin)


def _is_line(text: str) -> bool | str:
    return True if text.strip() else "Type an answer, or Tab for the menu"


def _attend(app: Application[Any], wanted: Ask) -> None:
    """Set up what goes on beside the open prompt."""
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


def _bindings(wanted: Ask) -> KeyBindings:
    bindings = KeyBindings()
    is_empty = Condition(lambda: not get_app().current_buffer.text.strip())
    takes_empty = is_empty & Condition(lambda: _skips(wanted))

    def leave(event: KeyPressEvent) -> None:
        running.leave(event.app, asked=True)

    def save(event: KeyPressEvent) -> None:
        # A section is shown again as it was saved.
        event.app.erase_when_done = wanted.whole is None
        event.app.exit(result=Reply(event.current_buffer.text))

    def make_empty_move(event: KeyPressEvent) -> None:
        if wanted.empty is not None:
            event.app.erase_when_done = wanted.multiline
            event.app.exit(result=Reply("", wanted.empty))

    bindings.add("c-c")(leave)
    bindings.add("<sigint>")(leave)
    bindings.add("c-d", filter=is_empty)(leave)
    bindings.add("enter", filter=takes_empty)(make_empty_move)
    for keys in _NO_KEYS:
        bindings.add(*keys)(_ignore)
    if wanted.multiline:
        _add_rows(bindings)
        bindings.add("c-d", filter=~is_empty)(save)
        bindings.add("escape", "enter", filter=~is_empty, eager=True)(save)
        bindings.add("escape", "enter", filter=is_empty, eager=True)(
            make_empty_move
        )
    if wanted.moves:
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


def _skips(wanted: Ask) -> bool:
    return wanted.multiline or wanted.empty is not None
