"""The map of all sections, beside a field or in the place of one."""

from prompt_toolkit.formatted_text import StyleAndTextTuples

from novaspec_new.terminal.glyphs import Glyphs
from novaspec_new.terminal.interface import Frame
from novaspec_new.terminal.prompts.frame import MAP_COLUMNS, folded


def drawn(frame: Frame, rows: int, glyphs: Glyphs) -> StyleAndTextTuples:
    """Return the map of all sections, the current one in sight."""
    lines, current = frame.lines, frame.current
    first = 0
    if current is not None and len(lines) > rows:
        first = min(max(current - rows // 2, 0), len(lines) - rows)
    shown: StyleAndTextTuples = []
    for index, line in enumerate(lines[first : first + rows], first):
        if shown:
            shown.append(("", "\n"))
        is_current = index == current
        if is_current:
            shown.append(("class:field", f" {glyphs.field} "))
        else:
            shown.append(("class:frame", f" {glyphs.side} "))
        row = folded(line, MAP_COLUMNS - 4, glyphs)
        shown += (
            [(f"{style} class:current", text) for style, text, *_ in row]
            if is_current
            else row
        )
    return shown
