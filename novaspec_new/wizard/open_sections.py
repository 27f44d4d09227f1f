"""Which sections of a spec to offer first: what is still open in it."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from novaspec_new.spec import guidance, progress, todo
from novaspec_new.spec.document import Document
from novaspec_new.spec.guidance import Guidance
from novaspec_new.spec.outline import Outline
from novaspec_new.spec.progress import SectionProgress, State


class OpenReason(StrEnum):
    """Why a section is not done, most in want of text first."""

    TODO = "to do"
    EMPTY = "empty"
    GUIDANCE = "holds the template's guidance"
    PLACEHOLDER = "holds a placeholder"


@dataclass(frozen=True, slots=True)
class OpenSection:
    """A section to offer, and why it is open; None says that it is not."""

    section: SectionProgress
    why: OpenReason | None


def items(
    spec: Document, outline: Outline, known: Guidance
) -> tuple[OpenSection, ...]:
    """Return a spec's sections in the order in which to offer them.

    Open ones come first, by what they want, then the others; each group
    is in the template's order.
    """
    folded = spec.folded(outline.titles)
    bodies = {section.title: section.body for section in folded.sections[::-1]}
    found = [
        OpenSection(section, why(section, bodies[section.entry.title], known))
        for section in progress.sections(spec, outline)
    ]
    ranks = list(OpenReason)
    return tuple(
        sorted(
            found,
            key=lambda item: (
                len(ranks) if item.why is None else ranks.index(item.why)
            ),
        )
    )


def why(
    section: SectionProgress, body: str, known: Guidance
) -> OpenReason | None:
    """Return why a section with this text is open, if it is."""
    if section.state is State.TODO:
        return OpenReason.TODO if todo.has_marker(body) else OpenReason.EMPTY
    if known.is_part(section.entry.title, body):
        return OpenReason.GUIDANCE
    if guidance.has_placeholder(body):
        return OpenReason.PLACEHOLDER
    return None


def meant(titles: Sequence[str], words: str) -> list[str]:
    """Return the titles that may be meant by ``words``.

    Upper and lower case do not count, and a beginning is enough; where
    one is the very title, it alone is meant.
    """
    wanted = " ".join(words.lower().split())
    if not wanted:
        return []
    exact = [title for title in titles if title.lower() == wanted]
    return exact or [
        title for title in titles if title.lower().startswith(wanted)
    ]


def named(titles: Sequence[str], words: str) -> str | None:
    """Return the one title that is meant by ``words``, if one is."""
    found = meant(titles, words)
    return found[0] if len(found) == 1 else None


def nearest(titles: Sequence[str], words: str) -> str | None:
    """Return the title most like ``words``, to be offered; None if none."""
    by_lower = {title.lower(): title for title in titles}
    near = difflib.get_close_matches(words.lower(), by_lower, 1, 0.5)
    within = [title for low, title in by_lower.items() if words.lower() in low]
    if within and words.strip():
        return within[0]
    return by_lower[near[0]] if near else None
