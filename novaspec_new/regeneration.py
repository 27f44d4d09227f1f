"""A spec brought to a template: every word kept, what is missing added."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from novaspec_new import chapters, document, introduction, render, todo
from novaspec_new.chapters import Block
from novaspec_new.guidance import Guidance, paragraphs
from novaspec_new.outline import Form, Outline, Slot


class Change(StrEnum):
    """What came of a section."""

    NEW = "new"
    GONE = "gone"
    REWORDED = "reworded"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the report: a section's title, and what came of it."""

    title: str
    change: Change
    note: str = ""


@dataclass(frozen=True, slots=True)
class Regenerated:
    """A spec's new text, and what came of each section.

    ``entries`` go by the template's order; those that the template does
    not have come last.
    """

    text: str
    entries: tuple[Entry, ...]

    def titles(self, change: Change) -> tuple[str, ...]:
        """Return the titles of the sections of which that came."""
        return tuple(e.title for e in self.entries if e.change is change)


@dataclass(frozen=True, slots=True)
class Templates:
    """The template to bring a spec to, and what else is known.

    ``base`` is the outline that the spec was written by, where that is
    another one; ``others`` those of all releases at hand.
    """

    outline: Outline
    base: Outline | None = None
    others: Sequence[Outline] = ()


def regenerate(
    text: str,
    templates: Templates,
    *,
    reorder: bool = False,
    history: str = "Introduced",
) -> Regenerated:
    """Bring a spec's text to a template.

    What is missing is inserted as to do, ``history`` being what a new
    table says of the spec; a section that holds nothing but a
    template's words becomes to do too. Sections are moved to the
    template's order only with ``reorder``. All else stays as it was.
    """
    return _Regeneration(text, templates, history).run(reorder=reorder)


class _Regeneration:
    """One spec on its way; notes are collected by section."""

    def __init__(self, text: str, templates: Templates, history: str) -> None:
        self._spec = document.split(text)
        self._outline = templates.outline
        self._templates = templates
        self._history = history
        known = [*templates.others, templates.outline]
        self._guidance = Guidance.of(known)
        self._notes: dict[str, tuple[Change, str]] = {}

    def run(self, *, reorder: bool) -> Regenerated:
        found = chapters.split(self._spec, self._outline)
        blocks = [self._brought(block) for block in found.blocks]
        for title in chapters.misplaced(blocks, self._outline):
            note = "moved" if reorder else "out of order; see --reorder"
            self._notes.setdefault(title, (Change.KEPT, note))
        if reorder:
            blocks = chapters.ordered(blocks, self._outline)
        before = found.before + self._introduction(found.introduction)
        for slot in self._outline.slots:
            if all(block.slot is not slot for block in blocks):
                self._notes[slot.title] = (Change.NEW, self._stray(slot))
                before, blocks = chapters.inserted(
                    before, blocks, slot, self._body(slot), self._outline
                )
        new = before + "".join(block.text for block in blocks)
        return Regenerated(new, self._entries())

    def _brought(self, block: Block) -> Block:
        """Return a section with its title and guidance up to date."""
        slot = block.slot
        if slot is None:
            return block
        if block.title != slot.title:
            note = f"its title was {block.title!r}"
            self._notes[slot.title] = (Change.REWORDED, note)
            block = block.retitled(slot.title)
        if not slot.asked:
            return block
        comment = self._renewed(
            slot.title, block.body, slot.guidance, render.todo_comment(slot)
        )
        if comment is None:
            return block
        note = "held a template's words only; now to do"
        self._notes[slot.title] = (Change.REWORDED, note)
        return block.with_answer(comment)

    def _renewed(
        self, title: str, body: str, words: str, questions: str
    ) -> str | None:
        """Return the comment that a body becomes; None if it stays.

        ``words`` is what the template says there, ``questions`` our own
        comment.
        """
        if not todo.is_todo(body):
            theirs = self._guidance.is_all(title, body)
            return questions if theirs else None
        # A comment with other words in it may be an author's notes.
        inside = textwrap.dedent(body.strip().partition("\n")[2])
        if not words or not self._guidance.is_all(title, inside):
            return None
        if list(paragraphs(inside)) == list(paragraphs(words)):
            return None
        return render.template_comment(words)

    def _introduction(self, text: str) -> str:
        """Return the introduction, to do if it is all a template's."""
        parts = introduction.split(text)
        advice = self._outline.introduction_advice
        own = introduction.split(self._outline.introduction).text
        comment = self._renewed(
            "", parts.text, own, render.introduction_comment(advice)
        )
        if comment is None:
            return text
        after = parts.text[len(parts.text.rstrip("\n")) :]
        return parts.lead + comment + after

    def _body(self, slot: Slot) -> str:
        if slot.advice.form is Form.CONTAINER:
            return ""
        if slot.advice.form is Form.HISTORY:
            return render.history(self._outline.display_name, self._history)
        return render.todo_comment(slot)

    def _stray(self, slot: Slot) -> str:
        """Return a note on a section of this title in another place."""
        if self._spec.find(slot.title) is None:
            return "to do" if slot.asked else ""
        return "one of that title stands elsewhere too"

    def _entries(self) -> tuple[Entry, ...]:
        entries = []
        for slot in self._outline.slots:
            change, note = self._notes.get(slot.title, self._unchanged(slot))
            entries.append(Entry(slot.title, change, note))
        return (*entries, *self._gone())

    def _unchanged(self, slot: Slot) -> tuple[Change, str]:
        base = self._templates.base
        old = base.find(slot.title) if base and slot.asked else None
        if old is None or old.guidance == slot.guidance:
            return Change.KEPT, ""
        return Change.REWORDED, "the template's guidance changed"

    def _gone(self) -> list[Entry]:
        """Return what the template does not have, or no more."""
        former = {
            slot.title
            for outline in self._templates.others
            for slot in outline.slots
        }
        entries = []
        for section in self._spec.sections:
            if chapters.near(self._outline, section.title):
                continue
            if section.level == 1:
                note = "kept; the gate takes no such section at this level"
                entries.append(Entry(section.title, Change.GONE, note))
            elif section.level == 2 and section.title in former:
                entries.append(Entry(section.title, Change.GONE, "kept"))
        return entries
