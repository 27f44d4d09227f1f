"""A file of answers: an interview's contents without a terminal."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from novaspec_new.spec import progress
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.filled_text import fill
from novaspec_new.spec.outline import Outline, SectionInfo
from novaspec_new.spec.progress import State

if TYPE_CHECKING:
    from novaspec_new.spec.document import Document

_TEXTS = ("title", "introduction", "url")
_WIDTH = 79
_HEAD = """\
# Answers for novaspec new BLUEPRINT --answers FILE.
#
# Write reStructuredText between the quotation marks, as it is to stand in
# the spec; lines may be long. What is left empty stays to do.
"""
_TITLE = "The blueprint's title; if empty, what Launchpad has."
_URL = "The blueprint's address; if empty, the usual one of its name."
_EMPTY = "'''\n'''"


class Answers(NamedTuple):
    """What an author has answered; None and absent mean not yet.

    ``sections`` maps a section's title to its RST text; ``unplaced`` is
    RST text that belongs into none of them.
    """

    title: str | None = None
    introduction: str | None = None
    url: str | None = None
    sections: Mapping[str, str] = MappingProxyType({})
    unplaced: str = ""


def kept(title: str) -> str:
    """Return what is told of an answer whose section has a text already."""
    return f"{title} is written already: it stays so."


def read(text: str, name: str, titles: Collection[str]) -> Answers:
    """Read answers from a TOML text; an empty one is no answer.

    ``name`` is the file's, for messages; ``titles`` are the sections
    that can be answered. Raises NovaspecError, with the nearest known
    name, for a key that is unknown, and for a value that is no text.
    """
    from novaspec_new.spec import toml_text

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


def dump(outline: Outline, spec: "Document | None" = None) -> str:
    """Return the TOML text of a file of answers.

    It has what ``spec`` holds already and an empty place for the rest,
    so that ``read`` finds just that in it.
    """
    # Who reads answers needs no template's words.
    from novaspec_new.spec import guidance, introduction, toml_text

    title, url, text = "", "", ""
    bodies: dict[str, str] = {}
    if spec is not None:
        title = spec.title
        opening = introduction.split(spec.introduction)
        url = _last_line(opening.lead)
        text = opening.text
        folded = spec.folded(outline.titles)
        # Of two of one title the first is the one that is asked for.
        bodies = {part.title: part.body for part in folded.sections[::-1]}
    lines = [
        _entry("title", toml_text.quoted(title), [_TITLE]),
        _entry("url", toml_text.quoted(url), [_URL]),
        _entry(
            "introduction",
            _answer(text),
            _advised(outline.introduction_info),
        ),
        "[sections]\n",
    ]
    for entry in outline.asked:
        answer = _answer(bodies.get(entry.title, ""))
        advised = _advised(entry.info) if entry.info.questions else []
        own = advised or list(guidance.paragraphs(entry.guidance))
        lines.append(_entry(toml_text.quoted(entry.title), answer, own))
    return "\n".join([_HEAD, *lines])


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


def _last_line(lead: str) -> str:
    return (lead.strip().split("\n"))[-1].strip()


def _advised(info: SectionInfo) -> list[str]:
    lines = [f"- {question}" for question in info.questions]
    if info.none_if:
        lines.append(f"- {info.none_is_fine}")
    return lines


def _entry(key: str, value: str, comments: Sequence[str]) -> str:
    lines: list[str] = []
    for comment in comments:
        later = "#   " if comment.startswith("- ") else "# "
        lines += fill(comment, _WIDTH, first="# ", later=later)
    return "\n".join([*lines, f"{key} = {value}", ""])


def _answer(body: str) -> str:
    """Return what stands in a section as a TOML string of several lines."""
    from novaspec_new.spec import toml_text

    text = "" if progress.state(body) is State.TODO else body.strip("\n")
    return toml_text.quoted_lines(text) if text else _EMPTY
