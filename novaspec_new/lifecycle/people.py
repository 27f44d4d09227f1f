"""Who stands behind a spec: the assignee's and the liaison's names."""

import re

from novaspec_new.render import forms
from novaspec_new.rst.escape import escape
from novaspec_new.spec import progress
from novaspec_new.spec.outline import Form, Outline, OutlineEntry
from novaspec_new.spec.progress import State

# The template's definition lists: a term, and the names below it.
_NAMES = r":?[^\S\n]*\n(?P<indent>[^\S\n]+)(?P<names>\S.*(?:\n(?P=indent).+)*)"
_PERSON: dict[str, re.Pattern[str]] = {
    Form.ASSIGNEES: re.compile(
        rf"^primary assignees?{_NAMES}", re.MULTILINE | re.IGNORECASE
    ),
    Form.LIAISON: re.compile(
        rf"^(?:feature )?liaisons?{_NAMES}", re.MULTILINE | re.IGNORECASE
    ),
}


def current(body: str, form: str) -> str:
    """Return who is named in a section, as written; nothing if unknown."""
    match = _PERSON[form].search(body)
    return " ".join(match["names"].split()) if match else ""


def with_name(body: str, form: str, name: str) -> str | None:
    """Return a section's text with another name in the first place.

    The name is plain text; all other lines stay. None means that the
    section has not the template's shape, and no place for a name.
    """
    match = _PERSON[form].search(body)
    if match is not None:
        start, end = match.span("names")
        return body[:start] + escape(name) + body[end:]
    if progress.state(body) is State.WRITTEN:
        return None
    if form == Form.ASSIGNEES:
        return forms.assignees(name, [])
    return forms.liaison(name)


def entry(outline: Outline, form: str) -> OutlineEntry | None:
    """Return the template's section of a form, if it has one."""
    return next((s for s in outline.entries if s.info.form == form), None)


def given(assignee: str | None, liaison: str | None) -> list[tuple[str, str]]:
    """Return the names that were given, each with its section's form."""
    names = ((Form.ASSIGNEES, assignee), (Form.LIAISON, liaison))
    return [(form, name) for form, name in names if name is not None]
