"""The one list of rules: codes, findings and pages come from it."""

from collections.abc import Callable, Iterator

from novaspec_new.check.findings import Finding, Rule
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.rules import (
    api,
    assignee,
    code,
    declarations,
    dedents,
    directives,
    docutils_messages,
    duplicate_labels,
    encoding,
    file_name,
    header,
    history,
    inline,
    leftovers,
    linked_files,
    lists,
    markdown,
    references,
    section_answers,
    section_order,
    sections,
    text,
    title,
    unplaced_notes,
)

_GROUPS = (
    text,
    docutils_messages,
    inline,
    directives,
    markdown,
    lists,
    dedents,
    code,
    duplicate_labels,
    linked_files,
    references,
    declarations,
    file_name,
    title,
    sections,
    section_order,
    header,
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
