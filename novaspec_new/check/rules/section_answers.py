"""Rules on what a section says: nothing, to do, None."""

import re
from collections.abc import Iterator, Mapping

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.paragraphs import chunks
from novaspec_new.check.parsed_spec import ParsedSpec, Section
from novaspec_new.spec import preliminary, todo
from novaspec_new.spec.outline import Form, OutlineEntry

EMPTY = warning(
    "section-empty",
    "a section is empty",
    "say what it asks for, or write None",
)
TODO = warning(
    "section-todo",
    "a section is still to do",
    "write it in place of the comment; 'novaspec new' goes on with it",
)
NONE = warning(
    "section-none",
    "a section says None that hardly ever may",
    "say what is to be done, or why nothing is",
)
RULES = (EMPTY, TODO, NONE)

_PRELIMINARY = preliminary.SENTENCE.split()[0].lower()
_ASKED = "please say"
_NONE = re.compile(r"(none|n/?a|no|nothing|not applicable)\W*", re.IGNORECASE)
# Those of which our own outline says the same; reading it takes as long
# as all the rules together.
NEVER_NONE = frozenset(
    {
        "Problem description",
        "Use Cases",
        "Proposed change",
        "Work Items",
        "Testing",
    }
)
# Not every project writes them in the same case.
_NEVER_NONE = frozenset(title.casefold() for title in NEVER_NONE)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look into each section, but for those left open on purpose."""
    outline = spec.context.outline
    entries = (
        {entry.title: entry for entry in outline.entries} if outline else {}
    )
    bodies = {part.line: part.body for part in spec.parts.sections}
    open_from = _preliminary_line(spec)
    for top in spec.sections:
        for section in top.walk():
            if _is_none(section, entries):
                yield _none(spec, section)
            if section.line > open_from or not _is_empty(section, entries):
                continue
            if todo.has_marker(bodies.get(section.line, "")):
                yield _todo(spec, section)
            else:
                yield EMPTY.at(
                    section.line,
                    message=f"the section {section.title!r} is empty",
                    text=section.title,
                )


def _is_empty(section: Section, entries: Mapping[str, OutlineEntry]) -> bool:
    """Say whether there should be text, and there is none.

    An author's own sub-sections may hold all that is to be said; those
    of the template hold something else.
    """
    if not section.is_bare or any(
        inner.title not in entries for inner in section.sections
    ):
        return False
    entry = entries.get(section.title)
    is_container = entry is not None and entry.info.form == Form.CONTAINER
    return not (section.sections and (entry is None or is_container))


def _preliminary_line(spec: ParsedSpec) -> float:
    """Return the line from which on sections may be open."""
    if _PRELIMINARY not in spec.text.lower():
        return float("inf")
    for chunk in chunks(spec.text):
        # The template's own words on it are no such wish yet.
        if preliminary.is_preliminary(chunk.words) and _ASKED not in (
            chunk.words
        ):
            return chunk.line
    return float("inf")


def _todo(spec: ParsedSpec, section: Section) -> Finding:
    line = section.line
    for number in range(section.line, len(spec.lines)):
        if spec.lines[number].startswith(todo.MARKER):
            line = number + 1
            break
    return TODO.at(
        line,
        message=f"the section {section.title!r} is still to do",
        text=todo.MARKER,
    )


def _is_none(section: Section, entries: Mapping[str, OutlineEntry]) -> bool:
    return (
        section.title.casefold() in _NEVER_NONE
        and section.title in entries
        and all(inner.title in entries for inner in section.sections)
        and _NONE.fullmatch(section.text) is not None
    )


def _none(spec: ParsedSpec, section: Section) -> Finding:
    line = section.line + 1
    while line < len(spec.lines) and not spec.lines[line].strip():
        line += 1
    return NONE.at(
        min(line + 1, len(spec.lines)),
        message=f"the section {section.title!r} says only {section.text!r}",
        text=section.text,
    )
