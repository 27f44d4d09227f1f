"""What the keys do in a field, beside what they do in any editor."""

from collections.abc import Callable, Sequence
from typing import Protocol

from prompt_toolkit.application import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.selection import SelectionType

from novaspec_new.terminal.interface import Question
from novaspec_new.terminal.menu_entries import SHORTCUTS, Action, shortcut
from novaspec_new.terminal.prompts.row_layout import RowLayout

# prompt_toolkit's keys that would look for words in place of taking them,
# or save the text as it is, or with marks of their own.
_NO_KEYS = (("c-r",), ("c-s",), ("c-o",), ("escape", "#"))
# As the menu shows them.
HELP = """\
Ctrl-D, or Esc and Enter   done: save the text
Enter                      a new line; in an empty text, what is usual
Tab                        the menu
Shift-Tab                  back: the field, or the section, before
Alt-N                      answer None, where that may be
Alt-G                      unfold the hints, or fold them again
Alt-T, Alt-X, Alt-V        the template, an example, the spec's page
Ctrl-Space                 complete a label, or a spec's name
Alt-U, Alt-E               undo, redo
Alt-A                      select all; what is typed or pasted replaces it
Ctrl-Left, Ctrl-Right      a word back, or on; also Alt-B, Alt-F
Ctrl-U, Ctrl-K             clear the line to its begin, or to its end
Alt-Up, Alt-Down           an earlier text, a later one; in a list,
                           move the entry up or down
Ctrl-C                     leave; everything is kept
"""
# What a tab of a pasted text becomes.
_TAB = "    "


class Field(Protocol):
    """What the keys act on."""

    question: Question
    buffer: Buffer

    def finish(self, *, is_done: bool = False) -> None:
        """End the field with its text, or say what is missing.

        An entry of a list that ``is_done`` is its last.
        """

    def act(self, action: Action) -> None:
        """End the field with an action."""

    def open_menu(self) -> None:
        """End the field for the menu."""

    def leave(self) -> None:
        """End the field as Ctrl-C does."""

    def rows(self) -> RowLayout:
        """Return the text's rows as they are shown."""

    def toggle_hints(self) -> None:
        """Unfold the hints, or fold them again."""


def bindings(field: Field) -> KeyBindings:
    """Return the bindings of a field."""
    found = KeyBindings()
    _add_ends(found, field)
    _add_actions(found, field)
    _add_rows(found, field)
    _add_editing(found, field)
    for keys in _NO_KEYS:
        found.add(*keys)(_ignore)
    return found


def _add_ends(found: KeyBindings, field: Field) -> None:
    """Add what ends a field: it is done, or it is left."""
    is_empty = Condition(lambda: not field.buffer.text.strip())
    is_line = not field.question.multiline
    # Enter is a line's end in a text, but in an empty one it is the key
    # for what is usual there.
    ends = is_empty if field.question.multiline else Always()

    def finish(event: KeyPressEvent) -> None:
        del event
        field.finish()

    def leave(event: KeyPressEvent) -> None:
        del event
        field.leave()

    found.add("c-d")(_calling(lambda: field.finish(is_done=True)))
    found.add("enter", filter=ends)(finish)
    found.add("escape", "enter", eager=True)(finish)
    found.add("c-c")(leave)
    found.add("c-z")(lambda event: event.app.suspend_to_background())
    if not is_line:
        found.add("enter", filter=~is_empty)(
            lambda event: event.current_buffer.insert_text("\n")
        )


def _add_actions(found: KeyBindings, field: Field) -> None:
    """Add the menu, and the actions that need none."""
    question = field.question

    def open_menu(event: KeyPressEvent) -> None:
        if event.app.key_processor.input_queue:
            # More keys at once are a paste, not a wish.
            event.current_buffer.insert_text(_TAB)
        else:
            field.open_menu()

    if question.actions:
        found.add("tab")(open_menu)
    for action in question.actions:
        if shortcut(action, question.actions):
            found.add(*SHORTCUTS[action][0], eager=True)(
                _acting(field, action)
            )
    found.add("escape", "g")(_calling(field.toggle_hints))


def _acting(field: Field, action: Action) -> Callable[[KeyPressEvent], None]:
    return _calling(lambda: field.act(action))


def _calling(call: Callable[[], None]) -> Callable[[KeyPressEvent], None]:
    def act(event: KeyPressEvent) -> None:
        del event
        call()

    return act


def _add_rows(found: KeyBindings, field: Field) -> None:
    """Have the arrows move by rows, where a long line takes several."""
    # Where the last move ended, and at which column it aimed.
    aimed = (-1, 0)

    def move(step: int) -> None:
        nonlocal aimed
        buffer, rows = field.buffer, field.rows()
        buffer.exit_selection()
        place, column = aimed
        if place != buffer.cursor_position:
            column = rows.column(buffer.cursor_position)
        to = rows.moved(buffer.cursor_position, step, column)
        if to is not None:
            aimed = (to, column)
            buffer.cursor_position = to
        elif step < 0 and not field.question.multiline:
            _act_if_offered(field, Action.PREVIOUS)

    found.add("up")(_calling(lambda: move(-1)))
    found.add("down")(_calling(lambda: move(1)))


def _act_if_offered(field: Field, action: Action) -> None:
    if action in field.question.actions:
        field.act(action)


def _add_editing(found: KeyBindings, field: Field) -> None:
    """Add undo, redo, all of the text at once, and earlier texts."""
    buffer = field.buffer

    def select_all() -> None:
        buffer.cursor_position = 0
        buffer.start_selection(SelectionType.CHARACTERS)
        if buffer.selection_state is not None:
            # As with Shift: a mere move is the end of it.
            buffer.selection_state.enter_shift_mode()
        buffer.cursor_position = len(buffer.text)

    def cut(event: KeyPressEvent) -> None:
        event.app.clipboard.set_data(buffer.cut_selection())

    def type_over(event: KeyPressEvent) -> None:
        cut(event)
        buffer.insert_text(event.data)

    def paste_over(event: KeyPressEvent) -> None:
        cut(event)
        lines = event.data.replace("\r\n", "\n").replace("\r", "\n")
        buffer.insert_text(lines)

    is_selected = Condition(lambda: bool(buffer.selection_state))
    found.add("escape", "a")(_calling(select_all))
    found.add("escape", "u")(_calling(buffer.undo))
    # What is saved before a key ends what could be done again.
    found.add("escape", "e", save_before=lambda _: False)(
        _calling(buffer.redo)
    )
    for key in ("backspace", "delete"):
        found.add(key, filter=is_selected)(cut)
    found.add("<any>", filter=is_selected & _is_printable())(type_over)
    found.add(Keys.BracketedPaste, filter=is_selected)(paste_over)
    _add_earlier(found, buffer, field.question.aids.earlier)


def _is_printable() -> Condition:
    def holds() -> bool:
        keys = get_app().key_processor.key_buffer
        return bool(keys) and keys[-1].data.isprintable()

    return Condition(holds)


def _add_earlier(
    found: KeyBindings, buffer: Buffer, earlier: Sequence[str]
) -> None:
    """Have Alt-Up and Alt-Down go through earlier texts, and back."""
    if not earlier:
        return
    at = -1
    own = ""

    def go(step: int) -> None:
        nonlocal at, own
        if at < 0:
            own = buffer.text
        at = min(max(at + step, -1), len(earlier) - 1)
        text = own if at < 0 else earlier[at]
        buffer.save_to_undo_stack()
        buffer.document = Document(text)

    found.add("escape", "up")(_calling(lambda: go(1)))
    found.add("escape", "down")(_calling(lambda: go(-1)))


def _ignore(event: KeyPressEvent) -> None:
    del event
