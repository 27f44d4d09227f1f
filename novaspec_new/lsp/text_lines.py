"""A document's lines, and places in them as an editor counts.

The protocol ends a line where we do, and counts within a line in units
of the encoding that client and server agreed on. Here lines and columns
are 0-based, and columns count code points.
"""

import re
from collections.abc import Callable
from functools import cached_property

from lsprotocol import types

_LINE_END = re.compile(r"\r\n?|\n")


class TextLines:
    """A text split into its lines, without what ends them.

    ``units`` gives the number of the client's units that a string takes.
    """

    def __init__(self, text: str, units: Callable[[str], int]) -> None:
        self.text = text
        self._units = units

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines; the last one is empty where the text ends in one."""
        return tuple(_LINE_END.split(self.text))

    @cached_property
    def line_end(self) -> str:
        """What ends the first line, and so any that is new."""
        match = _LINE_END.search(self.text)
        return match[0] if match else "\n"

    @cached_property
    def normal(self) -> str:
        r"""The text with ``\n`` at the end of its lines."""
        return "\n".join(self.lines)

    def line(self, number: int) -> str:
        """Return a line; an empty one where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def position(self, line: int, column: int) -> types.Position:
        """Return a place as the client counts it."""
        before = self.line(line)[: max(column, 0)]
        return types.Position(line=max(line, 0), character=self._units(before))

    def place(self, position: types.Position) -> tuple[int, int]:
        """Return the line and column of a client's place.

        One behind the end of a line, or of the text, is that end.
        """
        if position.line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        line = self.lines[position.line]
        units = 0
        for column, char in enumerate(line):
            if units >= position.character:
                return position.line, column
            units += self._units(char)
        return position.line, len(line)

    def range(
        self, start: tuple[int, int], end: tuple[int, int]
    ) -> types.Range:
        """Return what lies between two places, the second exclusive."""
        return types.Range(
            start=self.position(*start), end=self.position(*end)
        )

    def whole_lines(self, first: int, last: int) -> types.Range:
        """Return the lines from ``first`` to ``last``, both inclusive."""
        last = min(last, len(self.lines) - 1)
        return self.range((first, 0), (last, len(self.line(last))))

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place in the ``normal`` text."""
        return sum(len(each) + 1 for each in self.lines[:line]) + column
