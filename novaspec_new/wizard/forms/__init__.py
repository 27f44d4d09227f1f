"""Sections that have a shape, asked for piece by piece.

A form returns the section's text, or what is there of it with the action
that the author chose instead: nothing that was entered is lost. Each
module here has its forms in FORMS, by the names that outline.toml uses.
"""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import cache

from novaspec_new.spec.outline import SectionInfo
from novaspec_new.terminal.interface import Answer, Prompts, Question
from novaspec_new.wizard.forms.dialog import FormDialog, FormLeftError
from novaspec_new.workspace.identity import Person

__all__ = ["fill", "has"]

_Form = Callable[[FormDialog, SectionInfo], str]


@cache
def _forms() -> dict[str, _Form]:
    found: dict[str, _Form] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        found |= getattr(importlib.import_module(module.name), "FORMS", {})
    return found


def has(form: str) -> bool:
    """Say whether there is a form of several prompts for it."""
    return form in _forms()


def fill(
    info: SectionInfo,
    ask: Callable[[Question], Answer],
    prompts: Prompts,
    people: Callable[[], Sequence[Person]] = tuple,
) -> Answer:
    """Ask for a section by its form; returns its text, or a move.

    ``ask`` asks for one piece, and leaves with what ``Ask.kept`` makes
    of it; ``people`` are who may do the work. The text is not wrapped
    yet. With a move, it is all that was entered so far; but with NONE
    there is none. Where ``prompts`` or ``ask`` raise
    PromptAbortedError, it leaves with all that was entered too.
    """
    dialog = FormDialog(ask, prompts, people)
    try:
        return Answer(_forms()[info.form](dialog, info))
    except FormLeftError as away:
        return away.answer
