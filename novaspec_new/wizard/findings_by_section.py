"""What the checker finds in a spec, and in which of its sections."""

from typing import TYPE_CHECKING

from novaspec_new.workspace import files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from novaspec_new.check.findings import Finding
    from novaspec_new.spec.document import Document
    from novaspec_new.spec.outline import Outline
    from novaspec_new.workspace.spec_file import SpecFile


def of_file(file: "SpecFile") -> "tuple[Finding, ...]":
    """Return the findings of a spec as it stands on disk."""
    # docutils is not needed before the first answer.
    from novaspec_new.check import check, context_loader

    file.refresh()
    loader = context_loader.ContextLoader(files.here(), file.outline.release)
    return check(file.text, loader.context(file.path.absolute()))


def of_section(
    found: "Iterable[Finding]",
    spec: "Document",
    outline: "Outline",
    title: str,
) -> "tuple[Finding, ...]":
    """Return those in a section, with all headings in it."""
    after = iter(spec.sections)
    section = next((s for s in after if s.title == title), None)
    if section is None:
        return ()
    end = next((s.line for s in after if s.title in outline.titles), None)
    return tuple(
        finding
        for finding in found
        if section.line <= finding.line < (end or float("inf"))
    )


def section_at(spec: "Document", line: int) -> str:
    """Return the title of the section that a 1-based line is in.

    Above the first one that is empty.
    """
    found = ""
    for section in spec.sections:
        if section.line > line:
            break
        found = section.title
    return found


def offset(spec: "Document", title: str, finding: "Finding") -> int:
    """Return where in a section's text a finding is, from 0."""
    section = spec.find(title)
    if section is None:
        return 0
    lines = section.body.split("\n")
    row = finding.line - section.body_line
    before = sum(len(line) + 1 for line in lines[: max(row, 0)])
    blank = len(section.body) - len(section.body.lstrip("\n"))
    return max(before + finding.column - 1 - blank, 0)
