"""Notes that no section takes: kept in the spec below a comment."""

import re

# The comment's first line; see ``todo.MARKER``.
MARKER = ".. novaspec: notes without a place"

# What the comment says to the author.
COMMENT = (
    "The template has no section for what stands below, up to the first "
    "section. Move it to where it belongs, then delete this comment."
)

# What the wizard says where it asks for the introduction.
HINT = "Notes of yours have no section yet: they are below a comment."

_MARKER = rf"(?m)^{re.escape(MARKER)}[^\S\n]*$"


def told(title: str) -> str:
    """Return what is said of a part of the notes by its title."""
    return (
        f"{title!r} of your notes has no section: it stands "
        "below the introduction"
    )


def before(text: str) -> str:
    """Return what stands before notes without a place; all, if none do."""
    start = re.search(_MARKER, text)
    return text[: start.start()] if start else text


def are_in(text: str) -> bool:
    """Say whether notes without a place stand in a text."""
    return re.search(_MARKER, text) is not None
