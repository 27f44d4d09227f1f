"""A spec split into its parts, each with its exact text.

The split is lossless: the parts joined again are the same characters.
Headings are found by docutils' rules for the top level of a document
(docutils.parsers.rst.states, Body, Text and Line), without parsing what
stands between them.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1*")
_BULLET = re.compile(r"[-+*\u2022\u2023\u2043](\s|$)")
_ENUMERATOR = re.compile(r"\(?([0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|#)[.)](\s|$)")
_FIELD = re.compile(r":(?![: ])([^:\\]|\\.|:(?!([ `]|$)))*(?<! ):( +|$)")
_OPTION = re.compile(r"(--?|\+|/)\w[^ ]*( [^ ]+)?(, .*)?(  |$)")
_EXPLICIT = re.compile(r"(\.\.|__)( |$)")
_LINE_BLOCK = re.compile(r"\|( |$)")
_DOCTEST = re.compile(r">>>( |$)")
_GRID_TOP = re.compile(r"\+-[-+]+-\+ *$")
_SIMPLE_BORDER = re.compile(r"=+[ =]*$")
_SIMPLE_TOP = re.compile(r"=+( +=+)+ *$")
_LITERAL_NEXT = re.compile(r"(?<!\\)(\\\\)*::$")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading stands.

    ``start`` and ``end`` are 0-based line indexes, ``end`` exclusive;
    ``title`` is the text as written, without surrounding space; ``style``
    is the adornment character, doubled where there is an overline.
    """

    title: str
    style: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
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


@dataclass(frozen=True, slots=True)
class Document:
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

    def section_at(self, line: int) -> Section | None:
        """Return the section that a 1-based line stands in, if any."""
        found = None
        for section in self.sections:
            first = section.body_line - section.heading.count("\n")
            if first > line:
                break
            found = section
        return found

    def folded(self, titles: Collection[str]) -> "Document":
        """Return it with an author's own sub-sections in their section.

        A heading below level 1 that is not among ``titles`` becomes part
        of the body of the section before it; the text stays the same.
        """
        folded: list[Section] = []
        for section in self.sections:
            if folded and section.level > 1 and section.title not in titles:
                last = folded[-1]
                folded[-1] = replace(last, body=last.body + section.text)
            else:
                folded.append(section)
        return replace(self, sections=tuple(folded))

    def with_body(self, title: str, body: str) -> "Document":
        """Return it with another body in the first section so titled.

        Line numbers follow. Raises KeyError where there is none.
        """
        sections = list(self.sections)
        for index, section in enumerate(sections):
            if section.title == title:
                sections[index] = replace(section, body=body)
                return _numbered(replace(self, sections=tuple(sections)))
        raise KeyError(title)

    def with_introduction(self, introduction: str) -> "Document":
        """Return it with another introduction; line numbers follow."""
        return _numbered(replace(self, introduction=introduction))

    def with_title(self, title: str) -> "Document":
        """Return it with another title, its adornment made to fit."""
        width = column_width(title)
        rule = "=" * max(width, 4)
        heading = f"{rule}\n{title}\n{rule}\n"
        line = self.header.count("\n") + 2
        return _numbered(
            replace(self, title=title, heading=heading, title_line=line)
        )


def _numbered(document: Document) -> Document:
    """Return it with its sections' line numbers counted anew."""
    before = document.header + document.heading + document.introduction
    line = before.count("\n") + 1
    sections = []
    for section in document.sections:
        body_line = line + section.heading.count("\n")
        title_line = body_line - (section.body_line - section.line)
        sections.append(replace(section, line=title_line, body_line=body_line))
        line += section.text.count("\n")
    return replace(document, sections=tuple(sections))


def column_width(text: str) -> int:
    """Return how many columns docutils counts for a title's text."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    narrow = sum(unicodedata.combining(char) != 0 for char in text)
    return len(text) + wide - narrow


def split(text: str) -> Document:
    """Split a spec's text into its parts."""
    lines = text.split("\n")
    headings = list(_headings([line.rstrip() for line in lines]))
    levels = _levels(headings)
    starts = _offsets(lines)
    bounds = [heading.start for heading in headings[1:]]
    bounds.append(len(lines))
    sections = []
    title, title_line, heading, introduction = "", 0, "", ""
    first = headings[0].start if headings else len(lines)
    header = text[: starts[first]]
    titled = bool(headings) and _is_title(header, headings)
    for found, level, bound in zip(headings, levels, bounds, strict=False):
        own = text[starts[found.start] : starts[found.end]]
        body = text[starts[found.end] : starts[bound]]
        line = found.end - 1 if len(found.style) == 1 else found.start + 2
        if titled and found is headings[0]:
            title, title_line = found.title, line
            heading, introduction = own, body
            continue
        sections.append(
            Section(
                title=found.title,
                level=level if titled else level + 1,
                heading=own,
                body=body,
                line=line,
                body_line=found.end + 1,
            )
        )
    if not titled:
        header, introduction = "", header
    return Document(
        header, title, title_line, heading, introduction, tuple(sections)
    )


def _offsets(lines: list[str]) -> list[int]:
    """Return the offset of each line, and past the last the text's end."""
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    offsets[-1] -= 1
    return offsets


def _is_title(header: str, headings: list[Heading]) -> bool:
    """Say whether the first heading is the document's title.

    As in docutils' DocTitle transform: nothing but comments and blank
    lines before it, and no further heading in its style.
    """
    style = headings[0].style
    if any(heading.style == style for heading in headings[1:]):
        return False
    return all(
        not line.strip() or line.startswith((" ", ".. ", ".."))
        for line in header.split("\n")
    )


def _levels(headings: list[Heading]) -> list[int]:
    """Return the headings' levels from 0: a style a level, as met."""
    styles: list[str] = []
    levels = []
    for heading in headings:
        if heading.style not in styles:
            styles.append(heading.style)
        levels.append(styles.index(heading.style))
    return levels


def _headings(lines: list[str]) -> Iterator[Heading]:
    """Yield the headings among ``lines``, which have no trailing space."""
    index = 0
    while index < len(lines):
        heading = _heading_at(lines, index)
        if heading:
            yield heading
            index = heading.end
        else:
            index = _next_block(lines, index)


def _line(lines: list[str], index: int) -> str:
    return lines[index] if index < len(lines) else ""


def _heading_at(lines: list[str], index: int) -> Heading | None:
    first = lines[index]
    if not first or first[0].isspace():
        return None
    second = _line(lines, index + 1)
    if _ADORNMENT.fullmatch(first):
        if not _ADORNMENT.fullmatch(second):
            return _overlined(lines, index)
        if len(first) >= 4:
            return None
    if _starts_block(lines, index) or not _ADORNMENT.fullmatch(second):
        return None
    if not _fits(first, second):
        return None
    return Heading(first, second[0], index, index + 2)


def _overlined(lines: list[str], index: int) -> Heading | None:
    rule = lines[index]
    title = _line(lines, index + 1).strip()
    if title and _line(lines, index + 2) == rule and _fits(title, rule):
        return Heading(title, rule[0] * 2, index, index + 3)
    return None


def _fits(title: str, adornment: str) -> bool:
    # A shorter line is still an underline (with a warning) from 4 on.
    return len(adornment) >= min(4, column_width(title))


def _starts_block(lines: list[str], index: int) -> bool:
    """Say whether a line at the margin opens something not a paragraph."""
    line = lines[index]
    if _ENUMERATOR.match(line):
        after = _line(lines, index + 1)
        return (
            not after or after[0].isspace() or bool(_ENUMERATOR.match(after))
        )
    patterns = (
        _BULLET,
        _FIELD,
        _OPTION,
        _EXPLICIT,
        _LINE_BLOCK,
        _DOCTEST,
        _GRID_TOP,
        _SIMPLE_TOP,
    )
    return any(pattern.match(line) for pattern in patterns)


def _next_block(lines: list[str], index: int) -> int:
    """Return where the block after the one at ``index`` may begin."""
    line = lines[index]
    if not line or line[0].isspace():
        return index + 1
    if _SIMPLE_TOP.match(line):
        return _after_simple_table(lines, index)
    if _GRID_TOP.match(line):
        return _after(lines, index, lambda text: text[:1] not in set("+|"))
    if _DOCTEST.match(line):
        return _after(lines, index, lambda text: not text)
    if _starts_block(lines, index):
        return index + 1
    return _after_paragraph(lines, index)


def _after(lines: list[str], index: int, ends: Callable[[str], bool]) -> int:
    index += 1
    while index < len(lines) and not ends(lines[index]):
        index += 1
    return index


def _after_simple_table(lines: list[str], index: int) -> int:
    borders = 0
    for later in range(index + 1, len(lines)):
        if not _SIMPLE_BORDER.match(lines[later]):
            continue
        borders += 1
        if borders == 2 or not _line(lines, later + 1):
            return later + 1
    return _after(lines, index, lambda text: not text)


def _after_paragraph(lines: list[str], index: int) -> int:
    end = _after(lines, index, lambda text: not text or text[0].isspace())
    if not _LITERAL_NEXT.search(lines[end - 1]):
        return end
    # A quoted literal block stands at the margin and may look like
    # anything, a heading too.
    start = end
    while start < len(lines) and not lines[start]:
        start += 1
    quote = _line(lines, start)[:1]
    if not quote or not _ADORNMENT.fullmatch(quote):
        return end
    return _after(lines, start, lambda text: not text.startswith(quote))
