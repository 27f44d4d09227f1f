"""The people behind a spec: who does the work, and who helps."""

import re

from novaspec_new import progress, render
from novaspec_new.asking import Ask, Move, Reply
from novaspec_new.forms.talk import AwayError, Talk
from novaspec_new.outline import Advice

_NEEDED = "Liaison Needed"


def assignees(talk: Talk, advice: Advice) -> str:
    """Ask who does the work."""
    del advice
    known = talk.persons()
    # A full name is worth a hint, and is no answer to this question.
    offered = next((each.name for each in known if each.is_id), "")
    if any(each.name != offered for each in known):
        told = ", ".join(f"{each.name} ({each.source})" for each in known)
        talk.note(f"It may be: {told}.")
    primary = talk.line(
        Ask(
            "Primary assignee (Launchpad id):",
            default=offered,
            offered=offered,
            empty=Move.NONE,
            whole=_alone,
        )
    )
    _refuse_none(primary)

    def whole(text: str) -> str:
        return render.assignees(primary, _names(text))

    return whole(
        talk.line(
            Ask("Other contributors (ids):", empty=Move.DONE, whole=whole)
        )
    )


def liaison(talk: Talk, advice: Advice) -> str:
    """Ask who helps the work along."""
    del advice
    talk.note(f"Type 'needed' for {_NEEDED!r}.")

    def whole(text: str) -> str:
        text = text.strip()
        if not text:
            return ""
        is_needed = text.lower() in {"needed", _NEEDED.lower()}
        return render.liaison(_NEEDED if is_needed else text)

    name = talk.line(
        Ask(
            "Feature liaison (name or IRC nick):",
            empty=Move.NONE,
            whole=whole,
        )
    )
    _refuse_none(name)
    return whole(name)


def _alone(primary: str) -> str:
    """Return what there is while only the first name was asked for."""
    return render.assignees(primary.strip(), []) if primary.strip() else ""


def _refuse_none(name: str) -> None:
    """Take a name that says None for the answer None."""
    if progress.is_bare_none(name):
        raise AwayError(Reply("", Move.NONE))


def _names(text: str) -> list[str]:
    """Return the names in a line; with commas, they may hold spaces."""
    if progress.is_none(text):
        return []
    pattern = r"[,;\n]" if re.search(r"[,;\n]", text) else r"\s"
    names = (" ".join(name.split()) for name in re.split(pattern, text))
    return [name for name in names if name]
