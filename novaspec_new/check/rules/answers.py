"""Rules on what a section says: nothing, to do, None."""

import re
from collections.abc import Iterator

from novaspec_new import preliminary, todo
from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.spec import Section, Spec
from novaspec_new.outline import Form, Slot

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

_PRELIMINARY = re.compile(
    re.escape(preliminary.SENTENCE.rstrip(".")).replace(r"\ ", r"\s+"),
    re.IGNORECASE,
)
_NONE = re.compile(r"(none|n/?a|no|nothing|not applicable)\W*", re.IGNORECASE)
# Fewer than 2% of the specs since ussuri say None there.
_NEVER_NONE = frozenset({"Testing", "Work Items"})


def find(spec: Spec) -> Iterator[Finding]:
    """Look into each section, but for those left open on purpose."""
    outline = spec.subject.outline
    slots = {slot.title: slot for slot in outline.slots} if outline else {}
    bodies = {part.line: part.body for part in spec.parts.sections}
    open_from = _preliminary_line(spec)
    for top in spec.sections:
        for section in top.walk():
            body = bodies.get(section.line, "")
            unwritten = todo.has_marker(body) and section.is_empty
            if section.line > open_from and (unwritten or section.is_empty):
                continue
            if unwritten:
                yield _todo(spec, section)
            elif section.is_empty:
                yield EMPTY.at(
                    section.line,
                    message=f"the section {section.title!r} is empty",
                    text=section.title,
                )
            elif _is_none(section, slots.get(section.title)):
                yield _none(spec, section)


def _preliminary_line(spec: Spec) -> float:
    """Return the line from which on sections may be open."""
    match = _PRELIMINARY.search(spec.text)
    return spec.place(match.start())[0] if match else float("inf")


def _todo(spec: Spec, section: Section) -> Finding:
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


def _is_none(section: Section, slot: Slot | None) -> bool:
    return (
        slot is not None
        and section.title in _NEVER_NONE
        and slot.advice.form is not Form.CONTAINER
        and not section.sections
        and _NONE.fullmatch(section.text) is not None
    )


def _none(spec: Spec, section: Section) -> Finding:
    line = section.line + 1
    while line < len(spec.lines) and not spec.lines[line].strip():
        line += 1
    return NONE.at(
        min(line + 1, len(spec.lines)),
        message=f"the section {section.title!r} says only {section.text!r}",
        text=section.text,
    )
