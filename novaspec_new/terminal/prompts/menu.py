"""The menu of moves that an open field offers."""

from collections.abc import Mapping, Sequence
from functools import partial

import questionary
from prompt_toolkit.key_binding import (
    KeyBindings,
    KeyPressEvent,
    merge_key_bindings,
)

from novaspec_new.terminal.interface import MENU, Action
from novaspec_new.terminal.prompts import runner

# No move: the author writes on.
_WRITE = "write"


def choose(moves: Sequence[Action]) -> Action | None:
    """Return the move that the author chooses; None is to write on."""
    entries = [
        questionary.Choice(f"{MENU[move][0]}  {MENU[move][1]}", value=move)
        for move in moves
    ]
    entries.append(questionary.Choice("w  Write on", value=_WRITE))
    question = questionary.select(
        "What now?",
        choices=entries,
        # To leave is not what a hasty Enter means.
        default=entries[-1] if moves[0] is Action.LEAVE else None,
        instruction="(a letter, or arrows)",
        # J stands for a move of its own here.
        use_jk_keys=False,
        style=runner.STYLE,
        erase_when_done=True,
    )
    letters: dict[str, object] = {MENU[move][0]: move for move in moves}
    bind(question, {**letters, "w": _WRITE, "escape": _WRITE})
    result = runner.run(question)
    return result if isinstance(result, Action) else None


def bind(question: questionary.Question, keys: Mapping[str, object]) -> None:
    """Have keys end a question, each with its result."""
    own = question.application.key_bindings
    added = KeyBindings()
    for key, result in keys.items():
        # Escape need not wait: it begins no other key here.
        added.add(key, eager=True)(partial(_end, result))
    question.application.key_bindings = merge_key_bindings(
        [*([own] if own is not None else []), added]
    )


def _end(result: object, event: KeyPressEvent) -> None:
    event.app.exit(result=result)
