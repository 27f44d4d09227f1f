"""Completion on demand: names that fit what stands before the cursor."""

from collections.abc import Callable, Iterable, Sequence

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import (
    CompleteEvent,
    Completer,
    Completion,
    DummyCompleter,
)
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import (
    ConditionalContainer,
    FormattedTextControl,
    Window,
)

# How many names are shown at once.
_SHOWN = 5

Complete = Callable[[str], tuple[int, Sequence[str]]]


class _Names(Completer):
    """Completes by a function of the text before the cursor."""

    def __init__(self, complete: Complete) -> None:
        self._complete = complete

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Yield what may stand in the place of the last characters."""
        del complete_event
        size, names = self._complete(document.text_before_cursor)
        for name in names:
            yield Completion(name, start_position=-size)


def completer(complete: Complete | None) -> Completer:
    """Return prompt_toolkit's completer for a function."""
    return DummyCompleter() if complete is None else _Names(complete)


def bindings(buffer: Buffer) -> KeyBindings:
    """Return Ctrl-Space, which completes, and what goes on from there."""
    found = KeyBindings()
    is_open = Condition(lambda: bool(buffer.complete_state))

    def complete(event: KeyPressEvent) -> None:
        del event
        if buffer.complete_state:
            buffer.complete_next()
        else:
            buffer.start_completion(insert_common_part=True)

    def accept(event: KeyPressEvent) -> None:
        del event
        buffer.complete_state = None

    def cancel(event: KeyPressEvent) -> None:
        del event
        buffer.cancel_completion()

    found.add("c-space")(complete)
    found.add("tab", filter=is_open)(lambda _: buffer.complete_next())
    found.add("down", filter=is_open)(lambda _: buffer.complete_next())
    found.add("up", filter=is_open)(lambda _: buffer.complete_previous())
    found.add("enter", filter=is_open)(accept)
    found.add("escape", filter=is_open, eager=True)(cancel)
    return found


def window(buffer: Buffer, side: str) -> ConditionalContainer:
    """Return the names to choose from, below the text."""

    def names() -> StyleAndTextTuples:
        state = buffer.complete_state
        if state is None:
            return []
        at = state.complete_index
        first = max(0, (at or 0) - _SHOWN + 1)
        shown: StyleAndTextTuples = []
        for index, name in enumerate(
            state.completions[first : first + _SHOWN], first
        ):
            style = "class:selected" if index == at else ""
            shown += [
                ("class:frame", side),
                (style, f" {name.text} "),
                ("", "\n"),
            ]
        return shown[:-1]

    return ConditionalContainer(
        Window(FormattedTextControl(names), dont_extend_height=True),
        Condition(lambda: bool(buffer.complete_state)),
    )
