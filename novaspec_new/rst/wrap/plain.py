"""Lines that are wrapped without a parse, since nothing in them is markup.

A line at the margin, alone between blank lines, of words and of no
character that any markup needs, is a paragraph or the one of a bullet
and stays it wherever it is broken. Half of the lines that people write
too long are such; to parse them twice, as a proof, is most of the work.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from novaspec_new.rst.wrap import edits, excerpt
from novaspec_new.rst.wrap.blocks import Block
from novaspec_new.rst.wrap.edits import Edit
from novaspec_new.spec import gate

# A bullet or nothing, then a word of letters: with a full stop or bracket
# it might be an enumerator. What follows is plain, printable ASCII but
# for backquotes, stars, underscores, bars, backslashes and addresses; a
# colon is followed by a space.
_PLAIN = re.compile(
    r"(?P<bullet>[*+-] )?"
    r"[A-Za-z][A-Za-z'-]*,?"
    r"(?: +(?:[!-)+-9;-?A-\[\]^a-{}~]|:(?= ))+)+"
    r":?"
)


def find(
    lines: Sequence[str], wanted: Collection[int], width: int
) -> Iterator[Edit]:
    """Yield the edits of the wanted lines (1-based) that are plain."""
    parts = excerpt.parts(lines, wanted)
    if parts == [(0, len(lines))]:
        return
    for start, end in parts:
        if start + 1 not in wanted or any(
            map(str.strip, lines[start + 1 : end])
        ):
            continue
        edit = _edit(lines, start, width)
        if edit is not None:
            yield edit


def _edit(lines: Sequence[str], index: int, width: int) -> Edit | None:
    line = lines[index].rstrip(" ")
    found = _PLAIN.fullmatch(line)
    if found is None:
        return None
    column = found.end("bullet") if found["bullet"] else 0
    block = Block(index, (line[column:],), column, column, (), is_drawn=False)
    edit = edits.of_line(block, index, lines, width)
    if edit is None or gate.breaking_lines("\n".join(edit.lines), width):
        return None
    return edit
