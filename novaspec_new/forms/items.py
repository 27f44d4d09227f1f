"""Lists, asked for entry by entry: an empty line ends them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from novaspec_new import entries, render
from novaspec_new.asking import Ask, Move
from novaspec_new.forms.talk import Check, Talk, first_empty
from novaspec_new.outline import Advice


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
    entries.reference,
    entries.reference_mistakes,
)
_DEPENDENCY = _Kind(
    "Dependency",
    "A spec, a version, 'Name <address>', or any words.",
    entries.reference,
    entries.reference_mistakes,
)


def work_items(talk: Talk, advice: Advice) -> str:
    """Ask for the work items."""
    return _listed(talk, _WORK, first_empty(advice))


def references(talk: Talk, advice: Advice) -> str:
    """Ask for references."""
    return _listed(talk, _REFERENCE, first_empty(advice))


def dependencies(talk: Talk, advice: Advice) -> str:
    """Ask for what has to be there before."""
    return _listed(talk, _DEPENDENCY, first_empty(advice))


def _listed(talk: Talk, kind: _Kind, empty: Move) -> str:
    """Return a list's text; ``empty`` is for one without an entry."""
    done: list[str] = []

    def whole(text: str) -> str:
        return render.items([*done, *_read(text, kind)])

    if kind.hint:
        talk.note(kind.hint)
    message = f"{kind.name}:"
    while text := talk.line(
        Ask(message, empty=empty, whole=whole), kind.check
    ):
        done += _read(text, kind)
        message = f"{kind.name} {len(done) + 1}:"
        empty = Move.DONE
    return whole("")


def _read(text: str, kind: _Kind) -> Sequence[str]:
    return [kind.read(entry) for entry in entries.split(text)]
