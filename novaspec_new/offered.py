"""The moves that a section's prompts offer, in the menu's order."""

from novaspec_new import preliminary, proposal
from novaspec_new.asking import Move
from novaspec_new.outline import NoneAnswer, Slot


def moves(slot: Slot) -> tuple[Move, ...]:
    """Return what every prompt of a section offers."""
    found: list[Move] = []
    if slot.advice.none is not NoneAnswer.NEVER:
        found.append(Move.NONE)
        if proposal.takes_reason(slot.advice.form):
            found.append(Move.BECAUSE)
    return (*found, Move.BACK, Move.SKIP, Move.JUMP, Move.LEAVE)


def moves_in_text(slot: Slot, *, examples: bool) -> tuple[Move, ...]:
    """Return what the prompt for a whole text offers besides.

    ``examples`` says whether there are other specs to look into.
    """
    *found, leave = moves(slot)
    if slot.guidance:
        found.append(Move.TEMPLATE)
    if examples:
        found.append(Move.EXAMPLE)
    found.append(Move.EDITOR)
    if slot.title == preliminary.SECTION:
        found.append(Move.SCOPE)
    return (*found, leave)
