"""What a release's template asks for: the one outline behind everything.

The wizard asks by it, the renderer renders by it, the checker checks by
it. It is read from a template's text, or from our own data elsewhere.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from novaspec_new.spec import none_answer, releases
from novaspec_new.spec.none_answer import NonePolicy

if TYPE_CHECKING:
    from novaspec_new.spec.document import Document


class Form(StrEnum):
    """The ways to ask for a section's text that mean something elsewhere.

    The wizard may have more, each known by its name to nova_sections.toml.
    """

    TEXT = "text"
    ASSIGNEES = "assignees"
    LIAISON = "liaison"
    REFERENCES = "references"
    # Holds sub-sections and no text of its own.
    CONTAINER = "container"
    # Written for the author: known without a question.
    HISTORY = "history"


class SectionInfo(NamedTuple):
    """What we know of a section by its title, in every release.

    ``questions`` are short and in our own words; ``none_if`` ends the
    sentence "None is fine if ..."; ``none_rate`` is the share of merged
    specs since ussuri that answer None, from 0 to 1.
    """

    questions: tuple[str, ...] = ()
    form: str = Form.TEXT
    none: NonePolicy = NonePolicy.POSSIBLE
    none_if: str = ""
    none_rate: float | None = None

    @property
    def none_is_fine(self) -> str:
        """The sentence that says when None is fine; empty without any."""
        return none_answer.when_fine(self.none_if)

    @property
    def none_hint(self) -> str:
        """What stands beside the question; empty if None is never fine."""
        return none_answer.hint(self.none_if, self.none_rate)

    @property
    def about_none(self) -> str:
        """A sentence or two on None as an answer; empty without any."""
        return none_answer.about(self.none, self.none_if, self.none_rate)


class OutlineEntry(NamedTuple):
    """A section that the template has.

    ``guidance`` is the template's own text, as written but for blank
    lines around it (empty in our own outline). ``optional`` says that
    the gate accepts a spec without it. ``parent`` is the title of the
    level 1 section that a level 2 section belongs to.
    """

    title: str
    level: int
    parent: str | None
    guidance: str
    optional: bool
    info: SectionInfo

    @property
    def asked(self) -> bool:
        """Whether the author is asked for its text."""
        return self.info.form not in {Form.CONTAINER, Form.HISTORY}


class Outline(NamedTuple):
    """A template read: its fixed phrases and its sections in order."""

    release: str
    display_name: str
    header: str
    introduction: str
    introduction_info: SectionInfo
    entries: tuple[OutlineEntry, ...]

    @property
    def asked(self) -> tuple[OutlineEntry, ...]:
        """The sections that the author is asked for, in order."""
        return tuple(entry for entry in self.entries if entry.asked)

    @property
    def titles(self) -> tuple[str, ...]:
        """All section titles in order."""
        return tuple(entry.title for entry in self.entries)

    def with_optional(self, titles: Collection[str]) -> "Outline":
        """Return it with these sections as the ones a spec may lack."""
        entries = (
            entry._replace(optional=entry.title in titles)
            for entry in self.entries
        )
        return self._replace(entries=tuple(entries))

    def find(self, title: str) -> OutlineEntry | None:
        """Return the section with exactly this title, if any."""
        return next((s for s in self.entries if s.title == title), None)


class Embedded(NamedTuple):
    """Our own data: an outline, and what is known of sections by title."""

    outline: Outline
    info: Mapping[str, SectionInfo]


# A bullet's second line of the one list-table in a History section.
_HISTORY_ROW = r"(?m)^ *\* - (?P<release>.*\S)\s*$"


def read_template(
    text: str,
    release: str,
    info: Mapping[str, SectionInfo],
    optional: Collection[str] = (),
    *,
    history: str = "History",
) -> Outline:
    """Read the outline from a template's text.

    ``info`` is by section title; ``optional`` are the titles that a spec
    may lack. ``history`` is the title of the table with a row for each
    release, empty where specs have none.
    """
    # Our own outline is no text.
    from novaspec_new.spec import document

    parts = document.split(text)
    parts = parts.folded([s.title for s in parts.sections if s.level <= 2])
    levels = [section.level for section in parts.sections]
    written = []
    for section, following in zip(
        parts.sections, [*levels, 0][1:], strict=True
    ):
        guidance = section.body.strip("\n")
        known = info_of(info, section.title)
        if known.form == Form.HISTORY and section.title != history:
            known = known._replace(form=Form.TEXT)
        if not guidance and following > section.level:
            known = SectionInfo(form=Form.CONTAINER)
        written.append((section.title, section.level, guidance, known))
    return Outline(
        release=release,
        display_name=_display_name(parts, release),
        header=parts.header.strip("\n"),
        introduction=parts.introduction.strip("\n"),
        introduction_info=info.get("", SectionInfo()),
        entries=tuple(_entries(written, optional)),
    )


def info_of(info: Mapping[str, SectionInfo], title: str) -> SectionInfo:
    """Return what is known of a section, in whatever case its title is."""
    found = info.get(title)
    if found is None:
        folded = title.casefold()
        known = (
            value
            for each, value in info.items()
            if each and each.casefold() == folded
        )
        found = next(known, SectionInfo())
    return found


def _entries(
    written: Iterable[tuple[str, int, str, SectionInfo]],
    optional: Collection[str],
) -> Iterator[OutlineEntry]:
    """Yield sections of which title, level, guidance and info are known."""
    parent: str | None = None
    for title, level, guidance, info in written:
        if level == 1:
            parent = title
        yield OutlineEntry(
            title=title,
            level=level,
            parent=parent if level == 2 else None,
            guidance=guidance,
            optional=title in optional,
            info=info,
        )


def _display_name(parts: "Document", release: str) -> str:
    history = parts.find("History")
    rows = re.findall(_HISTORY_ROW, history.body) if history else []
    if len(rows) > 1:
        return str(rows[-1])
    return releases.display_name(release)


def read_embedded(table: Mapping[str, Any]) -> Embedded:
    """Read our own outline (the table of templates/nova_sections.toml)."""
    sections = table["section"]
    info = {"": _section_info(table["introduction"])}
    for entry in [*sections, *table.get("former_section", [])]:
        info[entry["title"]] = _section_info(entry)
    written = (
        (entry["title"], entry["level"], "", info[entry["title"]])
        for entry in sections
    )
    outline = Outline(
        release=table["release"],
        display_name=table["display_name"],
        header=table["header"].strip("\n"),
        introduction="",
        introduction_info=info[""],
        entries=tuple(_entries(written, ())),
    )
    return Embedded(outline, info)


def read_info(
    table: Mapping[str, Any], service: str
) -> Mapping[str, SectionInfo]:
    """Read what authors of a project are asked.

    ``table`` is that of templates/sections.toml; ``service`` is what the
    project is called in a sentence. The introduction's is under an empty
    title.
    """
    found = {"": _section_info(table["introduction"])}
    for entry in [*table["section"], *table.get("former_section", [])]:
        found[entry["title"]] = _section_info(entry)
    return {title: _named(info, service) for title, info in found.items()}


def _named(info: SectionInfo, service: str) -> SectionInfo:
    questions = tuple(
        question.replace("{service}", service) for question in info.questions
    )
    none_if = info.none_if.replace("{service}", service)
    return info._replace(questions=questions, none_if=none_if)


def _section_info(entry: Mapping[str, object]) -> SectionInfo:
    questions = entry.get("questions", [])
    rate = entry.get("none_rate")
    if not isinstance(questions, list):
        raise TypeError(f"questions of {entry.get('title')!r} are no list")
    return SectionInfo(
        questions=tuple(str(question) for question in questions),
        form=str(entry.get("form", Form.TEXT)),
        none=NonePolicy(str(entry.get("none", NonePolicy.POSSIBLE))),
        none_if=str(entry.get("none_if", "")),
        none_rate=rate if isinstance(rate, float) else None,
    )
