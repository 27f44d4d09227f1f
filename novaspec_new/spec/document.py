"""A spec split into its parts, each with its exact text.

The split is lossless: the parts joined again are the same characters.
"""

from collections.abc import Collection
from typing import NamedTuple

from novaspec_new.spec import headings, merge_conflict
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.headings import Heading


class Section(NamedTuple):
    """One section: its heading's lines and what follows, as written.

    ``level`` counts from 1 below the document's title. ``line`` is the
    1-based line of the title's text, ``body_line`` that of the body's
    first line.
    """

    title: str
    level: int
    heading: str
    body: str
    line: int
    body_line: int

    @property
    def text(self) -> str:
        """The section as it stands in the file."""
        return self.heading + self.body


class Document(NamedTuple):
    """A spec's parts in order: header, title, introduction, sections.

    Without a document title ``title`` and ``heading`` are empty and all
    that comes before the first section is the introduction.
    """

    header: str
    title: str
    title_line: int
    heading: str
    introduction: str
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """The whole spec; of an unchanged one, the very same text."""
        parts = [self.header, self.heading, self.introduction]
        return "".join(parts + [section.text for section in self.sections])

    @property
    def introduction_line(self) -> int:
        """The 1-based line on which the introduction begins."""
        return (self.header + self.heading).count("\n") + 1

    def find(self, title: str) -> Section | None:
        """Return the first section with exactly this title."""
        return next((s for s in self.sections if s.title == title), None)

    def folded(self, titles: Collection[str]) -> "Document":
        """Return it with an author's own sub-sections in their section.

        A heading below level 1 that is not among ``titles`` becomes part
        of the body of the section before it; the text stays the same.
        """
        folded: list[Section] = []
        for section in self.sections:
            if folded and section.level > 1 and section.title not in titles:
                last = folded[-1]
                folded[-1] = last._replace(body=last.body + section.text)
            else:
                folded.append(section)
        return self._replace(sections=tuple(folded))

    def with_body(self, title: str, body: str) -> "Document":
        """Return it with another body in the first section so titled.

        Line numbers follow. Raises KeyError where there is none.
        """
        sections = list(self.sections)
        for index, section in enumerate(sections):
            if section.title == title:
                sections[index] = section._replace(body=body)
                return _numbered(self._replace(sections=tuple(sections)))
        raise KeyError(title)

    def with_introduction(self, introduction: str) -> "Document":
        """Return it with another introduction; line numbers follow."""
        return _numbered(self._replace(introduction=introduction))

    def with_title(self, title: str) -> "Document":
        """Return it with another title, its adornment made to fit."""
        rule = headings.rule(title)
        heading = f"{rule}\n{title}\n{rule}\n"
        line = self.header.count("\n") + 2
        return _numbered(
            self._replace(title=title, heading=heading, title_line=line)
        )


def _numbered(document: Document) -> Document:
    """Return it with its sections' line numbers counted anew."""
    before = document.header + document.heading + document.introduction
    line = before.count("\n") + 1
    sections = []
    for section in document.sections:
        body_line = line + section.heading.count("\n")
        title_line = body_line - (section.body_line - section.line)
        sections.append(section._replace(line=title_line, body_line=body_line))
        line += section.text.count("\n")
    return document._replace(sections=tuple(sections))


def split(text: str) -> Document:
    """Split a spec's text into its parts."""
    lines = text.split("\n")
    found = headings.find(lines)
    starts = _offsets(lines)
    header = text[: starts[found[0].start]] if found else text
    titled = bool(found) and _is_title(header, found)
    ends = [heading.start for heading in found[1:]] + [len(lines)]
    sections = [
        Section(
            title=heading.title,
            level=level if titled else level + 1,
            heading=text[starts[heading.start] : starts[heading.end]],
            body=text[starts[heading.end] : starts[end]],
            line=heading.line,
            body_line=heading.end + 1,
        )
        for heading, level, end in zip(
            found, headings.levels(found), ends, strict=False
        )
    ]
    if not titled:
        return Document("", "", 0, "", header, tuple(sections))
    first, *others = sections
    return Document(
        header,
        first.title,
        first.line,
        first.heading,
        first.body,
        tuple(others),
    )


def split_whole(text: str, name: str) -> Document:
    """Split a spec that a program may change; its reader calls it ``name``.

    Raises NovaspecError for one with the marks of a merge conflict, and
    for one without a document title.
    """
    merge_conflict.expect_none(text, name)
    spec = split(text)
    if not spec.title:
        raise NovaspecError(
            f"{name} has no document title",
            "give it one, with '=' over and under, before the first section",
        )
    return spec


def _offsets(lines: list[str]) -> list[int]:
    """Return the offset of each line, and past the last the text's end."""
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    offsets[-1] -= 1
    return offsets


def _is_title(header: str, found: list[Heading]) -> bool:
    """Say whether the first heading is the document's title.

    As in docutils' DocTitle transform: nothing but comments and blank
    lines before it, and no further heading in its style.
    """
    style = found[0].style
    if any(heading.style == style for heading in found[1:]):
        return False
    return all(
        not line.strip() or line.startswith((" ", ".. ", ".."))
        for line in header.split("\n")
    )
