"""The moves that a section's prompts offer, in the menu's order."""

from novaspec_new import preliminary, proposal
from novaspec_new.asking import Move
from novaspec_new.outline import NoneAnswer, Slot


def moves_in_form(slot: Slot, *, examples: bool) -> tuple[Move, ...]:
    """Return what a prompt for a part of a section offers.

    ``examples`` says whether there are other specs to look into.
    """
    return (Move.FREE, *_moves(slot, examples=examples), Move.LEAVE)


def moves_in_text(slot: Slot, *, examples: bool) -> tuple[Move, ...]:
    """Return what the prompt for a whole text offers."""
    found = [*_moves(slot, examples=examples), Move.EDITOR]
    if slot.title == preliminary.SECTION:
        found.append(Move.SCOPE)
    return (*found, Move.LEAVE)


def _moves(slot: Slot, *, examples: bool) -> list[Move]:
    found: list[Move] = []
    if slot.advice.none is not NoneAnswer.NEVER:
        found.append(Move.NONE)
        if proposal.takes_reason(slot.advice.form):
            found.append(Move.BECAUSE)
    found += [Move.BACK, Move.SKIP, Move.JUMP]
    if slot.guidance:
        found.append(Move.TEMPLATE)
    if examples:
        found.append(Move.EXAMPLE)
    return found
