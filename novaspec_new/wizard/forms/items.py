"""Lists, asked for entry by entry: an empty line ends them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from novaspec_new.render import spec_text
from novaspec_new.spec import list_entries
from novaspec_new.spec.outline import SectionInfo
from novaspec_new.terminal.interface import Action, Question
from novaspec_new.wizard.forms.dialog import Check, FormDialog, first_empty


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is listed: its name, what it may be, and how to read it."""

    name: str
    hint: str = ""
    read: Callable[[str], str] = str
    check: Check | None = None


_WORK = _Kind("Work item")
_REFERENCE = _Kind(
    "Reference",
    "An address, 'Name <address>', or any words.",
    list_entries.reference,
    list_entries.reference_mistakes,
)
_DEPENDENCY = _Kind(
    "Dependency",
    "A spec, a version, 'Name <address>', or any words.",
    list_entries.reference,
    list_entries.reference_mistakes,
)


def work_items(dialog: FormDialog, info: SectionInfo) -> str:
    """Ask for the work items."""
    return _listed(dialog, _WORK, first_empty(info))


def references(dialog: FormDialog, info: SectionInfo) -> str:
    """Ask for references."""
    return _listed(dialog, _REFERENCE, first_empty(info))


def dependencies(dialog: FormDialog, info: SectionInfo) -> str:
    """Ask for what has to be there before."""
    return _listed(dialog, _DEPENDENCY, first_empty(info))


def _listed(dialog: FormDialog, kind: _Kind, empty: Action) -> str:
    """Return a list's text; ``empty`` is for one without an entry."""
    done: list[str] = []

    def whole(text: str) -> str:
        return spec_text.items([*done, *_read(text, kind)])

    if kind.hint:
        dialog.note(kind.hint)
    message = f"{kind.name}:"
    while text := dialog.line(
        Question(message, on_empty=empty, compose=whole), kind.check
    ):
        done += _read(text, kind)
        message = f"{kind.name} {len(done) + 1}:"
        empty = Action.DONE
    return whole("")


def _read(text: str, kind: _Kind) -> Sequence[str]:
    return [kind.read(entry) for entry in list_entries.split(text)]


FORMS = {
    "dependencies": dependencies,
    "items": work_items,
    "references": references,
}
