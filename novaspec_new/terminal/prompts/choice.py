"""What there is to choose from, and questions of yes or no."""

import shutil
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import questionary
from prompt_toolkit.key_binding import (
    KeyBindings,
    KeyPressEvent,
    merge_key_bindings,
)

from novaspec_new.terminal.menu_entries import MENU, Action, shortcut
from novaspec_new.terminal.prompts import runner

# No action: the author writes on.
_WRITE = "write"
# What stands before an entry, in columns.
_POINTER = 3
# A menu of so few has nothing that is meant in haste.
_FEW = 3


def choose(actions: Sequence[Action]) -> Action | None:
    """Return the action that the author chooses; None is to write on."""
    entries = [
        questionary.Choice(_entry(action, actions), value=action)
        for action in actions
    ]
    entries.append(questionary.Choice("w  Write on", value=_WRITE))
    question = questionary.select(
        "What now?",
        choices=entries,
        # To leave is not what a hasty Enter means.
        default=entries[-1] if len(actions) < _FEW else None,
        instruction="(a letter, or arrows)",
        # J stands for an action of its own here.
        use_jk_keys=False,
        style=runner.STYLE,
        erase_when_done=True,
    )
    letters: dict[str, object] = {MENU[each][0]: each for each in actions}
    _bind(question, {**letters, "w": _WRITE, "escape": _WRITE})
    result = _ask(question)
    return result if isinstance(result, Action) else None


def choose_one(message: str, choices: Sequence[str], default: int) -> int:
    """Ask for one of ``choices``; returns its 0-based index."""
    entries = [
        questionary.Choice(text, value=index)
        for index, text in enumerate(choices)
    ]
    question = questionary.select(
        message,
        choices=entries,
        default=entries[default],
        instruction="(arrows, Enter)",
        # Words that were typed ahead are no choice.
        use_jk_keys=False,
        style=runner.STYLE,
        erase_when_done=True,
    )
    # What is meant where nobody chooses is the default.
    _bind(question, {"escape": default, "c-d": default})
    return int(_ask(question))


def confirm(message: str, *, default: bool) -> bool:
    """Ask yes or no."""
    question = questionary.confirm(
        message, default=default, style=runner.STYLE, erase_when_done=True
    )
    _bind(question, {"c-d": default})
    return bool(_ask(question))


def _entry(action: Action, among: Sequence[Action]) -> str:
    letter, said = MENU[action]
    key = shortcut(action, among)
    entry = f"{letter}  {said}"
    whole = f"{entry} ({key})"
    room = shutil.get_terminal_size().columns - _POINTER
    return whole if key and len(whole) <= room else entry


def _ask(question: questionary.Question) -> Any:  # noqa: ANN401
    return runner.run(question.application, question.unsafe_ask)


def _bind(question: questionary.Question, keys: Mapping[str, object]) -> None:
    """Have keys end a question, each with its result."""
    own = question.application.key_bindings
    added = KeyBindings()
    for key, result in keys.items():
        # Escape need not wait: it begins no other key here.
        added.add(key, eager=True)(partial(_end, result))
    added.add("c-z")(lambda event: event.app.suspend_to_background())
    question.application.key_bindings = merge_key_bindings(
        [*([own] if own is not None else []), added]
    )


def _end(result: object, event: KeyPressEvent) -> None:
    event.app.exit(result=result)
