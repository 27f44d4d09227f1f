"""A spec's sections as the author may change them: added, answered."""

from collections.abc import Sequence

from novaspec_new.lsp import text_edits
from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.lsp.text_edits import Change
from novaspec_new.render import new_spec, skeleton
from novaspec_new.spec import sectioned_spec
from novaspec_new.spec.document import Section
from novaspec_new.spec.none_answer import NonePolicy
from novaspec_new.spec.outline import Outline, OutlineEntry
from novaspec_new.spec.sectioned_spec import SectionedSpec


def section_at(spec: OpenSpec, line: int) -> Section | None:
    """Return the template's section that a line (0-based) stands in."""
    outline = spec.or_none()
    parts = spec.document
    if outline is not None:
        parts = parts.folded(outline.titles)
    found = None
    for section in parts.sections:
        heading = section.body_line - section.heading.count("\n")
        if heading - 1 <= line:
            found = section
    return found


def is_heading(section: Section, line: int) -> bool:
    """Say whether a line (0-based) belongs to a section's heading."""
    first = section.body_line - section.heading.count("\n")
    return first - 1 <= line < section.body_line - 1


def missing(spec: OpenSpec, outline: Outline) -> list[OutlineEntry]:
    """Return the template's sections that a spec does not have.

    What belongs in another one that is missing comes after that.
    """
    return _missing(sectioned_spec.split(spec.document, outline), outline)


def _missing(parts: SectionedSpec, outline: Outline) -> list[OutlineEntry]:
    there = {id(block.entry) for block in parts.blocks if block.entry}
    return [entry for entry in outline.entries if id(entry) not in there]


def added(
    spec: OpenSpec, outline: Outline, entries: Sequence[OutlineEntry]
) -> list[Change]:
    """Return the changes that add sections where the template has them.

    One whose own section is neither there nor added is left out.
    """
    parts = sectioned_spec.split(spec.document, outline)
    before, blocks = parts.before + parts.introduction, list(parts.blocks)
    for entry in entries:
        titles = {block.entry.title for block in blocks if block.entry}
        if entry.parent is not None and entry.parent not in titles:
            continue
        body = skeleton.first_body(entry, outline)
        before, blocks = sectioned_spec.inserted(
            before, blocks, entry, body, outline
        )
    text = before + "".join(block.text for block in blocks)
    return text_edits.between(spec.text.lines, text.split("\n"))


def answered_none(
    spec: OpenSpec, outline: Outline, title: str
) -> list[Change]:
    """Return the changes that make a section's text None.

    There are none for a section where None is no answer.
    """
    parts = sectioned_spec.split(spec.document, outline)
    for index, block in enumerate(parts.blocks):
        if block.title != title or block.entry is None:
            continue
        info = block.entry.info
        if not block.entry.asked or info.none is NonePolicy.NEVER:
            break
        blocks = list(parts.blocks)
        blocks[index] = block.with_answer(new_spec.none_text(info.form))
        rest = "".join(each.text for each in blocks)
        text = parts.before + parts.introduction + rest
        return text_edits.between(spec.text.lines, text.split("\n"))
    return []
