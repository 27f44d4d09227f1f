"""The objects of JSON-like text, with the place of each key.

Samples in specs are JSON, Python or something between, with dots for
what is left out; what is looked for here is in all of them.
"""

import re
from typing import NamedTuple

_SIGN = (
    r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"|(?P<mark>[{}\[\](),:])|(?P<word>[\w.$%-]+)"
)
_OPENING = frozenset("{[(")
_CLOSING = frozenset("}])")


class Key(NamedTuple):
    """A key; ``value`` is the first word or string after it, or ``{``."""

    name: str
    offset: int
    value: str


class Object:
    """What stands in a pair of braces; ``offset`` is the first one's.

    ``key`` is what it is the value of, if anything.
    """

    def __init__(self, offset: int, key: str) -> None:
        self.offset = offset
        self.key = key
        self.keys: list[Key] = []
        self.is_closed = False

    def find(self, name: str) -> Key | None:
        """Return the key with a name, if it is there."""
        return next((key for key in self.keys if key.name == name), None)


def objects(text: str) -> list[Object]:
    """Return all objects of a text, in the order of their beginning."""
    found: list[Object] = []
    open_: list[Object | None] = []
    tokens = list(re.finditer(_SIGN, text))
    for index, token in enumerate(tokens):
        sign = token[0]
        if sign in _OPENING:
            inner = Object(token.start(), _key_before(tokens, index))
            if sign == "{":
                found.append(inner)
            open_.append(inner if sign == "{" else None)
        elif sign in _CLOSING:
            closed = open_.pop() if open_ else None
            if closed:
                closed.is_closed = True
        elif token["string"] and open_:
            holder = open_[-1]
            if holder and _sign(tokens, index + 1) == ":":
                value = _unquoted(_sign(tokens, index + 2))
                name = _unquoted(sign)
                holder.keys.append(Key(name, token.start() + 1, value))
    return found


def _key_before(tokens: list[re.Match[str]], index: int) -> str:
    if index >= 2 and tokens[index - 1][0] == ":":
        return _unquoted(tokens[index - 2][0])
    return ""


def _sign(tokens: list[re.Match[str]], index: int) -> str:
    return tokens[index][0] if index < len(tokens) else ""


def _unquoted(text: str) -> str:
    return text[1:-1] if text[:1] in {'"', "'"} else text
