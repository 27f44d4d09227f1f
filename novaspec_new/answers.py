"""A file of answers: the conversation's contents without a terminal."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from novaspec_new import toml_text
from novaspec_new.errors import NovaspecError

_TEXTS = ("title", "introduction", "url")


class Answers(NamedTuple):
    """What an author has answered; None and absent mean not yet.

    ``sections`` maps a section's title to its RST text.
    """

    title: str | None = None
    introduction: str | None = None
    url: str | None = None
    sections: Mapping[str, str] = MappingProxyType({})


def read(text: str, name: str, titles: Collection[str]) -> Answers:
    """Read answers from a TOML text; an empty one is no answer.

    ``name`` is the file's, for messages; ``titles`` are the sections
    that can be answered. Raises NovaspecError, with the nearest known
    name, for a key that is unknown, and for a value that is no text.
    """
    table = toml_text.load(text, name)
    toml_text.check_keys(name, "key", table, [*_TEXTS, "sections"])
    sections = table.pop("sections", {})
    if not isinstance(sections, dict):
        raise NovaspecError(
            f"{name}: 'sections' is no table",
            "write [sections] above the sections' answers",
        )
    toml_text.check_keys(name, "section", sections, titles)
    given = _texts(table, name)
    return Answers(
        title=given.get("title"),
        introduction=given.get("introduction"),
        url=given.get("url"),
        sections=_texts(sections, name),
    )


def _texts(table: Mapping[str, object], name: str) -> dict[str, str]:
    """Return the answers of a table that hold more than white space."""
    found = {}
    for key, value in table.items():
        if not isinstance(value, str):
            raise NovaspecError(
                f"{name}: the value of {key!r} is no text",
                'put it between """ and """',
            )
        if value.strip():
            found[key] = value
    return found
