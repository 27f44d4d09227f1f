"""What may stand in place of lines that are too long."""

from collections.abc import Sequence
from dataclasses import dataclass

from novaspec_new.rst.wrap import blocks, line_breaking
from novaspec_new.rst.wrap.blocks import Block
from novaspec_new.spec import gate, merge_conflict

# By how much narrower to try again where the first break was no good.
_NARROWER = (4, 12)

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to break: what stands before it, and where it goes on."""

    text: str
    markup: Lines
    prefix: str
    indent: int

    def broken(self, width: int) -> Lines:
        """Return its lines; the marker stands alone if nothing else helps.

        That is where the first word has no room beside the marker.
        """
        lines = self.filled(width, self.prefix)
        if not self.prefix.strip() or not gate.is_too_long(lines[0], width):
            return lines
        if gate.is_too_long(self.prefix.rstrip(), width):
            return lines
        apart = self.filled(width, " " * self.indent)
        if gate.is_too_long(apart[0], width):
            return lines
        return (self.prefix.rstrip(), *apart)

    def filled(self, width: int, prefix: str) -> Lines:
        """Return its lines, the first of them after ``prefix``."""
        first, *others = line_breaking.break_lines(
            self.text,
            self.markup,
            column=len(prefix),
            indent=self.indent,
            width=width,
        )
        margin = " " * self.indent
        return (prefix + first, *(margin + line for line in others))


@dataclass(frozen=True, slots=True)
class Edit:
    """``lines`` for those from ``first`` to ``end`` (0-based)."""

    first: int
    end: int
    lines: Lines
    text: Text
    width: int

    def others(self) -> tuple[Lines, ...]:
        """Return what else may stand there, in the order to try it."""
        choices = [self.text.filled(self.width, self.text.prefix)]
        choices += (
            self.text.filled(self.width - narrower, self.text.prefix)
            for narrower in _NARROWER
        )
        return tuple(c for c in dict.fromkeys(choices) if c != self.lines)


def of_line(
    block: Block, index: int, source: Sequence[str], width: int
) -> Edit | None:
    """Return the edit that breaks one line of a block (0-based).

    There is none for a line that has no place to break at, for a mark
    of a merge, and in a drawing.
    """
    text = block.lines[index - block.first]
    if merge_conflict.is_mark(text):
        return None
    return _edit(block, source, (index, index + 1), text, width)


def of_block(block: Block, source: Sequence[str], width: int) -> Edit | None:
    """Return the edit that fills a block, if that changes anything.

    A line that is alone and fits stays, whatever spaces are in it.
    """
    line = blocks.expanded(source[block.first])
    if len(block.lines) == 1 and len(line) <= width:
        return None
    text = line_breaking.single_spaced(" ".join(block.lines), block.markup)
    return _edit(block, source, (block.first, block.end), text, width)


def _edit(
    block: Block,
    source: Sequence[str],
    lines: tuple[int, int],
    text: str,
    width: int,
) -> Edit | None:
    if block.is_drawn:
        return None
    first, end = lines
    column = block.column if first == block.first else block.indent
    prefix = blocks.expanded(source[first])[:column]
    to_break = Text(text, block.markup, prefix, block.indent)
    new = to_break.broken(width)
    if new == tuple(source[first:end]):
        return None
    return Edit(first, end, new, to_break, width)
