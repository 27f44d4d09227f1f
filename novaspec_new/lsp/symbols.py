"""A spec's sections as the editor's outline shows them."""

from collections.abc import Sequence

from lsprotocol import types

from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.lsp.text_lines import TextLines
from novaspec_new.spec import progress
from novaspec_new.spec.document import Section
from novaspec_new.spec.progress import State


def of(spec: OpenSpec) -> list[types.DocumentSymbol]:
    """Return the title, and below it the sections as they nest."""
    parts = spec.document
    found = _nested(spec.text, parts.sections)
    if not parts.title:
        return found
    first = parts.header.count("\n")
    title_line = parts.title_line - 1
    return [
        types.DocumentSymbol(
            name=parts.title,
            kind=types.SymbolKind.File,
            range=spec.text.whole_lines(first, len(spec.text.lines) - 1),
            selection_range=spec.text.whole_lines(title_line, title_line),
            children=found,
        )
    ]


def _nested(
    text: TextLines, sections: Sequence[Section]
) -> list[types.DocumentSymbol]:
    found: list[types.DocumentSymbol] = []
    index = 0
    while index < len(sections):
        end = index + 1
        while end < len(sections) and sections[end].level > (
            sections[index].level
        ):
            end += 1
        found.append(_symbol(text, sections[index], sections[index + 1 : end]))
        index = end
    return found


def _symbol(
    text: TextLines, section: Section, below: Sequence[Section]
) -> types.DocumentSymbol:
    first = section.body_line - section.heading.count("\n") - 1
    last = max(_last_line(each) for each in (section, *below))
    return types.DocumentSymbol(
        name=section.title or " ",
        detail=_detail(section, below),
        kind=types.SymbolKind.Namespace if below else types.SymbolKind.String,
        range=text.whole_lines(first, last),
        selection_range=text.whole_lines(section.line - 1, section.line - 1),
        children=_nested(text, below),
    )


def _last_line(section: Section) -> int:
    """Return the last line (0-based) of what it says itself."""
    lines = section.heading.count("\n")
    first = section.body_line - 1 - lines
    return first + max(section.text.rstrip().count("\n"), lines - 1)


def _detail(section: Section, below: Sequence[Section]) -> str:
    """Return how far a section is; nothing of one that only holds others."""
    state = progress.state(section.body)
    if state is State.WRITTEN:
        return progress.count(len(section.body.split()), "word")
    if below and not section.body.strip():
        return ""
    return state.value
