"""The one list of rules: codes, findings and pages come from it."""

from collections.abc import Callable, Iterator

from novaspec_new.check.findings import Finding, Rule
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.rules import (
    api,
    assignee,
    blueprint_address,
    code,
    declarations,
    directives,
    encoding,
    file_name,
    history,
    inline,
    labels_and_footnotes,
    leftovers,
    licence,
    lines_and_characters,
    linked_files,
    markdown,
    merge_conflict,
    misread_code_blocks,
    misread_lists,
    role_targets,
    rst_errors,
    section_answers,
    section_order,
    template_sections,
    title,
    unplaced_notes,
)

_GROUPS = (
    lines_and_characters,
    merge_conflict,
    rst_errors,
    inline,
    directives,
    markdown,
    misread_lists,
    misread_code_blocks,
    code,
    labels_and_footnotes,
    linked_files,
    role_targets,
    declarations,
    file_name,
    title,
    template_sections,
    section_order,
    licence,
    blueprint_address,
    section_answers,
    unplaced_notes,
    leftovers,
    history,
    assignee,
    api,
)

FINDERS: tuple[Callable[[ParsedSpec], Iterator[Finding]], ...] = tuple(
    group.find for group in _GROUPS
)
RULES: tuple[Rule, ...] = encoding.RULES + tuple(
    rule for group in _GROUPS for rule in group.RULES
)
