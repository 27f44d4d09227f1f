"""Changes to a spec's parts, each leaving all other text as it was."""

from novaspec_new.spec import introduction
from novaspec_new.spec.document import Document


def with_introduction(spec: Document, text: str) -> Document:
    """Return it with another text below the blueprint's address."""
    parts = introduction.split(spec.introduction)
    lead = "" if parts.lead else "\n"
    new = _framed(parts.text, text, lead, is_last=not spec.sections)
    return spec.with_introduction(parts.lead + new)


def with_answer(spec: Document, title: str, text: str) -> Document:
    """Return it with another text in a section.

    The blank lines around the old text stay. Raises KeyError where
    there is no section of that title.
    """
    is_last = spec.sections[-1].title == title if spec.sections else True
    new = _framed(body(spec, title), text, "\n", is_last=is_last)
    return spec.with_body(title, new)


def body(spec: Document, title: str) -> str:
    """Return a section's body; KeyError where there is none."""
    section = spec.find(title)
    if section is None:
        raise KeyError(title)
    return section.body


def _framed(old: str, text: str, lead: str, *, is_last: bool) -> str:
    """Return ``text`` with the blank lines that stood around ``old``.

    ``lead`` goes before it where ``old`` begins with its text; at least
    one blank line goes after it where something follows.
    """
    if old.strip():
        before = old[: len(old) - len(old.lstrip("\n"))]
        after = old[len(old.rstrip("\n")) :]
    else:
        before, after = "", old
    least = "\n" if is_last else "\n\n"
    return (before or lead) + text.strip("\n") + max(after, least, key=len)
