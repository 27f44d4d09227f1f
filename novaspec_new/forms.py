"""Sections that have a shape, asked for piece by piece."""

import re
from collections.abc import Callable

from novaspec_new import render
from novaspec_new.asking import Ask, Move, Reply
from novaspec_new.outline import Form

# Asks for one line of a form: what is asked for, the default, and the
# move that an empty line makes.
Line = Callable[[Ask], Reply]

_LIAISON_NEEDED = "Liaison Needed"


def has(form: Form) -> bool:
    """Say whether there is a form of lines for it."""
    return form in {Form.ASSIGNEES, Form.LIAISON}


def fill(form: Form, ask: Line, offer: str) -> Reply:
    """Ask for a form's lines; returns the section's text or a move.

    ``offer`` is the person who is known already, or empty.
    """
    if form is Form.ASSIGNEES:
        return _assignees(ask, offer)
    return _liaison(ask)


def _assignees(ask: Line, offer: str) -> Reply:
    primary = ask(
        Ask(
            "Primary assignee (Launchpad id):",
            default=offer,
            empty=Move.NONE,
        )
    )
    if primary.move not in {None, Move.NONE}:
        return primary
    others = ask(Ask("Other contributors (ids, or empty):", empty=Move.NONE))
    if others.move not in {None, Move.NONE}:
        return others
    names = [name for name in re.split(r"[,\s]+", _text(others)) if name]
    return Reply(render.assignees(_text(primary) or None, names))


def _liaison(ask: Line) -> Reply:
    reply = ask(
        Ask(
            "Feature liaison (name or IRC nick):",
            default=_LIAISON_NEEDED,
            empty=Move.NONE,
        )
    )
    if reply.move not in {None, Move.NONE}:
        return reply
    return Reply(render.liaison(_text(reply) or "None"))


def _text(reply: Reply) -> str:
    """Return what was typed; None was chosen whatever else stood there."""
    return "" if reply.move is Move.NONE else reply.text.strip()
