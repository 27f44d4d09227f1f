"""The window of a text, which is drawn by whole rows.

prompt_toolkit's own draws each character anew for each key, and looks
after margins, a mouse and lines that are too long, of which there are
none here.
"""

from collections.abc import Mapping
from functools import lru_cache

from prompt_toolkit.data_structures import Point
from prompt_toolkit.layout import Window
from prompt_toolkit.layout.mouse_handlers import MouseHandlers
from prompt_toolkit.layout.screen import Char, Screen, WritePosition

from novaspec_new.terminal.prompts.text_control import TextControl

# More than a screen has: a row that stays is not made again.
_MOST_ROWS = 1_000
# Behind a wide character; it differs from all that is drawn.
_BEHIND = Char("", "")


class TextWindow(Window):
    """Shows those rows of a text that the cursor is among."""

    def __init__(self, text: TextControl) -> None:
        super().__init__(text, dont_extend_height=True, wrap_lines=False)
        self._text = text
        self._first = 0

    def write_to_screen(  # noqa: PLR0913, PLR0917 - as the class above has it
        self,
        screen: Screen,
        mouse_handlers: MouseHandlers,
        write_position: WritePosition,
        parent_style: str,
        erase_bg: bool,  # noqa: FBT001
        z_index: int | None,
    ) -> None:
        """Draw the rows, and the cursor."""
        del mouse_handlers, parent_style, erase_bg, z_index
        left, top = write_position.xpos, write_position.ypos
        content = self._text.create_content(
            write_position.width, write_position.height
        )
        height = min(write_position.height, content.line_count)
        if height <= 0:
            return
        cursor = content.cursor_position
        self._first = _in_sight(
            self._first, cursor.y, height, content.line_count
        )
        for row in range(height):
            line = content.get_line(self._first + row)
            screen.data_buffer[top + row].update(_cells(tuple(line), left))
        screen.height = max(screen.height, top + height)
        screen.show_cursor = True
        screen.set_cursor_position(
            self, Point(left + cursor.x, top + cursor.y - self._first)
        )
        screen.visible_windows_to_write_positions[self] = write_position


def _in_sight(first: int, cursor: int, height: int, count: int) -> int:
    """Return the first row to show, near to the one that was."""
    first = min(first, cursor, count - height)
    return max(first, cursor - height + 1)


@lru_cache(_MOST_ROWS)
def _cells(line: tuple[tuple[str, str], ...], left: int) -> Mapping[int, Char]:
    """Return a row's cells by their columns, from ``left`` on."""
    cells: dict[int, Char] = {}
    column = last = left
    for style, text in line:
        for char in text:
            cell = Char(char, style)
            if not cell.width and last in cells:
                # It combines with the letter before it.
                before = cells[last]
                cells[last] = Char(before.char + char, before.style)
                continue
            last = column
            cells[column] = cell
            for behind in range(1, cell.width):
                cells[column + behind] = _BEHIND
            column += cell.width
    return cells
