"""How much docutils has to do for a text: it has no bounds of its own.

For each inline markup that seems to begin, docutils looks for its end
up to the end of the paragraph: that is quadratic in stray markers, and
a megabyte of asterisks would keep it busy for hours. The same is true
of colons in a word, which may begin an address.
"""

import re
from collections.abc import Iterator

# In characters; beyond, docutils needs gigabytes.
LONGEST = 1_000_000
# About what docutils does in the time that a plain character takes.
MOST = 4_000_000
_STEPS = 50

_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_STARTS = re.compile(r"[*`|]+")
_LONG_WORD = re.compile(r"\S{1000,}")
_COLONS = re.compile(":+")


def objection(text: str) -> tuple[int, str] | None:
    """Return why a text is not to be parsed, and in which 1-based line.

    The line is 0 where it is the whole text; None is no objection.
    """
    if len(text) > LONGEST:
        return 0, f"it is longer than {LONGEST:,} characters"
    if is_too_much(text):
        return hardest(text), "it has too much markup in one paragraph"
    return None


def is_too_much(text: str) -> bool:
    """Say whether parsing a text takes more than is sensible."""
    # At most, as each mark of several together is counted.
    starts = sum(map(text.count, "*`|:"))
    if len(text) + starts * len(text) // _STEPS <= MOST:
        # Nearly all texts, even if each were a single paragraph.
        return False
    return estimate(text) > MOST


def estimate(text: str) -> int:
    """Return the effort of parsing a text, in plain characters."""
    return len(text) + sum(more for _, more in _extra(text))


def hardest(text: str) -> int:
    """Return the 1-based line of the paragraph that takes the most."""
    offset, _ = max(_extra(text), key=lambda found: found[1], default=(0, 0))
    return text.count("\n", 0, offset) + 1


def _extra(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a part begins that takes more, and how much more."""
    for block in _BLOCK.finditer(text):
        starts = len(_STARTS.findall(block[0]))
        yield block.start(), starts * len(block[0]) // _STEPS
    for word in _LONG_WORD.finditer(text):
        colons = len(_COLONS.findall(word[0]))
        yield word.start(), colons * len(word[0]) // _STEPS
