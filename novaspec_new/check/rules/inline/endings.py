"""What may follow markup at once: the ending of the word in it."""

import re

_ENDING = r"(?:e?s|e?d|ing|ly|ers?|th)\b"


def edits(raw: str, at: int) -> tuple[tuple[int, int, str], ...]:
    """Return the edits that part markup from what follows it at once.

    A backslash and a space part an ending. Before a word of its own a
    space is missing, or that word has to go: the author knows.
    """
    return ((at, at, "\\ "),) if re.compile(_ENDING).match(raw, at) else ()
