"""What the editor tells of what is under the pointer."""

from collections.abc import Iterator

from lsprotocol import types

from novaspec_new.check import rule_page
from novaspec_new.lsp import diagnostics, sections
from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.spec import progress, todo
from novaspec_new.spec.clean_text import clean_block
from novaspec_new.spec.outline import OutlineEntry

_BREAK = "\n\n---\n\n"


def at(
    spec: OpenSpec, position: types.Position, kind: types.MarkupKind
) -> types.Hover | None:
    """Return the pages of the findings at a place, and its guidance.

    The guidance is told at a section's heading and at a comment that
    says that it is to do. ``kind`` is what the client can show.
    """
    line, column = spec.text.place(position)
    told = [*_findings(spec, line, column), *_guidance(spec, line)]
    if not told:
        return None
    return types.Hover(
        contents=types.MarkupContent(kind=kind, value=_BREAK.join(told))
    )


def _findings(spec: OpenSpec, line: int, column: int) -> Iterator[str]:
    done: set[str] = set()
    for finding in diagnostics.at(spec, line, column):
        if finding.code not in done:
            done.add(finding.code)
            yield rule_page.of(finding.code).strip()


def _guidance(spec: OpenSpec, line: int) -> Iterator[str]:
    outline = spec.or_none() if spec.is_spec else None
    section = sections.section_at(spec, line)
    if outline is None or section is None:
        return
    entry = outline.find(section.title)
    if entry is None or not entry.asked:
        return
    if sections.is_heading(section, line) or todo.is_todo(section.body):
        yield _page(entry, section.body)


def _page(entry: OutlineEntry, body: str) -> str:
    """Return what is to be known of a section, in Markdown."""
    lines = [f"**{entry.title}** ({progress.state(body).value})", ""]
    lines += [f"- {question}" for question in entry.info.questions]
    said = entry.info.about_none
    if said:
        lines += ["", said]
    if entry.guidance:
        lines += ["", "The template says:", ""]
        lines += ["```rst", clean_block(entry.guidance), "```"]
    return "\n".join(lines)
