"""A text in a field, drawn by the rows of it that are in sight."""

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.controls import BufferControl, UIContent

from novaspec_new.terminal.prompts.row_layout import RowLayout, columns

_SELECTED = "class:selected"


class TextControl(BufferControl):
    """Shows a buffer's text in rows that end between words.

    ``label`` stands before the first row's text, ``side`` before each
    row. Only the rows in sight are made.
    """

    def __init__(self, buffer: Buffer, label: str, side: str) -> None:
        super().__init__(buffer, focus_on_click=False)
        self._label = label
        self._side = side
        self._layout: RowLayout | None = None

    def rows(self, width: int) -> RowLayout:
        """Return the text's rows in so many columns."""
        # One for the cursor, behind a word that takes all of its row.
        room = max(width - columns(self._side) - 1, 1)
        # A label that takes all of the row leaves the text the next one.
        first = max(room - columns(self._label), 0)
        known = self._layout
        if known is None or (known.room, known.first) != (room, first):
            known = self._layout = RowLayout(self.buffer.text, room, first)
        known.update(self.buffer.text)
        return known

    def preferred_height(
        self,
        width: int,
        max_available_height: int,
        wrap_lines: bool,  # noqa: FBT001 - as the class above has it
        get_line_prefix: object,
    ) -> int | None:
        """Return how many rows the text takes."""
        del wrap_lines, get_line_prefix
        return min(len(self.rows(width)), max_available_height)

    def create_content(
        self,
        width: int,
        height: int,
        preview_search: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> UIContent:
        """Return the rows, each made when it is drawn."""
        del height, preview_search
        layout = self.rows(width)
        place = self.buffer.cursor_position
        row = layout.row(place)
        before = columns(self._lead(row))
        return UIContent(
            get_line=lambda at: self._row(layout, at),
            line_count=len(layout),
            cursor_position=Point(x=before + layout.column(place), y=row),
            show_cursor=True,
        )

    def _lead(self, row: int) -> str:
        return self._side + (self._label if not row else "")

    def _row(self, layout: RowLayout, row: int) -> StyleAndTextTuples:
        start, end = layout.span(row)
        shown: StyleAndTextTuples = [("class:field", self._side)]
        if self._label and not row:
            shown.append(("class:label", self._label))
        text = layout.text[start:end]
        marked = self._selection()
        if marked is None or marked[1] <= start or marked[0] >= end:
            shown.append(("", text))
            return shown
        first, last = max(marked[0], start), min(marked[1], end)
        return [
            *shown,
            ("", layout.text[start:first]),
            (_SELECTED, layout.text[first:last]),
            ("", layout.text[last:end]),
        ]

    def _selection(self) -> tuple[int, int] | None:
        """Return the first place that is selected, and the one behind."""
        state = self.buffer.selection_state
        if state is None:
            return None
        ends = (state.original_cursor_position, self.buffer.cursor_position)
        return min(ends), max(ends)
