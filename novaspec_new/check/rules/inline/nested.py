"""Markup within markup, which reStructuredText does not have."""

import re

from docutils import nodes

from novaspec_new.check.findings import warning
from novaspec_new.check.leaked_markup import Marks

NESTED = warning(
    "rst-nested-markup",
    "markup within other markup is read as text",
    "leave one of the two out: they cannot be nested",
)
RULES = (NESTED,)

_KINDS: dict[type[nodes.Element], str] = {
    nodes.emphasis: "emphasis",
    nodes.strong: "strong text",
    nodes.reference: "a link's text",
}
# A literal within a link ends the link's text for docutils.
_IN_LINK = r"`[^`]+(?P<inner>``[^`\s](?:[^`]*[^`\s])?``)[^`]*`__?(?!\w)"
_INNER = (
    r"``[^`\s](?:[^`]*[^`\s])?``|(?<!\S):[\w+.:-]+:`[^`\s][^`]*`"
    r"|(?<![\w`\\])`[^`\s](?:[^`]*[^`\s])?`_{0,2}(?![\w`])"
    r"|(?<![\w*\\])\*\*[^*\s](?:[^*]*[^*\s])?\*\*(?![\w*])"
)


def look(marks: Marks) -> None:
    """Tell of marks within emphasis, strong text and links."""
    for start, end, node in marks.passage.spans:
        kind = _KINDS.get(type(node))
        written = marks.raw[start:end]
        if isinstance(node, nodes.title_reference) and "``" in written:
            match = re.compile(_IN_LINK).match(marks.raw, start)
            if match:
                marks.add(
                    NESTED,
                    start,
                    match.end(),
                    "a literal within a link's text ends it",
                )
        if not kind or written[:1] not in {"*", "`"}:
            continue
        if "`" not in written[2:-2] and "**" not in written[2:-2]:
            continue
        inner = re.compile(_INNER).search(written, 2, len(written) - 1)
        if inner:
            marks.add(
                NESTED,
                start + inner.start(),
                start + inner.end(),
                f"markup within {kind} is read as text",
            )
