"""A section that is still to do: what marks it, and how to tell.

The mark is a reStructuredText comment: invisible in the built page,
valid to the gate, and plain to see in an editor.
"""

import re

# The comment's first line. It holds no "::", so it is no directive and
# does not switch off the gate's rule for long lines.
MARKER = ".. novaspec: to do"

_COMMENT = (
    rf"(?m)^{re.escape(MARKER)}[^\S\n]*$"
    r"(?:\n(?:[^\S\n]+\S.*|[^\S\n]*$))*"
)


def has_marker(text: str) -> bool:
    """Say whether our comment stands anywhere in the text."""
    return re.search(_COMMENT, text) is not None


def is_todo(body: str) -> bool:
    """Say whether a section's body holds our comment and nothing else."""
    return has_marker(body) and not without_marker(body).strip()


def without_marker(body: str) -> str:
    """Return the body without our comments; all else stays as it was."""
    return re.sub(_COMMENT, "", body)
