"""A literal block's text, and where each character of it stands."""

from typing import NamedTuple

from docutils import nodes

from novaspec_new.check import node_positions
from novaspec_new.check.parsed_spec import ParsedSpec


class Code(NamedTuple):
    """A block's text without its indent, and its place in the spec.

    ``line`` is that of the text's first line, ``columns`` how far each
    line is indented.
    """

    text: str
    line: int
    columns: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of an offset in the text."""
        row = self.text.count("\n", 0, offset)
        start = self.text.rfind("\n", 0, offset) + 1
        return self.line + row, self.columns[row] + offset - start + 1


def code(spec: ParsedSpec, block: nodes.literal_block) -> Code:
    """Return a literal block as it stands in the spec."""
    text = block.astext()
    line = block.get("body_line") or node_positions.first_line(
        spec.lines, text, block.line or 1
    )
    rows = text.split("\n")
    columns = []
    for number, row in enumerate(rows, start=line):
        source = spec.lines[number - 1] if number <= len(spec.lines) else ""
        columns.append(max(source.find(row), 0))
    return Code(text, line, tuple(columns))
