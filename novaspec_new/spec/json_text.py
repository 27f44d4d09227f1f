"""JSON as an author typed it: read with its lines, and laid out evenly.

Each token stays as it was typed, so that no number, escape or repeated
key becomes another; only the white space between them is ours.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

_INDENT = "    "
_DEEPEST = 100
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[][{},:]|[^][{},:\s"]+')
_PYTHON = re.compile(r"\b(?:True|False|None)\b|'")
_CLOSING = {"{": "}", "[": "]"}

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, in a plain line that begins with its place."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class Node:
    """A value as typed: a scalar's token, or what a bracket holds.

    ``items`` are the values with their keys, which are tokens in an
    object and empty in an array; ``line`` is the 1-based line.
    """

    word: str
    line: int
    items: tuple[tuple[str, "Node"], ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A JSON text: its value, and its parts as they were typed."""

    value: Any
    root: Node

    def line(self, path: Path) -> int:
        """Return the line of a value, or of what comes nearest to it."""
        node = self.root
        for step in path:
            inner = _child(node, step)
            if inner is None:
                break
            node = inner
        return node.line

    def repeated(self) -> Iterator[Mistake]:
        """Yield a mistake for each key that an object has twice."""
        for node in _walk(self.root):
            seen: set[str] = set()
            for key, inner in node.items:
                name = json.loads(key) if key else ""
                if key and name in seen:
                    yield Mistake(inner.line, f"{name!r} is there twice")
                seen.add(name)


class _ConstantError(ValueError):
    """A constant of JavaScript, such as NaN, that JSON does not have."""


def parse(text: str) -> Parsed | Mistake:
    """Read a JSON text; what is none is told with its place."""
    try:
        value = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        return Mistake(error.lineno, _told(error, text))
    except _ConstantError as error:
        return Mistake(1, f"{error} is no JSON value")
    except ValueError:
        return Mistake(1, "a number has too many digits")
    except RecursionError:
        return Mistake(1, "it is nested too deep")
    tokens = list(_tokens(text))
    depth = deepest = 0
    for token, _ in tokens:
        depth += (token in _CLOSING) - (token in _CLOSING.values())
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        return Mistake(1, "it is nested too deep")
    return Parsed(value, _node(iter(tokens)))


def laid_out(root: Node, width: int) -> str:
    """Return a value with four spaces for each level.

    An array of plain values stands on one line where that has at most
    ``width`` characters.
    """
    return "\n".join(_lines(root, "", width))


def _refuse(name: str) -> NoReturn:
    raise _ConstantError(name)


def _told(error: json.JSONDecodeError, text: str) -> str:
    said = f"{error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
    line = text.split("\n")[error.lineno - 1]
    if _PYTHON.search(line):
        said += "; JSON has true, false, null and double quotes"
    return said


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line, done = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", done, match.start())
        done = match.start()
        yield match[0], line


def _node(tokens: Iterator[tuple[str, int]]) -> Node:
    """Return the value that comes next; the text is known to be JSON."""
    token, line = next(tokens)
    return _filled(token, line, tokens)


def _filled(word: str, line: int, tokens: Iterator[tuple[str, int]]) -> Node:
    if word not in _CLOSING:
        return Node(word, line)
    items: list[tuple[str, Node]] = []
    while True:
        inner, at = next(tokens)
        if inner == _CLOSING[word]:
            return Node(word, line, tuple(items))
        if inner == ",":
            continue
        key = ""
        if word == "{":
            key = inner
            next(tokens)
            inner, _ = next(tokens)
        items.append((key, _filled(inner, at, tokens)))


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for _, inner in node.items:
        yield from _walk(inner)


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(step, int):
        return node.items[step][1] if step < len(node.items) else None
    found = (inner for key, inner in node.items if json.loads(key) == step)
    return next(found, None)


def _lines(node: Node, lead: str, width: int) -> Iterator[str]:
    """Yield a value's lines; ``lead`` goes before the first of them."""
    if not node.items:
        yield lead + node.word + _CLOSING.get(node.word, "")
        return
    if node.word == "[" and not any(
        inner.word in _CLOSING for _, inner in node.items
    ):
        short = ", ".join(inner.word for _, inner in node.items)
        # A comma may follow.
        if len(lead) + len(short) + 3 <= width:
            yield f"{lead}[{short}]"
            return
    indent = lead[: len(lead) - len(lead.lstrip(" "))]
    yield lead + node.word
    for index, (key, inner) in enumerate(node.items):
        comma = "," if index + 1 < len(node.items) else ""
        begin = f"{indent}{_INDENT}{key}{': ' if key else ''}"
        lines = list(_lines(inner, begin, width))
        yield from lines[:-1]
        yield lines[-1] + comma
    yield indent + _CLOSING[node.word]
