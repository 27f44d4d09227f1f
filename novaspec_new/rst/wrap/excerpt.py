"""The parts of a text that have to be parsed to prove an edit.

A line at the margin after a blank one begins anew: how docutils reads it
and what follows does not depend on what comes before, but for two
things. A literal block at the margin may follow a ``::``, and a simple
table may hold blank lines.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

# Between parts, so that a list in one does not go on in the next.
SEPARATOR = ("", "x", "")

_TABLE = re.compile("=+( +=+)+ *$")
# Where docutils ends a line, and we do not.
_ODD = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")


def parts(
    lines: Sequence[str], wanted: Collection[int]
) -> list[tuple[int, int]]:
    """Return where the parts begin and end that hold the wanted lines.

    These are 1-based, the parts' bounds 0-based. It is one part, the
    whole, where parts would be read in another way.
    """
    if not can_be_parted(lines):
        return [(0, len(lines))]
    starts = [
        index
        for index, line in enumerate(lines)
        if _is_at_margin(line) and (not index or not lines[index - 1].strip())
    ]
    bounds = sorted({0, *starts, len(lines)})
    found = []
    for start, end in pairwise(bounds):
        if any(line in wanted for line in range(start + 1, end + 1)):
            if may_be_quoted(lines, start):
                return [(0, len(lines))]
            found.append((start, end))
    return found


def can_be_parted(lines: Sequence[str]) -> bool:
    """Say whether each line at the margin after a blank one begins anew."""
    return not any(map(_TABLE.match, lines)) and not any(
        map(_ODD.search, lines)
    )


def is_border(line: str) -> bool:
    """Say whether a line may be that of a simple table, wherever it is."""
    return bool(_TABLE.match(line.lstrip()))


def _is_at_margin(line: str) -> bool:
    return bool(line) and not line[0].isspace()


def may_be_quoted(lines: Sequence[str], start: int) -> bool:
    """Say whether a part may be a literal block that is not indented."""
    if lines[start].lstrip()[:1].isalnum():
        return False
    before = start
    while before and not lines[before - 1].strip():
        before -= 1
    return before > 0 and lines[before - 1].rstrip().endswith("::")
