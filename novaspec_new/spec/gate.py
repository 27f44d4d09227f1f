"""The rules on characters that the project's gate applies to each line.

They are what the gate does, not what would be sensible: a line that
holds an address is exempt, and so are indented lines from a line with
``::`` on, until one stands at the margin. Lines are counted from 1.
"""

import re

from novaspec_new.spec.profile import WIDTH, Gate, WidthExemption

__all__ = [
    "WIDTH",
    "breaking_lines",
    "is_too_long",
    "trailing_spaces",
    "zero_width_spaces",
]
ZERO_WIDTH_SPACE = "\u200b"

_EXEMPTIONS = {
    WidthExemption.ADDRESS: ".*https?://",
    WidthExemption.WORD: r"\s*[^\s]+$",
    WidthExemption.IMAGE: r"\.\..*image::",
}
_EXEMPT = Gate().width_exempt


def breaking_lines(
    text: str, width: int = WIDTH, exempt: tuple[str, ...] = _EXEMPT
) -> list[int]:
    """Return the lines that are longer than the gate allows.

    ``exempt`` are the kinds of line that may be; without a ``width`` all
    may.
    """
    lines = text.split("\n")
    long = {
        number
        for number, line in enumerate(lines, start=1)
        if len(line) > width and is_too_long(line, width, exempt)
    }
    if not width or not long:
        # Most texts end here; the rest costs twice as much.
        return []
    breaking = []
    in_code = False
    knows_code = WidthExemption.CODE in exempt
    for number, line in enumerate(lines, start=1):
        in_code = in_code and line[:1] in {"", " "}
        if not in_code and number in long:
            breaking.append(number)
        in_code = in_code or (knows_code and "::" in line)
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


def is_too_long(
    line: str, width: int = WIDTH, exempt: tuple[str, ...] = _EXEMPT
) -> bool:
    """Say whether a line is too long, wherever it stands outside code."""
    if len(line) <= width:
        return False
    return not any(
        re.match(pattern, line)
        for kind, pattern in _EXEMPTIONS.items()
        if kind in exempt
    )
