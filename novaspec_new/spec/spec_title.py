"""A spec's title, as its author gives it, or made of its name."""

from novaspec_new.spec.clean_text import clean_line
from novaspec_new.spec.errors import UsageError


def read(given: str) -> str:
    """Return a title as it was given, in one line of plain text.

    Raises UsageError for one that would not be read as a title.
    """
    # Who is asked for a title has not given one yet.
    from novaspec_new.spec import headings

    title = clean_line(given)
    if not title:
        raise UsageError("the title is empty", "give one of words")
    if not headings.is_title(title):
        raise UsageError(f"{title!r} is no title", "give one of words")
    return title


def of_name(name: str) -> str:
    """Return a title made of a blueprint's name, until there is one."""
    words = name.replace("-", " ").replace("+", " ").strip()
    return words[:1].upper() + words[1:]
