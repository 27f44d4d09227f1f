"""How far a spec has come: each section's state, and where to go on."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from novaspec_new.spec import todo
from novaspec_new.spec.outline import Outline, OutlineEntry

if TYPE_CHECKING:
    from novaspec_new.spec.document import Document

# How authors spell it, in the order of frequency: None, None., N/A.
_NONE = r"(?i)(none|n/?a|nothing)[.!]?"
_NONE_BECAUSE = r"(?i)none(\s*[,;:(.\u2013\u2014-]|\s+because\b).{0,200}"
# None as assignees and liaison have it: below each of their names.
_NOBODY = r"(\S[^\n]*:\n+[ \t]+None\.?\s*)+"
# What the answer begins with itself; "none of it" begins a reason.
_LEAD = (
    r"(?i)(none\b\s*([,;:.\u2013\u2014-]+\s*|(?=because\b)|$))?"
    r"(because\b\s*)?"
)


class State(StrEnum):
    """What stands in a section."""

    TODO = "to do"
    NONE = "None"
    WRITTEN = "written"


class SectionProgress(NamedTuple):
    """A section that the author is asked for, and how far it is."""

    entry: OutlineEntry
    state: State
    words: int


class Progress(NamedTuple):
    """How many sections there are, and how many are answered so far."""

    total: int
    written: int
    none: int

    @classmethod
    def of(cls, sequence: "Sequence[SectionProgress]") -> "Progress":
        """Return the progress of all these sections together."""
        states = [section.state for section in sequence]
        return cls(
            len(states), states.count(State.WRITTEN), states.count(State.NONE)
        )

    @property
    def done(self) -> int:
        """How many are answered, with None or otherwise."""
        return self.written + self.none

    @property
    def short(self) -> str:
        """It in a few words."""
        return f"{self.done} of {self.total}"

    @property
    def long(self) -> str:
        """It in words, with how they are answered."""
        return f"{self.short}, {self.written} written, {self.none} None"

    @property
    def summary(self) -> str:
        """It in words, without what there is none of."""
        counts = (
            (self.written, State.WRITTEN),
            (self.none, State.NONE),
            (self.total - self.done, State.TODO),
        )
        return ", ".join(f"{count} {what}" for count, what in counts if count)


def state(body: str) -> State:
    """Return the state of a section by its body's text."""
    text = body.strip()
    if not text or todo.is_todo(body):
        return State.TODO
    is_empty = is_none(text) or re.fullmatch(_NOBODY, text)
    return State.NONE if is_empty else State.WRITTEN


def is_none(text: str) -> bool:
    """Say whether an answer amounts to None, also with a short reason."""
    text = " ".join(text.split())
    return is_bare_none(text) or bool(re.fullmatch(_NONE_BECAUSE, text))


def is_bare_none(text: str) -> bool:
    """Say whether an answer says None, and nothing else."""
    return bool(re.fullmatch(_NONE, " ".join(text.split())))


def can_be_reason(text: str) -> bool:
    """Say whether a text loses nothing as a reason in one line.

    That is a paragraph of words: no list, no code, no blank line.
    """
    return all(line[:1].isalpha() for line in text.strip().split("\n"))


def none_because(reason: str) -> str:
    """Return the answer None with its reason, a sentence's end."""
    text = re.sub(_LEAD, "", " ".join(reason.split()), count=1)
    if not text:
        return "None"
    return f"None, because {text}" + ("" if text[-1] in ".!?" else ".")


def sections(
    spec: "Document", outline: Outline
) -> tuple[SectionProgress, ...]:
    """Return the outline's asked sections that the spec has, in order."""
    folded = spec.folded(outline.titles)
    found = []
    for entry in outline.asked:
        section = folded.find(entry.title)
        if section is not None:
            now = state(section.body)
            words = 0 if now is State.TODO else len(section.body.split())
            found.append(SectionProgress(entry, now, words))
    return tuple(found)


def first_to_do(
    sequence: Sequence[SectionProgress], start: int = 0
) -> int | None:
    """Return the 0-based index of the first section to do from ``start``."""
    for index in range(start, len(sequence)):
        if sequence[index].state is State.TODO:
            return index
    return None


def count(number: int, what: str) -> str:
    """Return a number of things in words: 1 word, 2 words."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
