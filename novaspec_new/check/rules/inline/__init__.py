"""Rules on inline markup that leaked: what readers see as text."""

from collections.abc import Iterator

from novaspec_new.check.findings import Finding
from novaspec_new.check.leaked_markup import Marks
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.rules.inline import (
    backquotes,
    glued,
    links,
    literals,
    nested,
    roles,
    substitutions,
    words,
)

# In this order: what is left of a mark by the ones is for the others.
_KINDS = (
    roles,
    nested,
    links,
    substitutions,
    literals,
    backquotes,
    words,
    glued,
)
RULES = tuple(rule for kind in _KINDS for rule in kind.RULES)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell of marks of inline markup that are read as text."""
    for marks in leaked(spec):
        yield from marks.findings()


def leaked(spec: ParsedSpec) -> Iterator[Marks]:
    """Yield each passage with the marks that leaked in it."""
    for passage in spec.passages:
        marks = Marks(passage)
        for kind in _KINDS:
            kind.look(marks)
        if not marks.is_empty:
            yield marks
