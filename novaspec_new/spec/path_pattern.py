"""Paths with fields in them, as ``specs/{release}/{name}.rst``."""

import re
from collections.abc import Collection, Mapping
from functools import cache

FIELDS = ("release", "state", "component", "name")
_FIELD = re.compile(r"\{(\w+)\}")
_WILDCARDS = frozenset("{}*?[]")
HINT = (
    "it is a path from the checkout's root, with "
    + ", ".join(f"{{{field}}}" for field in FIELDS)
    + " in it"
)


def fields(pattern: str) -> tuple[str, ...]:
    """Return the names of a pattern's fields, in order."""
    return tuple(_FIELD.findall(pattern))


def problem(pattern: str) -> str:
    """Say what is wrong with a pattern, nothing if it can be used."""
    found = fields(pattern)
    if pattern.startswith("/") or ".." in pattern.split("/"):
        return "leads out of the checkout"
    if not _WILDCARDS.isdisjoint(_FIELD.sub("", pattern)):
        return "has a brace or wildcard that is no field"
    if len(set(found)) < len(found):
        return "has a field twice"
    strange = [name for name in found if name not in FIELDS]
    if strange:
        return f"has an unknown field {strange[0]!r}"
    return ""


def filled(pattern: str, values: Mapping[str, str]) -> str | None:
    """Return the path with its fields' values; None where one lacks."""
    if any(not values.get(name) for name in fields(pattern)):
        return None
    return _FIELD.sub(lambda match: values[match[1]], pattern)


def shown(pattern: str) -> str:
    """Return a pattern as a person reads it, as ``specs/RELEASE/NAME.rst``."""
    return _FIELD.sub(lambda match: match[1].upper(), pattern)


def match(pattern: str, path: str) -> dict[str, str] | None:
    """Return the values that a path gives to a pattern's fields.

    None where it does not have the pattern's form. A field holds all or
    part of one folder's or file's name, never a slash.
    """
    found = _expression(pattern).fullmatch(path)
    return found.groupdict() if found else None


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    # Of a pattern split so, every second part is a field's name.
    return re.compile(
        "".join(
            f"(?P<{part}>[^/]+)" if index % 2 else re.escape(part)
            for index, part in enumerate(_FIELD.split(pattern))
        )
    )


def glob(pattern: str, known: Mapping[str, str]) -> str:
    """Return the glob for a pattern's paths with some values known."""
    escaped = {
        name: re.sub(r"[*?\[]", r"[\g<0>]", value)
        for name, value in known.items()
    }
    return _FIELD.sub(lambda match: escaped.get(match[1]) or "*", pattern)


def literal_parts(pattern: str) -> int:
    """Return how many names in a pattern hold no field."""
    return sum("{" not in part for part in pattern.split("/"))


def up_to(pattern: str, field: str) -> str | None:
    """Return a pattern's folders down to the one that holds a field.

    None where no folder does; a file's name is none.
    """
    parts = pattern.split("/")[:-1]
    for index, part in enumerate(parts):
        if field in fields(part):
            return "/".join(parts[: index + 1])
    return None


def literal_length(pattern: str) -> int:
    """Return how many characters of a pattern are in no field."""
    return len(_FIELD.sub("", pattern))


def nearest(patterns: Collection[str], path: str) -> str | None:
    """Return the pattern that says the most of a path, if any has its form."""
    found = [each for each in patterns if match(each, path) is not None]
    return max(found, key=literal_parts, default=None)
