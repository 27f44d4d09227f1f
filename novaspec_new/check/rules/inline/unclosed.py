"""How to mend what docutils complains of, where that is certain.

It is told by the rules on its complaints; here are the edits alone.
"""

import re

from docutils import nodes

from novaspec_new.check.faults import Edit, Marks
from novaspec_new.check.findings import Rule
from novaspec_new.check.rules.inline import endings

RULES: tuple[Rule, ...] = ()

_GLUED = re.compile(
    r"(?:``[^`\s](?:[^`]*[^`\s])?``|`[^`\s](?:[^`]*[^`\s])?`)(?=\w)"
)
_UNDERSCORED = re.compile(r":[\w+.:-]+:`[^`]+`(?P<mark>__?)")
_NO_GAP = re.compile(
    r"`[^`<\s](?:[^`<]*[^`<\s])?(?=<https?://[^`<>\s]+>`__?$)"
)


def look(marks: Marks) -> None:
    """Mend what follows a literal or a role at once, and odd links."""
    for start, end, node in marks.passage.spans:
        if not isinstance(node, nodes.problematic):
            continue
        glued = _GLUED.match(marks.raw, marks.raw.find("`", start, end))
        if glued and end < glued.end():
            found = endings.edits(marks.raw, glued.end())
            marks.mend(*(Edit(*edit) for edit in found))
        written = marks.raw[start:end]
        underscored = _UNDERSCORED.fullmatch(written)
        if underscored:
            left, right = underscored.span("mark")
            marks.mend(Edit(start + left, start + right, ""))
        gap = _NO_GAP.match(written)
        if gap:
            marks.mend(Edit(start + gap.end(), start + gap.end(), " "))
