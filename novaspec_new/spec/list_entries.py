"""Lists that are typed entry by entry: work items, references."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BULLET = re.compile(r"(?P<indent> *)(?P<mark>(?:[-*+\u2022]|\d+[.)]|#\.) +)")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as reStructuredText.

    One that ``is_loose`` has a blank line before and after it.
    """

    text: str
    is_loose: bool


def split(text: str) -> tuple[str, ...]:
    """Return the entries in what was typed, or pasted at once.

    Pasted lines are entries each; of a pasted list, its items are, and
    what is indented below an item belongs to it.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line.expandtabs(8).rstrip() for line in lines]
    bullets = [match for line in lines if (match := _BULLET.match(line))]
    indent = min((len(match["indent"]) for match in bullets), default=-1)
    found: list[list[str]] = []
    depth = 0
    for line in lines:
        match = _BULLET.match(line)
        if match and len(match["indent"]) == indent:
            depth = match.end()
            found.append([line[depth:]])
        elif found and depth and line[:1] in {"", " "}:
            found[-1].append(_dedented(line, depth))
        elif line.strip():
            depth = 0
            found.append([line.strip()])
    entries = ("\n".join(entry).strip() for entry in found)
    return tuple(entry for entry in entries if entry)


def _dedented(line: str, depth: int) -> str:
    room = len(line) - len(line.lstrip(" "))
    return line[min(room, depth) :]


def laid_out(texts: Iterable[str]) -> Iterator[Entry]:
    """Yield entries as bullets; footnotes and targets stay as they are."""
    for text in texts:
        if text.startswith(".. "):
            yield Entry(text, is_loose=True)
            continue
        first, *rest = text.split("\n")
        lines = [f"* {first}", *(f"  {line}".rstrip() for line in rest)]
        yield Entry("\n".join(lines), is_loose=bool(rest))
