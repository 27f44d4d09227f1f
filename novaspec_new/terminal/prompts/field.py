"""A field to type in, a line or a text of several, within its frame."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition, FilterOrBool
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import merge_key_bindings
from prompt_toolkit.layout import (
    AnyContainer,
    ConditionalContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    VSplit,
    Window,
)
from prompt_toolkit.styles import BaseStyle

from novaspec_new.terminal.glyphs import Glyphs
from novaspec_new.terminal.interface import Answer, Frame, Question
from novaspec_new.terminal.menu_entries import EMPTY_LABELS, Action
from novaspec_new.terminal.prompts import (
    completion,
    frame,
    keys,
    runner,
    section_map,
)
from novaspec_new.terminal.prompts.background import Background
from novaspec_new.terminal.prompts.frame import Size
from novaspec_new.terminal.prompts.row_layout import RowLayout
from novaspec_new.terminal.prompts.text_control import TextControl
from novaspec_new.terminal.prompts.text_window import TextWindow
from novaspec_new.terminal.prompts.word_count import WordCount

_MISSING = "Type an answer, or Tab for the menu"
# So many rows of what was done before stay in sight above the map.
_KEPT_ROWS = 6


class Menu(NamedTuple):
    """The author asked for the menu.

    ``text`` is what stood there, ``place`` the cursor's 0-based index.
    """

    text: str
    place: int


def ask(
    question: Question, around: Frame | None, glyphs: Glyphs
) -> Answer | Menu:
    """Ask once; PromptAbortedError with the words that stand there."""
    return _Field(question, around, glyphs).run()


class _Application(Application[Answer | Menu]):
    """One with our own style alone.

    prompt_toolkit adds three hundred rules: to make them, and to go
    through them for each text shown, takes longer than the layout. With
    another prompt_toolkit, that asks elsewhere, ``style`` holds all the same.
    """

    def _create_merged_style(
        self, include_default_pygments_style: FilterOrBool
    ) -> BaseStyle:
        del include_default_pygments_style
        return runner.STYLE


class _Field:
    """One field, from its first look to its end."""

    def __init__(
        self, question: Question, around: Frame | None, glyphs: Glyphs
    ) -> None:
        self.question = question
        self._frame = around
        self._glyphs = glyphs
        self._is_unfolded = False
        self._missing = ""
        place = question.place
        text = question.default
        self.buffer = Buffer(
            document=Document(text, len(text) if place is None else place),
            multiline=question.multiline,
            completer=completion.completer(question.aids.complete),
            complete_while_typing=False,
        )
        self.buffer.on_text_changed += self._forget_missing
        is_labelled = self._has_label and not question.multiline
        label = f"{question.message} " if is_labelled else ""
        self._text = TextControl(self.buffer, label, f"{glyphs.field} ")
        self._words = WordCount()
        self._background = Background(question, self.buffer)
        self._app = _Application(
            layout=Layout(self._container()),
            key_bindings=merge_key_bindings(
                [keys.bindings(self), completion.bindings(self.buffer)]
            ),
            style=runner.STYLE,
            mouse_support=False,
            erase_when_done=True,
        )

    def run(self) -> Answer | Menu:
        """Return what comes of it."""
        app = self._app
        app.pre_run_callables.append(lambda: self._background.start(app))
        try:
            # An interrupt is heeded there; prompt_toolkit's way to do so
            # would have the first prompt wait for ctypes.
            return runner.run(app, partial(app.run, handle_sigint=False))
        finally:
            self._background.stop()

    def finish(self, *, is_done: bool = False) -> None:
        """End the field with its text, or say what is missing.

        An entry of a list that ``is_done`` is its last.
        """
        if self.buffer.text.strip():
            ends = is_done and self.question.is_entry
            action = Action.DONE if ends else None
            self._app.exit(result=Answer(self.buffer.text, action))
        elif self.question.on_empty is not None:
            self._app.exit(result=Answer("", self.question.on_empty))
        else:
            self._missing = _MISSING

    def act(self, action: Action) -> None:
        """End the field with an action."""
        self._app.exit(result=Answer(self.buffer.text, action))

    def open_menu(self) -> None:
        """End the field for the menu."""
        place = self.buffer.cursor_position
        self._app.exit(result=Menu(self.buffer.text, place))

    def leave(self) -> None:
        """End the field as Ctrl-C does."""
        runner.leave(self._app, by_author=True)

    def rows(self) -> RowLayout:
        """Return the text's rows as they are shown."""
        return self._text.rows(self._size.width)

    def toggle_hints(self) -> None:
        """Unfold the hints, or fold them again."""
        self._is_unfolded = not self._is_unfolded

    def _forget_missing(self, _: object) -> None:
        self._missing = ""

    @property
    def _size(self) -> Size:
        size = self._app.output.get_size()
        return Size(size.columns, size.rows, has_map=self._has_map)

    @property
    def _has_map(self) -> bool:
        return self._frame is not None and bool(self._frame.lines)

    def _container(self) -> AnyContainer:
        rows: list[AnyContainer] = []
        around = self._frame
        if around is not None:
            rows.append(_window(lambda: self._header(around)))
            rows.append(_window(lambda: self._hints(around)))
        before, after = self.question.fields
        if before:
            rows.append(_window(lambda: self._fields(is_before=True)))
        if self.question.hint:
            rows.append(_window(self._hint))
        if self._has_label and self.question.multiline:
            rows.append(_window(self._message))
        rows.append(TextWindow(self._text))
        rows.append(completion.window(self.buffer, f"{self._glyphs.side} "))
        if after:
            rows.append(_window(lambda: self._fields(is_before=False)))
        rows.append(
            ConditionalContainer(
                _window(self._notice),
                Condition(lambda: bool(self._problem)),
            )
        )
        rows.append(_window(self._keys))
        column = HSplit(rows)
        if around is None or not around.lines:
            return column
        beside = ConditionalContainer(
            Window(
                FormattedTextControl(lambda: self._map(around, column)),
                width=frame.MAP_COLUMNS,
                wrap_lines=False,
            ),
            Condition(lambda: self._size.is_wide),
        )
        return VSplit([column, beside])

    @property
    def _problem(self) -> str:
        return self._missing or self._background.problem

    def _header(self, around: Frame) -> StyleAndTextTuples:
        return frame.header(around, self._size, self._glyphs)

    def _hints(self, around: Frame) -> StyleAndTextTuples:
        return frame.hints(
            around, self._size, self._glyphs, is_open=self._is_unfolded
        )

    def _fields(self, *, is_before: bool) -> StyleAndTextTuples:
        lines = self.question.fields[0 if is_before else 1]
        return frame.fields(
            lines, self._size, self._glyphs, is_before=is_before
        )

    @property
    def _has_label(self) -> bool:
        """Whether the field is called otherwise than its section."""
        question, around = self.question, self._frame
        if around is None or question.compose is not None:
            return True
        return not question.multiline and question.message != (
            f"{around.title}:"
        )

    def _hint(self) -> StyleAndTextTuples:
        return frame.hint(self.question.hint, self._size, self._glyphs)

    def _message(self) -> StyleAndTextTuples:
        return [
            ("class:field", f"{self._glyphs.field} "),
            ("class:label", self.question.message),
        ]

    def _notice(self) -> StyleAndTextTuples:
        return frame.notice(self._problem, self._size, self._glyphs)

    def _map(self, around: Frame, column: HSplit) -> StyleAndTextTuples:
        size = self._size
        own = column.preferred_height(size.width, size.rows).preferred
        most = min(len(around.lines), size.rows - _KEPT_ROWS)
        return section_map.drawn(around, max(own, most), self._glyphs)

    def _keys(self) -> StyleAndTextTuples:
        told = list(self._named_keys())
        return frame.keys(told, self._info(), self._size, self._glyphs)

    def _named_keys(self) -> Iterator[str]:
        question = self.question
        if self.buffer.text.strip():
            yield "Ctrl-D: save" if question.multiline else "Enter: save"
        elif question.on_empty is not None:
            yield f"Enter: {EMPTY_LABELS[question.on_empty]}"
        if question.actions:
            yield "Tab: menu"
        if Action.PREVIOUS in question.actions:
            yield "Shift-Tab: field before"
        yield "Ctrl-C: leave"

    def _info(self) -> str:
        """Return what is to be told beside the keys."""
        pending = self.question.pending
        if pending is not None:
            note = pending.note()
            if pending.text() is None:
                spinner = self._glyphs.spinner
                turn = int(time.monotonic() * 10) % len(spinner)
                return f"{spinner[turn]} {note}"
            return note
        if not self.question.multiline:
            return ""
        words = self._words.of(self.buffer.text)
        if not words:
            return ""
        told = f"{words} words" if words > 1 else "1 word"
        measured = self._background.measured
        if measured is not None:
            lines, width = measured
            what = "line" if lines == 1 else "lines"
            told += f", {lines} {what}, {width} wide"
        return told


def _window(text: Callable[[], StyleAndTextTuples]) -> Window:
    return Window(
        FormattedTextControl(text),
        dont_extend_height=True,
        wrap_lines=False,
        always_hide_cursor=True,
    )
