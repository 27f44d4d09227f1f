"""A spec brought to a template: every word kept, what is missing added."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from novaspec_new.render import forms, skeleton
from novaspec_new.spec import document, introduction, sectioned_spec, todo
from novaspec_new.spec.guidance import Guidance, paragraphs
from novaspec_new.spec.outline import Form, Outline, OutlineEntry
from novaspec_new.spec.sectioned_spec import SectionBlock


class Change(StrEnum):
    """What came of a section."""

    NEW = "new"
    GONE = "gone"
    REWORDED = "reworded"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A line of the report: a section's title, and what came of it."""

    title: str
    change: Change
    note: str = ""


@dataclass(frozen=True, slots=True)
class Regenerated:
    """A spec's new text, and what came of each section.

    ``changes`` go by the template's order; those that the template does
    not have come last.
    """

    text: str
    changes: tuple[SectionChange, ...]

    def titles(self, change: Change) -> tuple[str, ...]:
        """Return the titles of the sections of which that came."""
        return tuple(e.title for e in self.changes if e.change is change)


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
        found = sectioned_spec.split(self._spec, self._outline)
        blocks = [self._brought(block) for block in found.blocks]
        for title in sectioned_spec.misplaced(blocks, self._outline):
            note = "moved" if reorder else "out of order; see --reorder"
            self._notes.setdefault(title, (Change.KEPT, note))
        if reorder:
            blocks = sectioned_spec.ordered(blocks, self._outline)
        before = found.before + self._introduction(found.introduction)
        for entry in self._outline.entries:
            if all(block.entry is not entry for block in blocks):
                self._notes[entry.title] = (Change.NEW, self._stray(entry))
                before, blocks = sectioned_spec.inserted(
                    before, blocks, entry, self._body(entry), self._outline
                )
        new = before + "".join(block.text for block in blocks)
        return Regenerated(new, self._section_changes())

    def _brought(self, block: SectionBlock) -> SectionBlock:
        """Return a section with its title and guidance up to date."""
        entry = block.entry
        if entry is None:
            return block
        if block.title != entry.title:
            note = f"its title was {block.title!r}"
            self._notes[entry.title] = (Change.REWORDED, note)
            block = block.retitled(entry.title)
        if not entry.asked:
            return block
        comment = self._renewed(
            entry.title,
            block.body,
            entry.guidance,
            skeleton.todo_comment(entry),
        )
        if comment is None:
            return block
        note = "held a template's words only; now to do"
        self._notes[entry.title] = (Change.REWORDED, note)
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
        return skeleton.template_comment(words)

    def _introduction(self, text: str) -> str:
        """Return the introduction, to do if it is all a template's."""
        parts = introduction.split(text)
        info = self._outline.introduction_info
        own = introduction.split(self._outline.introduction).text
        comment = self._renewed(
            "", parts.text, own, skeleton.introduction_comment(info)
        )
        if comment is None:
            return text
        after = parts.text[len(parts.text.rstrip("\n")) :]
        return parts.lead + comment + after

    def _body(self, entry: OutlineEntry) -> str:
        if entry.info.form == Form.CONTAINER:
            return ""
        if entry.info.form == Form.HISTORY:
            return forms.history(self._outline.display_name, self._history)
        return skeleton.todo_comment(entry)

    def _stray(self, entry: OutlineEntry) -> str:
        """Return a note on a section of this title in another place."""
        if self._spec.find(entry.title) is None:
            return "to do" if entry.asked else ""
        return "one of that title stands elsewhere too"

    def _section_changes(self) -> tuple[SectionChange, ...]:
        changes = []
        for entry in self._outline.entries:
            change, note = self._notes.get(entry.title, self._unchanged(entry))
            changes.append(SectionChange(entry.title, change, note))
        return (*changes, *self._gone())

    def _unchanged(self, entry: OutlineEntry) -> tuple[Change, str]:
        base = self._templates.base
        old = base.find(entry.title) if base and entry.asked else None
        if old is None or old.guidance == entry.guidance:
            return Change.KEPT, ""
        return Change.REWORDED, "the template's guidance changed"

    def _gone(self) -> list[SectionChange]:
        """Return what the template does not have, or no more."""
        former = {
            entry.title
            for outline in self._templates.others
            for entry in outline.entries
        }
        changes = []
        for section in self._spec.sections:
            if sectioned_spec.near(self._outline, section.title):
                continue
            if section.level == 1:
                note = "kept; the gate takes no such section at this level"
                changes.append(SectionChange(section.title, Change.GONE, note))
            elif section.level == 2 and section.title in former:
                changes.append(
                    SectionChange(section.title, Change.GONE, "kept")
                )
        return changes
