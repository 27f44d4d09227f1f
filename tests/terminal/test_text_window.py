"""A text's window draws what prompt_toolkit's own would draw."""

from hypothesis import example, given
from hypothesis import strategies as st
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.layout import Window
from prompt_toolkit.layout.mouse_handlers import MouseHandlers
from prompt_toolkit.layout.screen import Screen, WritePosition

from novaspec_new.terminal.prompts.text_control import TextControl
from novaspec_new.terminal.prompts.text_window import TextWindow

# Wide, combining and control characters among others.
TEXTS = st.text("ab \u00e9\u6f22\u0301\x01\n", max_size=60)
ALONE = {"\u0301": " "}
WIDTH, HEIGHT = 12, 4


def drawn(window: Window) -> list[list[str]]:
    """Return what stands in each cell."""
    screen = Screen()
    place = WritePosition(0, 0, WIDTH, HEIGHT)
    window.write_to_screen(
        screen, MouseHandlers(), place, "", erase_bg=False, z_index=None
    )
    cells = screen.data_buffer
    # At a row's end prompt_toolkit has an accent a second time, alone.
    return [
        [ALONE.get(cells[y][x].char, cells[y][x].char) for x in range(WIDTH)]
        for y in range(HEIGHT)
    ]


@given(TEXTS)
@example("a\u0301\u6f22\u0301b\x01")
def test_the_same_cells(text: str) -> None:
    control = TextControl(Buffer(document=Document(text)), "L: ", "| ")
    others = Window(control, dont_extend_height=True, wrap_lines=False)
    assert drawn(TextWindow(control)) == drawn(others)


def test_the_cursor_stays_in_sight() -> None:
    buffer = Buffer(document=Document("\n".join("abcdefgh"), 15))
    window = TextWindow(TextControl(buffer, "", ""))
    rows = [[row[0] for row in drawn(window)]]
    for place in (9, 8, 15, 0):
        buffer.cursor_position = place
        rows.append([row[0] for row in drawn(window)])
    shown = ["".join(row) for row in rows]
    assert shown == ["efgh", "efgh", "efgh", "efgh", "abcd"]
