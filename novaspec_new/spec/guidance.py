"""The templates' own words, and how to tell them in a spec.

An author is to replace them all; what is left of them is no answer.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from novaspec_new.spec import todo
from novaspec_new.spec.outline import Outline

# What the templates put where a person's name belongs. Other words in
# angle brackets, such as <operation>, are part of their sentences.
_PLACEHOLDER = re.compile(
    r"<(launchpad[- ]id( or none)?|name and/or nick)>", re.IGNORECASE
)
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


@dataclass(frozen=True, slots=True)
class Guidance:
    """What any template known says in each section, by its title.

    The paragraphs are compared without regard to white space. The
    introduction's are under an empty title.
    """

    paragraphs: frozenset[tuple[str, str]]

    @staticmethod
    def of(outlines: Iterable[Outline]) -> "Guidance":
        """Return what these templates say."""
        found: set[tuple[str, str]] = set()
        for outline in outlines:
            for text in paragraphs(outline.introduction):
                found.add(("", text))
            for entry in outline.entries:
                for text in paragraphs(entry.guidance):
                    found.add((entry.title, text))
        return Guidance(frozenset(found))

    def is_all(self, title: str, text: str) -> bool:
        """Say whether a section's text is theirs to the last paragraph."""
        own = list(paragraphs(text))
        return bool(own) and all(
            (title, paragraph) in self.paragraphs for paragraph in own
        )

    def is_part(self, title: str, text: str) -> bool:
        """Say whether any paragraph of a section's text is theirs.

        One with a placeholder does not count: there only that is left.
        """
        return any(
            (title, paragraph) in self.paragraphs
            and not has_placeholder(paragraph)
            for paragraph in paragraphs(text)
        )


def paragraphs(text: str) -> Iterator[str]:
    """Yield what blank lines separate, each with single spaces."""
    for block in _BLANK_LINES.split(f"\n{text}\n"):
        words = " ".join(block.split())
        if words:
            yield words


def has_placeholder(text: str) -> bool:
    """Say whether a template's placeholder for a person is left."""
    return _PLACEHOLDER.search(todo.without_marker(text)) is not None
