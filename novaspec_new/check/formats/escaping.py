"""A spec's text made safe for a terminal, a character for a character."""

import re
import unicodedata

# Controls, and what moves, hides or turns around the text beside it.
# Compiled when it is needed, which for most texts it is not.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)

# What can stand in a spec by mistake, and is told by a mark of its own.
_SHOWN = {"\t": " ", "\r": "\u240d"}


def visible(text: str) -> str:
    """Return the text with a mark for each character not to be shown."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_UNSAFE, _mark, text)


def width(text: str) -> int:
    """Return how many columns of a terminal a visible text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _mark(match: re.Match[str]) -> str:
    return _SHOWN.get(match[0], "\ufffd")


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
