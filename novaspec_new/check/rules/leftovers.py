"""Rules on what the template says and the author was to replace."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.paragraphs import chunks, visible_lines
from novaspec_new.check.parsed_spec import ParsedSpec

GUIDANCE = warning(
    "guidance-left",
    "guidance of the template was left in",
    "delete it, and say what it asks for",
)
PLACEHOLDER = warning(
    "placeholder-left",
    "a placeholder was left in",
    "put what it stands for, or None",
)
TITLE = warning(
    "title-example",
    "the title is still the template's",
    "give the blueprint's title",
)
RULES = (GUIDANCE, PLACEHOLDER, TITLE)

_PLACEHOLDER = re.compile(r"<[^<>\n]*>")
# Fewer words than these may well be an author's own.
_FEWEST_WORDS = 5
# What every template has, for a spec that is in no checkout.
_TITLE = "Example Spec - The title of your blueprint"
_PLACEHOLDERS = ("<launchpad-id or None>", "<name and/or nick>")


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look for paragraphs of any template, and for its placeholders."""
    if spec.context.outline is None:
        return
    templates = spec.context.templates()
    known = _Template.of(frozenset(templates))
    if spec.parts.title in known.titles:
        yield TITLE.at(spec.parts.title_line, text=spec.parts.title)
    for chunk in chunks(spec.text):
        if chunk.words in known.guidance and not chunk.is_held:
            yield GUIDANCE.at(
                chunk.line,
                chunk.column,
                f"guidance of the template: '{_start(chunk.words)}'",
                text=chunk.text,
            )
    if not any(name in spec.text for name in known.placeholders):
        return
    for number, line in enumerate(visible_lines(spec.text), start=1):
        if "<" in line:
            for match in _PLACEHOLDER.finditer(line):
                if match[0] in known.placeholders:
                    yield PLACEHOLDER.at(
                        number,
                        match.start() + 1,
                        f"the placeholder {match[0]} was left in",
                        text=match[0],
                    )


def _start(words: str) -> str:
    return words if len(words) <= 50 else f"{words[:47]}..."


class _Template(NamedTuple):
    """What templates say that no spec should."""

    titles: frozenset[str]
    guidance: frozenset[str]
    placeholders: frozenset[str]

    @staticmethod
    @cache
    def of(texts: frozenset[str]) -> "_Template":
        """Return it of several templates together, in whatever order."""
        blocks = _blocks(texts)
        titles = {_TITLE, *_titles(texts)}
        placeholders = {*_PLACEHOLDERS, *_placeholders(blocks)}
        guidance = {
            chunk.words
            for block in blocks
            for chunk in chunks(block)
            if chunk.words.count(" ") >= _FEWEST_WORDS - 1
            and not any(found in chunk.words for found in placeholders)
        }
        return _Template(
            titles=frozenset(titles),
            guidance=frozenset(guidance - titles),
            placeholders=frozenset(placeholders),
        )


def _blocks(texts: Iterable[str]) -> set[str]:
    """Return what stands between blank lines, each block once.

    The templates of two releases have nearly all of it in common.
    """
    return {block for text in texts for block in text.split("\n\n")}


def _titles(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        match = re.search(r"^=+\n(.+)\n=+$", text, re.MULTILINE)
        if match:
            yield match[1].strip()


def _placeholders(texts: Iterable[str]) -> Iterator[str]:
    """Yield what stands in angle brackets alone on a line."""
    for text in texts:
        yield from re.findall(r"^ +(<.*>)$", text, re.MULTILINE)
