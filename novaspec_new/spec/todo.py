"""A section that is still to do: what marks it, and how to tell.

The mark is a reStructuredText comment: invisible in the built page,
valid to the gate, and plain to see in an editor.
"""

import re

# The comment's first line. It holds no "::", so it is no directive and
# does not switch off the gate's rule for long lines.
MARKER = ".. novaspec: to do"

# The first line of the comment above notes that no section takes.
UNPLACED = ".. novaspec: notes without a place"

_UNPLACED = rf"(?m)^{re.escape(UNPLACED)}[^\S\n]*$"
_COMMENT = (
    rf"(?m)^{re.escape(MARKER)}[^\S\n]*$"
    r"(?:\n(?:[^\S\n]+\S.*|[^\S\n]*$))*"
)


def placed(text: str) -> str:
    """Return what stands before notes without a place; all, if none do."""
    start = re.search(_UNPLACED, text)
    return text[: start.start()] if start else text


def has_unplaced(text: str) -> bool:
    """Say whether notes without a place stand in a text."""
    return re.search(_UNPLACED, text) is not None


def has_marker(text: str) -> bool:
    """Say whether our comment stands anywhere in the text."""
    return re.search(_COMMENT, text) is not None


def is_todo(body: str) -> bool:
    """Say whether a section's body holds our comment and nothing else."""
    return has_marker(body) and not without_marker(body).strip()


def without_marker(body: str) -> str:
    """Return the body without our comments; all else stays as it was."""
    return re.sub(_COMMENT, "", body)
