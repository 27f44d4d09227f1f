"""Substitutions that are not read as such."""

import re

from novaspec_new.check.findings import warning
from novaspec_new.check.leaked_markup import Marks

SUBSTITUTION = warning(
    "rst-substitution-mark",
    "a substitution is glued to the word before it, and is read as text",
    "put a space before it, or a backslash and a space",
)
RULES = (SUBSTITUTION,)

_BARS = r"(?<=[^\s|])\|(?P<name>[^\s|](?:[^|]*[^\s|])?)\|(?!\w)"


def look(marks: Marks) -> None:
    """Tell of the names of substitutions that stand in the text."""
    document = marks.passage.node.document
    if "|" not in marks.view or document is None:
        return
    known = document.substitution_names
    for match in list(re.finditer(_BARS, marks.view)):
        if " ".join(match["name"].lower().split()) in known:
            marks.add(SUBSTITUTION, match.start(), match.end())
