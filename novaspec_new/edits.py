"""Changes to a spec's parts, each leaving all other text as it was."""

from dataclasses import replace

from novaspec_new import introduction
from novaspec_new.document import Document


def with_introduction(spec: Document, text: str) -> Document:
    """Return it with another text below the blueprint's address."""
    parts = introduction.split(spec.introduction)
    new = _framed(parts.text, text, lead="" if parts.lead else "\n")
    return spec.with_introduction(parts.lead + new)


def with_answer(spec: Document, title: str, text: str) -> Document:
    """Return it with another text in a section.

    The blank lines around the old text stay. Raises KeyError where
    there is no section of that title.
    """
    return spec.with_body(title, _framed(body(spec, title), text, lead="\n"))


def body(spec: Document, title: str) -> str:
    """Return a section's body; KeyError where there is none."""
    section = spec.find(title)
    if section is None:
        raise KeyError(title)
    return section.body


def _framed(old: str, text: str, lead: str) -> str:
    """Return ``text`` with the blank lines that stood around ``old``.

    ``lead`` is what goes before it where ``old`` begins with its text.
    """
    if old.strip():
        before = old[: len(old) - len(old.lstrip("\n"))]
        after = old[len(old.rstrip("\n")) :]
    else:
        before, after = "", old[1:]
    return (before or lead) + text.strip("\n") + (after or "\n")
