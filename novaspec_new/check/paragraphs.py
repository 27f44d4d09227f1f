"""Paragraphs and list items read off a text's lines, without a parse.

All templates have to be read for each spec that is checked; parsing
them would take longer than everything else.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ITEM = re.compile(r"\s*(?:[*+-]|#\.|\d+\.)\s+")
_COMMENT = re.compile(r"( *)\.\.(?: (?!_|\[|\||[\w:-]+::)|$)")
_RULES = "=~^\"'`#*+.:_-"
_RULE = re.compile(rf"\s*([{_RULES}])\1{{2,}}\s*")


class Chunk(NamedTuple):
    """A paragraph or list item: where it begins, and what it says.

    ``words`` has single spaces between the words and no bullet.
    ``is_held`` says that it is an item, and something in it follows.
    """

    line: int
    column: int
    words: str
    text: str
    is_held: bool


def visible_lines(text: str) -> Iterator[str]:
    """Yield a text's lines, a blank one for each line of a comment."""
    comment: int | None = None
    for line in text.split("\n"):
        if comment is not None and line.strip():
            if _indent(line) > comment:
                yield ""
                continue
            comment = None
        match = _COMMENT.match(line) if ".." in line else None
        if match:
            comment = len(match[1])
        yield "" if match else line


def chunks(text: str) -> Iterator[Chunk]:
    """Yield a text's chunks, but no comments and no directives."""
    held: list[str] = []
    first = 0
    lines = [*visible_lines(text), ""]
    for number, line in enumerate(lines, start=1):
        words = line.lstrip()
        ends = not words or (words[0] in _RULES and _RULE.fullmatch(line))
        if held and (ends or (_may_be_item(words) and _ITEM.match(line))):
            if not held[0].lstrip().startswith(".. "):
                yield _chunk(first, held, lines, number - 1)
            held = []
        if not ends:
            first = number if not held else first
            held.append(line)


def _may_be_item(words: str) -> bool:
    """Say whether an item may begin so: of most lines it is soon seen."""
    return words[0] in "*+-#" or words[0].isdecimal()


def _chunk(line: int, held: list[str], lines: list[str], end: int) -> Chunk:
    head = held[0]
    item = _ITEM.match(head)
    start = item.end() if item else _indent(head)
    words = " ".join([head[start:], *held[1:]]).split()
    is_held = bool(item) and _indent(_next(lines, end)) > _indent(head)
    return Chunk(
        line, start + 1, " ".join(words), head[start:].rstrip(), is_held
    )


def _next(lines: list[str], index: int) -> str:
    """Return the first line from ``index`` on that is not blank."""
    while index < len(lines) and not lines[index].strip():
        index += 1
    return lines[index] if index < len(lines) else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
