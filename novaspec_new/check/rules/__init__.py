"""The one list of rules: codes, findings and pages come from it."""

from collections.abc import Callable, Iterator

from novaspec_new.check.findings import Finding, Rule
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.rules import (
    answers,
    api,
    code,
    declarations,
    dedents,
    directives,
    encoding,
    files,
    header,
    history,
    inline,
    leftovers,
    links,
    lists,
    markdown,
    markup,
    order,
    people,
    roles,
    structure,
    text,
    title,
)

_GROUPS = (
    text,
    markup,
    inline,
    directives,
    markdown,
    lists,
    dedents,
    code,
    links,
    files,
    roles,
    declarations,
    title,
    structure,
    order,
    header,
    answers,
    leftovers,
    history,
    people,
    api,
)

FINDERS: tuple[Callable[[ParsedSpec], Iterator[Finding]], ...] = tuple(
    group.find for group in _GROUPS
)
RULES: tuple[Rule, ...] = encoding.RULES + tuple(
    rule for group in _GROUPS for rule in group.RULES
)
