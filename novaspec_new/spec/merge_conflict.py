"""What git leaves in a text where a merge could not choose."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from novaspec_new.spec.errors import NovaspecError

_BEGIN, _END = "<<<<<<< ", ">>>>>>> "
# Patterns, made when a text is looked at: a new spec's first question
# is not kept waiting for them.
# With a name behind it, none of them can underline a title.
_NAMED = r"(?:<{7}|\|{7}|>{7}) \S.*"
# Either side's mark, with a name behind it or without.
_OURS = r"(?m)^<{7}( |$)"
_THEIRS = r"(?m)^>{7}( |$)"


class Conflict(NamedTuple):
    """The 1-based lines from the first mark to the last, inclusive.

    Both are the same where the other mark is gone.
    """

    first: int
    last: int


def expect_none(text: str, name: str) -> None:
    """Raise NovaspecError for a text that has both sides of a merge.

    ``name`` is what its reader calls it.
    """
    start = re.search(_OURS, text)
    if start and re.compile(_THEIRS).search(text, start.end()):
        line = text.count("\n", 0, start.start()) + 1
        raise NovaspecError(
            f"{name}:{line}: a merge conflict begins here",
            "mend it by hand first",
        )


def is_mark(line: str) -> bool:
    """Say whether a line alone tells that a merge left it."""
    return bool(re.fullmatch(_NAMED, line))


def find(lines: Sequence[str]) -> Iterator[Conflict]:
    """Yield what a merge left in a text, in order.

    A line of ``=`` may underline a title, and is a mark only between the
    marks of both sides.
    """
    first = 0
    for number, line in enumerate(lines, start=1):
        if line.startswith(_BEGIN) and is_mark(line):
            if first:
                yield Conflict(first, first)
            first = number
        elif line.startswith(_END) and is_mark(line):
            yield Conflict(first or number, number)
            first = 0
    if first:
        yield Conflict(first, first)
