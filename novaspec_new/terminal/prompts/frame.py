"""What stands around a field: header, hints and keys.

All of it is made anew for each look at the screen, from the columns and
rows that there are.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prompt_toolkit.formatted_text import StyleAndTextTuples

from novaspec_new.spec.filled_text import fill
from novaspec_new.spec.progress import Progress
from novaspec_new.terminal.glyphs import Glyphs
from novaspec_new.terminal.interface import Frame, Line, Mark
from novaspec_new.terminal.prompts.row_layout import columns

# From so many columns on there is room for the map.
WIDE = 110
MAP_COLUMNS = 38
_BARS = (12, 8, 5)
_SHORTEST_NAME = 14
_SHORTEST_INFO = 20
# How a line's mark is drawn.
STYLES = {
    Mark.WRITTEN: "class:written",
    Mark.NONE: "class:none",
    Mark.TODO: "class:todo",
    Mark.FINDING: "class:warning",
}


class Size(NamedTuple):
    """The screen's size, and whether there is a map to show in it."""

    columns: int
    rows: int
    has_map: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether the map stands beside the field."""
        return self.has_map and self.columns >= WIDE

    @property
    def width(self) -> int:
        """How many columns the field's part has."""
        return self.columns - MAP_COLUMNS if self.is_wide else self.columns

    @property
    def hint_rows(self) -> int:
        """How many rows the hints may take before they are folded."""
        return max(1, min(8, self.rows // 4))

    @property
    def field_rows(self) -> int:
        """How many of a form's other fields are shown on either side."""
        return max(1, (self.rows - 10) // 3)


def header(frame: Frame, size: Size, glyphs: Glyphs) -> StyleAndTextTuples:
    """Return the frame's first row: the spec's name, and how far it is."""
    left = f"{glyphs.top}{glyphs.rule} "
    room = size.width - len(left) - 3
    least = min(columns(frame.name), _SHORTEST_NAME) + 3
    told = next(
        each
        for each in (*_told(frame.progress, glyphs), "")
        if len(each) + least <= room or not each
    )
    name = _cut(frame.name, room - len(told) - 2, glyphs)
    between = room - columns(name) - len(told)
    return [
        ("class:frame", left),
        ("class:name", name),
        ("class:frame", f" {glyphs.rule * max(between, 1)} "),
        ("class:progress", told),
    ]


def _told(progress: Progress, glyphs: Glyphs) -> Iterator[str]:
    """Yield how far a spec is, from the longest way to say so on."""
    for said in (progress.long, progress.short):
        for width in _BARS:
            bar = glyphs.bar(progress.done, progress.total, width)
            yield f"{bar} {said}"
    yield progress.short


def hints(
    frame: Frame, size: Size, glyphs: Glyphs, *, is_open: bool
) -> StyleAndTextTuples:
    """Return the section's title and its hints, folded unless open."""
    rows = list(_hint_rows(frame, size, glyphs))
    most = size.hint_rows
    if len(rows) > most and not is_open:
        left = len(rows) - most + 1
        rows = rows[: most - 1]
        rows.append(
            ("class:note", f"  {glyphs.more} {left} more lines: Alt-G")
        )
    shown: StyleAndTextTuples = [
        ("class:frame", f"{glyphs.side} "),
        ("class:heading", _cut(frame.title, size.width - 3, glyphs)),
    ]
    for style, row in rows:
        shown += [("", "\n"), ("class:frame", glyphs.side), (style, row)]
    return shown


def _hint_rows(
    frame: Frame, size: Size, glyphs: Glyphs
) -> Iterator[tuple[str, str]]:
    room = min(size.width, 80) - 2
    first = f"  {glyphs.bullet} "
    for hint in frame.hints:
        for row in fill(hint, room, first=first, later="    "):
            yield "class:hint", row
    if frame.note:
        for row in fill(frame.note, room, first="  ", later="  "):
            yield "class:note", row


def fields(
    lines: Sequence[Line], size: Size, glyphs: Glyphs, *, is_before: bool
) -> StyleAndTextTuples:
    """Return the other fields of a form, those nearest to the open one."""
    most = size.field_rows
    near = lines[-most:] if is_before else lines[:most]
    shown: StyleAndTextTuples = []
    for line in near:
        if shown:
            shown.append(("", "\n"))
        shown.append(("class:frame", f"{glyphs.side} "))
        shown += folded(line, size.width - 3, glyphs)
    return shown


def folded(line: Line, width: int, glyphs: Glyphs) -> StyleAndTextTuples:
    """Return a line on a section or a field that is not open."""
    title = _cut(line.title, width - 3, glyphs)
    note = _cut(line.note, width - 5 - columns(title), glyphs)
    style = STYLES[line.mark]
    shown: StyleAndTextTuples = [(style, glyphs.mark(line.mark))]
    shown.append(("", f" {title}"))
    if note:
        shown.append(("class:note", f"  {note}"))
    return shown


def keys(
    wanted: Sequence[str], info: str, size: Size, glyphs: Glyphs
) -> StyleAndTextTuples:
    """Return the frame's last row: the keys, and what there is to tell.

    The first key and the last, which leads out, stay longest; the others
    go before them, and first of all goes the information.
    """
    room = size.width - 3
    kept = list(wanted)
    while len(" ".join(kept)) > room and len(kept) > 1:
        # The last is the way out.
        kept.pop(-2)
    told = "  ".join(kept)
    if len(told) > room:
        told = " ".join(kept)[:room]
    left = room - len(told) - 2
    shown: StyleAndTextTuples = [
        ("class:frame", f"{glyphs.bottom}{glyphs.rule} "),
        ("class:keys", told),
    ]
    if info and left >= min(columns(info), _SHORTEST_INFO):
        shown += [("", "  "), ("class:info", _cut(info, left, glyphs))]
    return shown


def hint(text: str, size: Size, glyphs: Glyphs) -> StyleAndTextTuples:
    """Return rows on how to answer in the open field."""
    return _rows(text, "class:note", size, glyphs)


def notice(text: str, size: Size, glyphs: Glyphs) -> StyleAndTextTuples:
    """Return rows on what is wrong, to stand above the keys."""
    return _rows(f"{glyphs.finding} {text}", "class:warning", size, glyphs)


def _rows(
    text: str, style: str, size: Size, glyphs: Glyphs
) -> StyleAndTextTuples:
    shown: StyleAndTextTuples = []
    for row in fill(text, min(size.width, 80) - 3, later="  "):
        if shown:
            shown.append(("", "\n"))
        shown += [("class:frame", f"{glyphs.side} "), (style, row)]
    return shown


def _cut(text: str, room: int, glyphs: Glyphs) -> str:
    """Return a text that takes so many columns at most."""
    if columns(text) <= room:
        return text
    if room < 2:
        return ""
    kept = ""
    for char in text:
        if columns(kept + char) > room - 1:
            break
        kept += char
    return kept.rstrip() + glyphs.more
