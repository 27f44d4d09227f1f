"""A file of answers: the conversation's contents without a terminal."""

import difflib
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from novaspec_new.errors import NovaspecError

_TEXTS = ("title", "introduction", "url")
_PLACE = re.compile(r" \(at line (?P<line>\d+), column (?P<column>\d+)\)$")


@dataclass(frozen=True, slots=True)
class Answers:
    """What an author has answered; None and absent mean not yet.

    ``sections`` maps a section's title to its RST text.
    """

    title: str | None = None
    introduction: str | None = None
    url: str | None = None
    sections: Mapping[str, str] = field(default_factory=dict)


def read(text: str, name: str, titles: Collection[str]) -> Answers:
    """Read answers from a TOML text.

    ``name`` is the file's, for messages; ``titles`` are the sections
    that can be answered. Raises NovaspecError, with the nearest known
    name, for a key that is unknown, and for a value that is no text.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _malformed(name, str(error)) from None
    _check_keys(name, "key", table, [*_TEXTS, "sections"])
    sections = table.get("sections", {})
    if not isinstance(sections, dict):
        raise NovaspecError(
            f"{name}: 'sections' is no table",
            "write [sections] above the sections' answers",
        )
    _check_keys(name, "section", sections, titles)
    for key, value in [*table.items(), *sections.items()]:
        if key != "sections" and not isinstance(value, str):
            raise NovaspecError(
                f"{name}: the value of {key!r} is no text",
                'put it between """ and """',
            )
    return Answers(
        title=table.get("title"),
        introduction=table.get("introduction"),
        url=table.get("url"),
        sections=sections,
    )


def _malformed(name: str, reason: str) -> NovaspecError:
    match = _PLACE.search(reason)
    where = f"{name}:{match['line']}:{match['column']}" if match else name
    what = reason[: match.start()] if match else reason
    return NovaspecError(
        f"{where}: {what[:1].lower()}{what[1:]}",
        "see https://toml.io for how TOML is written",
    )


def _check_keys(
    name: str, kind: str, table: Mapping[str, object], known: Collection[str]
) -> None:
    for key in table:
        if key in known:
            continue
        raise NovaspecError(
            f"{name}: unknown {kind} {key!r}", _nearest(key, known)
        )


def _nearest(key: str, known: Collection[str]) -> str:
    lowered = {title.lower(): title for title in known}
    close = difflib.get_close_matches(key.lower(), lowered, 1, cutoff=0.5)
    if close:
        return f"did you mean {lowered[close[0]]!r}?"
    return "known are " + ", ".join(repr(title) for title in known)
