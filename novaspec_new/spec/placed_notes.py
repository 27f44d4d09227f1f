"""An author's notes put where a template has a place for them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple, Protocol

from novaspec_new.spec import (
    gate,
    headings,
    introduction,
    rubric,
    title_match,
    unplaced_notes,
)
from novaspec_new.spec.document import Document
from novaspec_new.spec.filled_text import joined
from novaspec_new.spec.outline import Outline, OutlineEntry

# How alike titles have to be, from 0 to 1: on their own, and where the
# heading may as well be a part of the section that it stands in.
_NEAR = 0.7
_NEARER = 0.87
# The template's titles are underlined with = and -.
_UNDERLINES = "-~^\"'"
_WORD = re.compile(r"\w+")
_LICENCE = re.compile("creativecommons.org/licenses", re.IGNORECASE)


class Part(Protocol):
    """A heading, and what stands below it up to the next one."""

    @property
    def title(self) -> str:
        """The heading as reStructuredText, in one line."""

    @property
    def level(self) -> int:
        """How deep it stands, from 1; 0 without a heading."""

    @property
    def body(self) -> str:
        """What stands below it, as reStructuredText."""


class Placed(NamedTuple):
    """Notes with a place: what is put where.

    ``sections`` maps a section's title to its text; ``unplaced`` is what
    no section takes. ``told`` has a line on each heading that is not the
    section's own title.
    """

    title: str = ""
    introduction: str = ""
    sections: Mapping[str, str] = MappingProxyType({})
    unplaced: str = ""
    told: tuple[str, ...] = ()


class PlainPart(NamedTuple):
    """A part of notes that are no Markdown; see ``Part``."""

    title: str
    level: int
    body: str


class _Open(NamedTuple):
    """A heading whose parts may follow: its level, and where it goes.

    ``entry`` is None where it has no place; ``depth`` counts from 0 for
    the section itself.
    """

    level: int
    entry: OutlineEntry | None
    depth: int


def parts_of(document: Document, header: str) -> list[Part]:
    """Return the parts of notes in reStructuredText.

    A licence above the title is the template's ``header``, which a spec
    gets anyway.
    """
    above = document.header
    if _words(above) == _words(header) or _LICENCE.search(above):
        above = ""
    lead = document.introduction
    if not document.title and _LICENCE.search(lead):
        lead = _without_licence(lead)
    found: list[Part] = [PlainPart("", 0, above.strip("\n"))]
    if document.title:
        found.append(PlainPart(document.title, 1, lead.strip("\n")))
    else:
        found.append(PlainPart("", 0, lead.strip("\n")))
    deeper = int(bool(document.title))
    found += [
        PlainPart(
            section.title, section.level + deeper, section.body.strip("\n")
        )
        for section in document.sections
    ]
    return found


def plain_parts(text: str, outline: Outline) -> list[PlainPart]:
    """Return the parts of plain notes: a title on a line begins one."""
    found: list[PlainPart] = []
    title, body = "", []
    for line in text.split("\n"):
        entry = title_match.same(line, outline.entries) or _plain_title(
            line, outline
        )
        if entry is None:
            body.append(line)
            continue
        found.append(PlainPart(title, int(bool(title)), "\n".join(body)))
        title, body = line.strip(), []
    found.append(PlainPart(title, int(bool(title)), "\n".join(body)))
    return found


def place(parts: Iterable[Part], outline: Outline, url: str = "") -> Placed:
    """Return where a template has a place for the parts of notes.

    ``url`` is the blueprint's address, which the spec gets anyway.
    """
    every = [part for part in parts if part.title or part.body.strip()]
    placing = _Placing(outline)
    first = _title(every, outline)
    for part in every:
        if part is first or not part.level:
            placing.lead(_without_url(part.body, url))
        else:
            placing.put(part)
    return Placed(
        title=first.title if first is not None else "",
        introduction=placing.introduction,
        sections=placing.sections,
        unplaced=placing.unplaced,
        told=tuple(placing.told),
    )


def sub_heading(title: str, level: int, depth: int = 1) -> str:
    """Return the heading of a section's own part.

    ``level`` is the section's in the template, ``depth`` counts from 1
    for a part that is in no other. Where no heading can be it is a
    paragraph of its own.
    """
    index = level - 1 + depth - 1
    if index >= len(_UNDERLINES) or gate.is_too_long(title):
        return rubric.text(title)
    heading = f"{title}\n{headings.rule(title, _UNDERLINES[index])}"
    if headings.find(heading.split("\n")):
        return heading
    return rubric.text(title)


@dataclass
class _Placing:
    """Puts one part after another."""

    outline: Outline
    introduction: str = ""
    sections: dict[str, str] = field(default_factory=dict)
    unplaced: str = ""
    told: list[str] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    def lead(self, text: str) -> None:
        """Put what stands before all headings."""
        self.introduction = joined(self.introduction, text.strip("\n"))

    def put(self, part: Part) -> None:
        """Put a part where its heading says, or its parent's."""
        while self._open and self._open[-1].level >= part.level:
            self._open.pop()
        parent = self._open[-1] if self._open else None
        holder = parent.entry if parent else None
        entry = title_match.same(part.title, self.outline.entries)
        if entry is None:
            least = _NEAR if holder is None else _NEARER
            entry = title_match.nearest(part.title, self.outline.asked, least)
            if entry is not None:
                self.told.append(
                    f"{_said(part.title)!r} of your notes is put into "
                    f"{entry.title!r}"
                )
        if entry is not None and entry.asked:
            self._add(entry, part.body)
            self._open.append(_Open(part.level, entry, 0))
        elif entry is not None:
            if part.body.strip():
                self._leave(part)
            self._open.append(_Open(part.level, None, 0))
        elif parent is not None and holder is not None:
            depth = parent.depth + 1
            heading = sub_heading(part.title, holder.level, depth)
            self._add(holder, joined(heading, part.body.strip("\n")))
            self._open.append(_Open(part.level, holder, depth))
        else:
            self._leave(part)
            self._open.append(_Open(part.level, None, 0))

    def _add(self, entry: OutlineEntry, text: str) -> None:
        if text.strip():
            before = self.sections.get(entry.title, "")
            self.sections[entry.title] = joined(before, text.strip("\n"))

    def _leave(self, part: Part) -> None:
        """Put a part where its author finds it a place."""
        self.told.append(unplaced_notes.told(_said(part.title)))
        text = joined(rubric.text(part.title), part.body.strip("\n"))
        self.unplaced = joined(self.unplaced, text)


def _title(parts: Sequence[Part], outline: Outline) -> Part | None:
    """Return the part whose heading is the notes' own title, if any.

    That is the first one, where no other stands as high.
    """
    titled = [part for part in parts if part.level]
    if not titled or title_match.same(titled[0].title, outline.entries):
        return None
    first, *others = titled
    return first if all(each.level > first.level for each in others) else None


def _plain_title(line: str, outline: Outline) -> OutlineEntry | None:
    """Return the section that a line of plain text is the title of."""
    entry = title_match.same(line, outline.entries)
    if entry is not None:
        return entry
    text = line.strip()
    if not text or line[:1].isspace() or len(text.split()) > 6:
        return None
    if not text.endswith(":") and text[-1] in ".,;?!":
        return None
    return title_match.nearest(text, outline.asked, _NEARER)


def _said(title: str) -> str:
    return title.replace("\\", "")


def _without_url(text: str, url: str) -> str:
    parts = introduction.split(text)
    return parts.text if url and parts.lead.strip() == url else text


def _without_licence(text: str) -> str:
    """Return a text without the comment that holds a licence."""
    blocks = re.split(r"(?m)^(?=\S)", text)
    return "".join(each for each in blocks if not _LICENCE.search(each))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
