"""The moves that a section's prompts offer, in the menu's order."""

from novaspec_new.render import new_spec
from novaspec_new.spec import preliminary
from novaspec_new.spec.outline import NonePolicy, OutlineEntry
from novaspec_new.terminal.interface import Action


def form_actions(entry: OutlineEntry, *, examples: bool) -> tuple[Action, ...]:
    """Return what a prompt for a part of a section offers.

    ``examples`` says whether there are other specs to look into.
    """
    return (Action.FREE, *_moves(entry, examples=examples), Action.LEAVE)


def text_actions(entry: OutlineEntry, *, examples: bool) -> tuple[Action, ...]:
    """Return what the prompt for a whole text offers."""
    found = [*_moves(entry, examples=examples), Action.EDITOR]
    if entry.title == preliminary.SECTION:
        found.append(Action.SCOPE)
    return (*found, Action.LEAVE)


def _moves(entry: OutlineEntry, *, examples: bool) -> list[Action]:
    found: list[Action] = []
    if entry.info.none is not NonePolicy.NEVER:
        found.append(Action.NONE)
        if new_spec.takes_reason(entry.info.form):
            found.append(Action.BECAUSE)
    found += [Action.BACK, Action.SKIP, Action.JUMP]
    if entry.guidance:
        found.append(Action.TEMPLATE)
    if examples:
        found.append(Action.EXAMPLE)
    return found
