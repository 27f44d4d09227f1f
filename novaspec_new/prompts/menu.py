"""The menu of moves that an open field offers."""

from collections.abc import Sequence

import questionary
from prompt_toolkit.key_binding import (
    KeyBindings,
    KeyPressEvent,
    merge_key_bindings,
)

from novaspec_new.asking import MENU, Move
from novaspec_new.prompts import running

# No move: the author writes on.
_WRITE = "write"


def choose(moves: Sequence[Move]) -> Move | None:
    """Return the move that the author chooses; None is to write on."""
    entries = [
        questionary.Choice(f"{MENU[move][0]}  {MENU[move][1]}", value=move)
        for move in moves
    ]
    entries.append(questionary.Choice("w  Write on", value=_WRITE))
    question = questionary.select(
        "What now?",
        choices=entries,
        instruction="(a letter, or arrows)",
        # J stands for a move of its own here.
        use_jk_keys=False,
        style=running.STYLE,
        erase_when_done=True,
    )
    app = question.application
    letters = KeyBindings()
    for move in moves:
        _bind_letter(letters, MENU[move][0], move)
    _bind_letter(letters, "w", _WRITE)
    _bind_letter(letters, "escape", _WRITE)
    own = [app.key_bindings] if app.key_bindings is not None else []
    app.key_bindings = merge_key_bindings([*own, letters])
    result = running.run(question)
    return result if isinstance(result, Move) else None


def _bind_letter(bindings: KeyBindings, key: str, result: str) -> None:
    @bindings.add(key)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=result)
