"""How to mend what docutils complains of, where that is certain.

It is told by the rules on its complaints; here are the edits alone.
"""

import re

from docutils import nodes

from novaspec_new.check.findings import Rule
from novaspec_new.check.leaked_markup import Edit, Marks
from novaspec_new.check.rules.inline import endings

RULES: tuple[Rule, ...] = ()

_GLUED = r"(?:``[^`\s](?:[^`]*[^`\s])?``|`[^`\s](?:[^`]*[^`\s])?`)(?=\w)"
_UNDERSCORED = r":[\w+.:-]+:`[^`]+`(?P<mark>__?)"
_NO_GAP = r"`[^`<\s](?:[^`<]*[^`<\s])?(?=<https?://[^`<>\s]+>`__?$)"


def look(marks: Marks) -> None:
    """Mend what follows a literal or a role at once, and odd links."""
    for start, end, node in marks.passage.spans:
        if not isinstance(node, nodes.problematic):
            continue
        first = max(marks.raw.find("`", start, end), start)
        glued = re.compile(_GLUED).match(marks.raw, first)
        if glued and end < glued.end():
            found = endings.edits(marks.raw, glued.end())
            marks.mend(*(Edit(*edit) for edit in found))
        written = marks.raw[start:end]
        underscored = re.fullmatch(_UNDERSCORED, written)
        if underscored:
            left, right = underscored.span("mark")
            marks.mend(Edit(start + left, start + right, ""))
        gap = re.match(_NO_GAP, written)
        if gap:
            marks.mend(Edit(start + gap.end(), start + gap.end(), " "))
