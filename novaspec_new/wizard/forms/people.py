"""The people behind a spec: who does the work, and who helps."""

import re

from novaspec_new.render import spec_text
from novaspec_new.spec import progress
from novaspec_new.spec.outline import SectionInfo
from novaspec_new.terminal.interface import Action, Answer, Question
from novaspec_new.wizard.forms.dialog import FormDialog, FormLeftError

_NEEDED = "Liaison Needed"


def assignees(dialog: FormDialog, info: SectionInfo) -> str:
    """Ask who does the work."""
    del info
    known = dialog.people()
    # A full name is worth a hint, and is no answer to this question.
    offered = next((each.name for each in known if each.is_id), "")
    if any(each.name != offered for each in known):
        told = ", ".join(f"{each.name} ({each.source})" for each in known)
        dialog.note(f"It may be: {told}.")
    primary = dialog.line(
        Question(
            "Primary assignee (Launchpad id):",
            default=offered,
            offered=offered,
            on_empty=Action.NONE,
            compose=_alone,
        )
    )
    _refuse_none(primary)

    def whole(text: str) -> str:
        return spec_text.assignees(primary, _names(text))

    return whole(
        dialog.line(
            Question(
                "Other contributors (ids):",
                on_empty=Action.DONE,
                compose=whole,
            )
        )
    )


def liaison(dialog: FormDialog, info: SectionInfo) -> str:
    """Ask who helps the work along."""
    del info
    dialog.note(f"Type 'needed' for {_NEEDED!r}.")

    def whole(text: str) -> str:
        text = text.strip()
        if not text:
            return ""
        is_needed = text.lower() in {"needed", _NEEDED.lower()}
        return spec_text.liaison(_NEEDED if is_needed else text)

    name = dialog.line(
        Question(
            "Feature liaison (name or IRC nick):",
            on_empty=Action.NONE,
            compose=whole,
        )
    )
    _refuse_none(name)
    return whole(name)


def _alone(primary: str) -> str:
    """Return what there is while only the first name was asked for."""
    return spec_text.assignees(primary.strip(), []) if primary.strip() else ""


def _refuse_none(name: str) -> None:
    """Take a name that says None for the answer None."""
    if progress.is_bare_none(name):
        raise FormLeftError(Answer("", Action.NONE))


def _names(text: str) -> list[str]:
    """Return the names in a line; with commas, they may hold spaces."""
    if progress.is_none(text):
        return []
    pattern = r"[,;\n]" if re.search(r"[,;\n]", text) else r"\s"
    names = (" ".join(name.split()) for name in re.split(pattern, text))
    return [name for name in names if name]


FORMS = {"assignees": assignees, "liaison": liaison}
