"""The rule that an author's notes are brought to their sections."""

from collections.abc import Iterator

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec import unplaced_notes

UNPLACED = warning(
    "section-unplaced",
    "notes without a section stand below the introduction",
    "move them to where they belong, then delete the comment",
)
RULES = (UNPLACED,)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look for the comment above notes that no section takes."""
    text = spec.parts.introduction
    if unplaced_notes.are_in(text):
        before = unplaced_notes.before(text).count("\n")
        line = spec.parts.introduction_line + before
        yield UNPLACED.at(line, text=unplaced_notes.MARKER)
