"""The people behind a spec: who does the work, and who helps."""

import re
from collections.abc import Callable, Sequence

from novaspec_new.render import forms
from novaspec_new.spec import progress
from novaspec_new.wizard.forms.form import Field, Form, Values, value
from novaspec_new.workspace.identity import Person

_NEEDED = "Liaison Needed"
_People = Callable[[], Sequence[Person]]


def _assignees(people: _People) -> Form:
    known = people()
    # A full name is worth a hint, and is no answer to this question.
    offered = next((each.name for each in known if each.is_id), "")
    hint = ""
    if any(each.name != offered for each in known):
        told = ", ".join(f"{each.name} ({each.source})" for each in known)
        hint = f"It may be: {told}."
    return Form(
        (
            Field(
                "primary",
                "Primary assignee (Launchpad id)",
                hint,
                offered=offered,
                takes_none=True,
            ),
            Field("others", "Other contributors (ids)"),
        ),
        _written_assignees,
    )


def _written_assignees(groups: Sequence[Values]) -> str:
    primary = value(groups[0], "primary")
    others = _names(value(groups[0], "others"))
    if not primary and not others:
        return ""
    return forms.assignees(primary, others)


def _names(text: str) -> list[str]:
    """Return the names in a line; with commas, they may hold spaces."""
    if progress.is_none(text):
        return []
    pattern = r"[,;\n]" if re.search(r"[,;\n]", text) else r"\s"
    names = (" ".join(name.split()) for name in re.split(pattern, text))
    return [name for name in names if name]


def _liaison(people: _People) -> Form:
    del people
    hint = f"Type 'needed' for {_NEEDED!r}."
    name = "Feature liaison (name or IRC nick)"
    field = Field("name", name, hint, takes_none=True)
    return Form((field,), _written_liaison)


def _written_liaison(groups: Sequence[Values]) -> str:
    name = value(groups[0], "name")
    if not name:
        return ""
    is_needed = name.lower() in {"needed", _NEEDED.lower()}
    return forms.liaison(_NEEDED if is_needed else name)


FORMS = {"assignees": _assignees, "liaison": _liaison}
