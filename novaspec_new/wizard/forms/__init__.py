"""Sections that have a shape, asked for field by field.

Each module here has its forms in FORMS, by the names that nova_sections.toml
uses: a function from who may do the work to the form.
"""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import cache

from novaspec_new.terminal.interface import Answer
from novaspec_new.wizard.forms.form import Form, Values
from novaspec_new.wizard.forms.form_dialog import FormContext, FormDialog
from novaspec_new.workspace.identity import Person

__all__ = ["FormContext", "fill", "has"]

_People = Callable[[], Sequence[Person]]


@cache
def _forms() -> dict[str, Callable[[_People], Form]]:
    found: dict[str, Callable[[_People], Form]] = {}
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        found |= getattr(importlib.import_module(module.name), "FORMS", {})
    return found


def has(name: str) -> bool:
    """Say whether there is a form of several fields by that name."""
    return name in _forms()


def fill(
    name: str,
    context: FormContext,
    people: _People,
    values: Values | None = None,
) -> Answer:
    """Ask for a section by the form of that name.

    Returns its text, not wrapped yet, or an action; ``values`` are what
    is entered at first. Raises PromptAbortedError and QuitError as
    Dialog does.
    """
    return FormDialog(_forms()[name](people), context, values).run()
