"""Who stands behind a spec: the assignee's and the liaison's names."""

import re

from novaspec_new import progress, render
from novaspec_new.outline import Form, Outline, Slot
from novaspec_new.progress import State

# The template's definition lists: a term, and the names below it.
_NAMES = r":?[^\S\n]*\n(?P<indent>[^\S\n]+)(?P<names>\S.*(?:\n(?P=indent).+)*)"
_PERSON = {
    Form.ASSIGNEES: re.compile(
        rf"^primary assignees?{_NAMES}", re.MULTILINE | re.IGNORECASE
    ),
    Form.LIAISON: re.compile(
        rf"^(?:feature )?liaisons?{_NAMES}", re.MULTILINE | re.IGNORECASE
    ),
}


def current(body: str, form: Form) -> str:
    """Return who is named in a section, as written; nothing if unknown."""
    match = _PERSON[form].search(body)
    return " ".join(match["names"].split()) if match else ""


def with_name(body: str, form: Form, name: str) -> str | None:
    """Return a section's text with another name in the first place.

    The name is plain text; all other lines stay. None means that the
    section has not the template's shape, and no place for a name.
    """
    match = _PERSON[form].search(body)
    if match is not None:
        start, end = match.span("names")
        return body[:start] + render.literal(name) + body[end:]
    if progress.state(body) is State.WRITTEN:
        return None
    if form is Form.ASSIGNEES:
        return render.assignees(name, [])
    return render.liaison(name)


def slot(outline: Outline, form: Form) -> Slot | None:
    """Return the template's section of a form, if it has one."""
    return next((s for s in outline.slots if s.advice.form is form), None)


def given(assignee: str | None, liaison: str | None) -> list[tuple[Form, str]]:
    """Return the names that were given, each with its section's form."""
    names = ((Form.ASSIGNEES, assignee), (Form.LIAISON, liaison))
    return [(form, name) for form, name in names if name is not None]
