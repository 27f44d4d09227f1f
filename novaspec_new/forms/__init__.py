"""Sections that have a shape, asked for piece by piece.

A form returns the section's text, or what is there of it with the move
that the author made instead: nothing that was entered is lost.
"""

from collections.abc import Callable, Sequence

from novaspec_new.asking import Ask, Prompts, Reply
from novaspec_new.forms import items, people, rest_api
from novaspec_new.forms.talk import AwayError, Talk
from novaspec_new.outline import Advice, Form
from novaspec_new.persons import Person

__all__ = ["fill", "has"]

_FORMS: dict[Form, Callable[[Talk, Advice], str]] = {
    Form.ASSIGNEES: people.assignees,
    Form.DEPENDENCIES: items.dependencies,
    Form.ITEMS: items.work_items,
    Form.LIAISON: people.liaison,
    Form.REFERENCES: items.references,
    Form.REST_API: rest_api.methods,
}


def has(form: Form) -> bool:
    """Say whether there is a form of several prompts for it."""
    return form in _FORMS


def fill(
    advice: Advice,
    ask: Callable[[Ask], Reply],
    prompts: Prompts,
    persons: Callable[[], Sequence[Person]] = tuple,
) -> Reply:
    """Ask for a section by its form; returns its text, or a move.

    ``ask`` asks for one piece, and leaves with what ``Ask.kept`` makes
    of it; ``persons`` are who may do the work. The text is not wrapped
    yet. With a move, it is all that was entered so far; but with NONE
    there is none. Where ``prompts`` or ``ask`` raise
    Left, it leaves with all that was entered too.
    """
    talk = Talk(ask, prompts, persons)
    try:
        return Reply(_FORMS[advice.form](talk, advice))
    except AwayError as away:
        return away.reply
