"""Whether lines could be filled better, told without a parse."""

import re
from collections.abc import Sequence
from itertools import pairwise

from novaspec_new.spec.gate import WIDTH

# What stands before a line's text: its indent, and an item's mark.
_BEFORE = re.compile(r" *(?:[-*+] +|(?:\d+|#)\. +)?")
# What begins a line that is no prose: nothing there is filled.
_NO_PROSE = ("..", "|", "+", "=", "-", "~", "^")


def are_fillable(lines: Sequence[str]) -> bool:
    """Say whether a line is too long, or has room for the next word."""
    if any(len(line) > WIDTH for line in lines):
        return True
    return any(_has_room(line, after) for line, after in pairwise(lines))


def _has_room(line: str, following: str) -> bool:
    match = _BEFORE.match(line)
    text = match.end() if match else 0
    word = following[text:].split(" ", 1)[0]
    return (
        not following[:text].strip()
        and any(map(str.isalnum, word))
        and not line.startswith(_NO_PROSE, text)
        and len(line) + 1 + len(word) <= WIDTH
    )
