"""Rows on the screen that end between words, where a line is too long."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from prompt_toolkit.formatted_text import (
    StyleAndTextTuples,
    fragment_list_to_text,
)
from prompt_toolkit.layout.processors import (
    Processor,
    Transformation,
    TransformationInput,
)
from prompt_toolkit.layout.screen import Char

_PIECE = re.compile(" +|[^ ]+")


class Row(NamedTuple):
    """A row of a line that is too long for one.

    ``start`` is the 0-based index of its first character in the line.
    ``free`` is how many columns the row before leaves to have this one
    begin with a whole word.
    """

    start: int
    free: int = 0


class WordRows(Processor):
    """Has a field break its rows between words.

    prompt_toolkit itself breaks them between characters. Here blanks
    fill a row up before a word that would not fit. They are shown and
    nothing else: neither the text nor the cursor's place in it knows of
    them. ``first`` and ``later`` are the columns that the prompt takes
    in the text's first row and in each of the others.
    """

    def __init__(self, first: int, later: int) -> None:
        self._first = first
        self._later = later

    def apply_transformation(
        self, transformation_input: TransformationInput
    ) -> Transformation:
        """Return a line's fragments with the blanks among them."""
        line = transformation_input
        room = line.width - self._later
        if room < 1:
            return Transformation(line.fragments)
        # A prompt that is too long goes on in the next row.
        first = room if line.lineno else -self._first % line.width
        text = fragment_list_to_text(line.fragments)
        found = rows(text, room, first=first)
        filled = [row for row in found if row.free]
        if not filled:
            return Transformation(line.fragments)
        there, back = _places(filled)
        return Transformation(
            _spread(line.fragments, filled),
            source_to_display=there,
            display_to_source=back,
        )


def rows(line: str, room: int, *, first: int | None = None) -> list[Row]:
    """Return the rows that a line takes, one at least.

    ``room`` is how many columns a row has, ``first`` how many the first
    one has if it is another number. A word that is longer than a row is
    broken as it comes. After a word a column stays free, for the space
    that follows or for the cursor.
    """
    found = [Row(0)]
    left = room if first is None else first
    for piece in _PIECE.finditer(line):
        part = piece[0]
        columns = _columns(part)
        if columns < left:
            left -= columns
        elif part[0] != " " and columns < room:
            found.append(Row(piece.start(), left))
            left = room - columns
        else:
            for index, char in enumerate(part, piece.start()):
                columns = _columns(char)
                if columns > left:
                    if index > found[-1].start:
                        found.append(Row(index))
                    left = room
                left -= columns
    return found


def broken(line: str, room: int, *, first: int) -> list[str]:
    """Return a line in its rows, to be shown and not typed in."""
    if _columns(line) <= first:
        return [line]
    starts = [row.start for row in rows(line, room, first=first)]
    return [
        line[start:end]
        for start, end in zip(starts, [*starts[1:], None], strict=True)
    ]


def moved(
    text: str, place: int, step: int, room: int, column: int | None = None
) -> tuple[int, int] | None:
    """Return the place some rows down, or up, and the column aimed at.

    ``place`` is a 0-based index in a text of several lines, ``step`` is
    1 or -1, and ``column`` the one aimed at, if not that of the place.
    None is a row that is not there.
    """
    spans = _spans(text, room)
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    if column is None:
        column = _columns(text[spans[at][0] : place])
    if not 0 <= at + step < len(spans):
        return None
    start, end = spans[at + step]
    ahead = accumulate(_columns(char) for char in text[start:end])
    return start + bisect_right(list(ahead), column), column


def _spans(text: str, room: int) -> list[tuple[int, int]]:
    """Return each row's first place and its last."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for line in text.split("\n"):
        starts = [begin + row.start for row in rows(line, room)]
        # After the last character of a row is the next row's first place.
        ends = [start - 1 for start in starts[1:]]
        begin += len(line)
        spans += zip(starts, [*ends, begin], strict=True)
        begin += 1
    return spans


def _columns(text: str) -> int:
    if text.isascii() and text.isprintable():
        return len(text)
    # As the screen will have it, where a control character takes two.
    return sum(Char(char).width for char in text)


def _places(
    filled: Sequence[Row],
) -> tuple[Callable[[int], int], Callable[[int], int]]:
    """Return the ways from a place in a line to its display, and back."""
    starts = [row.start for row in filled]
    added = [0, *accumulate(row.free for row in filled)]

    def there(place: int) -> int:
        return place + added[bisect_right(starts, place)]

    shown = [there(start) for start in starts]

    def back(place: int) -> int:
        after = bisect_right(shown, place)
        found = place - added[after]
        # A blank's place is the one of the word after it.
        return min(found, starts[after]) if after < len(starts) else found

    return there, back


def _spread(
    fragments: StyleAndTextTuples, filled: Sequence[Row]
) -> StyleAndTextTuples:
    """Return fragments with blanks before the rows that want them."""
    spread: StyleAndTextTuples = []
    waiting = list(reversed(filled))
    passed = 0
    for style, text, *_ in fragments:
        start = 0
        while waiting and waiting[-1].start < passed + len(text):
            row = waiting.pop()
            spread.append((style, text[start : row.start - passed]))
            spread.append(("", " " * row.free))
            start = row.start - passed
        spread.append((style, text[start:]))
        passed += len(text)
    return spread
