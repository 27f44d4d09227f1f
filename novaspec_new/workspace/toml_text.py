"""TOML that an author wrote: read, with each mistake in one line."""

import re
import tomllib
from collections.abc import Collection, Mapping
from typing import Any

from novaspec_new.errors import NovaspecError

_PLACE = re.compile(r" \(at line (?P<line>\d+), column (?P<column>\d+)\)$")


def load(text: str, name: str) -> dict[str, Any]:
    """Return a TOML text's table; ``name`` is the file's, for messages.

    Raises NovaspecError, which names the line and column, for a text
    that is no TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _malformed(name, str(error)) from None


def line_of(text: str, key: str) -> int:
    """Return the 1-based line on which a key is given a value.

    It is meant for messages: of a text in which the key stands at a
    line's start for something else too, it may be that one.
    """
    given = re.compile(
        rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]",
        re.MULTILINE,
    )
    match = given.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def check_keys(
    where: str, kind: str, table: Mapping[str, object], known: Collection[str]
) -> None:
    """Raise NovaspecError for the first key that is not a known one.

    It tells the nearest one; ``kind`` says what the keys are.
    """
    for key in table:
        if key not in known:
            raise unknown(where, kind, key, known)


def unknown(
    where: str, kind: str, key: str, known: Collection[str]
) -> NovaspecError:
    """Return the error for an unknown key, with the nearest known one."""
    lowered = {name.lower(): name for name in known}
    # Only a mistake needs it.
    import difflib

    close = difflib.get_close_matches(key.lower(), lowered, 1, cutoff=0.5)
    if close:
        hint = f"did you mean {lowered[close[0]]!r}?"
    else:
        hint = "known are " + ", ".join(repr(name) for name in known)
    return NovaspecError(f"{where}: unknown {kind} {key!r}", hint)


def _malformed(name: str, reason: str) -> NovaspecError:
    match = _PLACE.search(reason)
    where = f"{name}:{match['line']}:{match['column']}" if match else name
    what = reason[: match.start()] if match else reason
    return NovaspecError(
        f"{where}: {what[:1].lower()}{what[1:]}",
        "see https://toml.io for how TOML is written",
    )
