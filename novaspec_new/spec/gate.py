"""The rules on characters that the project's gate applies to each line.

They are what the gate does, not what would be sensible: a line that
holds an address is exempt, and so are indented lines from a line with
``::`` on, until one stands at the margin. Lines are counted from 1.
"""

import re

WIDTH = 79
ZERO_WIDTH_SPACE = "\u200b"

_URL = re.compile("https?://")
_ONE_WORD = re.compile(r"\s*[^\s]+$")


def breaking_lines(text: str, width: int = WIDTH) -> list[int]:
    """Return the lines that are longer than the gate allows."""
    lines = text.split("\n")
    if not any(is_too_long(line, width) for line in lines):
        # Most texts end here; the rest costs three times as much.
        return []
    breaking = []
    in_code = False
    for number, line in enumerate(lines, start=1):
        in_code = in_code and line[:1] in {"", " "}
        if not in_code and is_too_long(line, width):
            breaking.append(number)
        in_code = in_code or "::" in line
    return breaking


def trailing_spaces(text: str) -> list[int]:
    """Return the lines that end in a space."""
    if " \n" not in text and not text.endswith(" "):
        return []
    return [
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if line.endswith(" ")
    ]


def zero_width_spaces(text: str) -> list[int]:
    """Return the lines that hold a zero-width space."""
    if ZERO_WIDTH_SPACE not in text:
        return []
    return [
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if ZERO_WIDTH_SPACE in line
    ]


def is_too_long(line: str, width: int = WIDTH) -> bool:
    """Say whether a line is too long, wherever it stands outside code."""
    return len(line) > width and not (
        _URL.search(line) or _ONE_WORD.match(line)
    )
