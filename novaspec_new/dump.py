"""A file of answers to fill in: every section, with its questions."""

import re
from collections.abc import Sequence

from novaspec_new import guidance, introduction, progress, prose
from novaspec_new.document import Document
from novaspec_new.outline import Advice, Outline
from novaspec_new.progress import State

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
# What TOML takes between ''' as it stands.
_LITERAL = re.compile(r"[\t\n\x20-\x7e\x80-\ud7ff\ue000-\U0010ffff]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\r": "\\r"}


def dump(outline: Outline, spec: Document | None = None) -> str:
    """Return the TOML text of a file of answers.

    It has what ``spec`` holds already and an empty place for the rest,
    so that ``answers.read`` finds just that in it.
    """
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
    entries = [
        _entry("title", _string(title), [_TITLE]),
        _entry("url", _string(url), [_URL]),
        _entry(
            "introduction",
            _answer(text),
            _advised(outline.introduction_advice),
        ),
        "[sections]\n",
    ]
    for slot in outline.asked:
        answer = _answer(bodies.get(slot.title, ""))
        advised = _advised(slot.advice) if slot.advice.questions else []
        own = advised or list(guidance.paragraphs(slot.guidance))
        entries.append(_entry(_string(slot.title), answer, own))
    return "\n".join([_HEAD, *entries])


def _last_line(lead: str) -> str:
    return (lead.strip().split("\n"))[-1].strip()


def _advised(advice: Advice) -> list[str]:
    lines = [f"- {question}" for question in advice.questions]
    if advice.none_if:
        lines.append(f"- None is fine if {advice.none_if}.")
    return lines


def _entry(key: str, value: str, comments: Sequence[str]) -> str:
    lines: list[str] = []
    for comment in comments:
        later = "#   " if comment.startswith("- ") else "# "
        lines += prose.fill(comment, _WIDTH, first="# ", later=later)
    return "\n".join([*lines, f"{key} = {value}", ""])


def _answer(body: str) -> str:
    """Return what stands in a section as a TOML string of several lines."""
    text = "" if progress.state(body) is State.TODO else body.strip("\n")
    if not text:
        return _EMPTY
    if _LITERAL.fullmatch(text) and "'''" not in text and text[-1] != "'":
        return f"'''\n{text}'''"
    return f'"""\n{_escaped(text)}"""'


def _string(text: str) -> str:
    """Return a text as a TOML string on one line."""
    escaped = _escaped(text).replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _escaped(text: str) -> str:
    return "".join(_escape(char) for char in text)


def _escape(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char not in "\n\t" and not _LITERAL.fullmatch(char):
        return f"\\u{ord(char):04x}"
    return char
