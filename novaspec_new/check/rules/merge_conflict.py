"""The rule that a merge is done: git's marks of a conflict are gone."""

from collections.abc import Iterator

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec import merge_conflict

CONFLICT = warning(
    "text-conflict",
    "marks of a merge conflict were left in",
    "choose one or put both together, and delete git's marks",
)
RULES = (CONFLICT,)
# As much of a line is kept to be shown.
_SHOWN = 200


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Find the marks that git left in the text."""
    # Most texts have none, and this tells so at once.
    if "<<<<<<< " not in spec.text and ">>>>>>> " not in spec.text:
        return
    for first, last in merge_conflict.find(spec.lines):
        message = f"a merge left both sides here, up to line {last}"
        yield CONFLICT.at(
            first,
            message=message if last > first else "",
            text=spec.lines[first - 1][:_SHOWN],
        )
