"""A text in rows as a screen shows it, each ended between words.

prompt_toolkit itself breaks lines between characters, and looks through
a whole line for each key. Here a key costs the rows that it changes.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from prompt_toolkit.layout.screen import Char

from novaspec_new.terminal.prompts.text_change import common

_PIECE = re.compile(" +|[^ \n]+")


class RowLayout:
    """The rows of a text; places in it are 0-based indexes.

    ``room`` is how many columns a row has, at least one; ``first`` how
    many the first one has if it is another number. A word that is longer
    than a row is broken as it comes. After a word a column stays free,
    for the space that follows or for the cursor.
    """

    def __init__(self, text: str, room: int, first: int | None = None) -> None:
        self.room = room
        self.first = self.room if first is None else first
        self.text = text
        self._starts = list(self._rows(text, 0))

    def __len__(self) -> int:
        return len(self._starts)

    def update(self, text: str) -> None:
        """Take another text; what is the same around an edit stays."""
        old, self.text = self.text, text
        if text == old:
            return
        head, tail = common(old, text)
        # The row before may take a word more than it did.
        first = max(bisect_right(self._starts, head) - 2, 0)
        if not self._starts[first]:
            # The first row may be empty: there was no room for a word.
            first = 0
        kept = self._starts[:first]
        shift = len(text) - len(old)
        for start in self._rows(text, self._starts[first]):
            if start > len(text) - tail:
                same = bisect_left(self._starts, start - shift)
                if self._starts[same : same + 1] == [start - shift]:
                    rest = self._starts[same:]
                    self._starts = kept + [each + shift for each in rest]
                    return
            kept.append(start)
        self._starts = kept

    def row(self, place: int) -> int:
        """Return the 0-based row that a place is in."""
        return bisect_right(self._starts, place) - 1

    def span(self, row: int) -> tuple[int, int]:
        """Return a row's first place, and the place behind its last."""
        start = self._starts[row]
        if row + 1 == len(self._starts):
            return start, len(self.text)
        end = self._starts[row + 1]
        # A first row that has no room is empty, and ends no line.
        ends_line = end > start and self.text[end - 1] == "\n"
        return start, end - 1 if ends_line else end

    def column(self, place: int) -> int:
        """Return how many columns of its row stand before a place."""
        return columns(self.text[self._starts[self.row(place)] : place])

    def moved(self, place: int, step: int, column: int) -> int | None:
        """Return the place nearest to a column, some rows down or up.

        ``step`` is 1 or -1. None is a row that is not there.
        """
        row = self.row(place) + step
        if not 0 <= row < len(self):
            return None
        start, end = self.span(row)
        if row + 1 < len(self) and self._starts[row + 1] == end:
            # Behind the last character is the next row's first place.
            end -= 1
        taken = 0
        for at in range(start, end):
            taken += columns(self.text[at])
            if taken > column:
                return at
        return end

    def _rows(self, text: str, start: int) -> Iterator[int]:
        """Yield where rows start, from one that is known to."""
        yield start
        while True:
            end = text.find("\n", start)
            yield from self._breaks(text, start, end if end >= 0 else None)
            if end < 0:
                return
            start = end + 1
            yield start

    def _breaks(
        self, text: str, start: int, stop: int | None
    ) -> Iterator[int]:
        """Yield where a line's further rows start."""
        end = len(text) if stop is None else stop
        left = self.first if start == 0 else self.room
        last = start
        for piece in _PIECE.finditer(text, start, end):
            part = piece[0]
            taken = columns(part)
            if taken < left:
                left -= taken
            elif part[0] != " " and taken < self.room:
                last = piece.start()
                yield last
                left = self.room - taken
            else:
                for index, char in enumerate(part, piece.start()):
                    taken = columns(char)
                    if taken > left:
                        # A first row may have no room for even this one.
                        if index > last or left < self.room:
                            last = index
                            yield last
                        left = self.room
                    left -= taken


def columns(text: str) -> int:
    """Return how many columns of a screen a text takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_width, text))


@lru_cache(10_000)
def _width(char: str) -> int:
    # As the screen will have it, where a control character takes two.
    return Char(char).width
