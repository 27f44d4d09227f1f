"""What an author may do at a prompt: its keys, and what menus call it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum


class Action(StrEnum):
    """What an author may do at a prompt other than answer it."""

    NONE = "none"
    BECAUSE = "because"
    DONE = "done"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    BACK = "back"
    SKIP = "skip"
    JUMP = "jump"
    TEMPLATE = "template"
    EXAMPLE = "example"
    PAGE = "page"
    EARLIER = "earlier"
    LIST = "list"
    FREE = "free"
    EDITOR = "editor"
    SCOPE = "scope"
    KEYS = "keys"
    LEAVE = "leave"


# The actions that put None in the place of what was entered.
NONE_ACTIONS = frozenset({Action.NONE, Action.BECAUSE})

# The menu's entries: the key that chooses it, and what it says.
MENU: Mapping[Action, tuple[str, str]] = {
    Action.NONE: ("n", "Answer None"),
    Action.BECAUSE: ("r", "Answer None, and give the reason"),
    Action.PREVIOUS: ("u", "Up to the field before"),
    Action.UP: ("+", "Move this entry up"),
    Action.DOWN: ("-", "Move this entry down"),
    Action.BACK: ("b", "Back to the section before"),
    Action.SKIP: ("s", "Skip it for now"),
    Action.JUMP: ("j", "Jump to another section"),
    Action.TEMPLATE: ("t", "Show the template's text"),
    Action.EXAMPLE: ("x", "Show what another spec says here"),
    Action.PAGE: ("v", "View the spec as its page"),
    Action.EARLIER: ("h", "History: an earlier text of this section"),
    Action.LIST: ("l", "List it, entry by entry"),
    Action.FREE: ("f", "Free text instead of this form"),
    Action.EDITOR: ("e", "Write it in my editor"),
    Action.SCOPE: ("p", "Post it for feedback on the scope first"),
    Action.KEYS: ("k", "Show the keys of a field"),
    Action.LEAVE: ("q", "Quit; everything is saved"),
}

# The actions that need no menu: the key that chooses them at once, as
# prompt_toolkit calls it, and as the menu does.
SHORTCUTS: Mapping[Action, tuple[tuple[str, ...], str]] = {
    Action.NONE: (("escape", "n"), "Alt-N"),
    Action.PREVIOUS: (("s-tab",), "Shift-Tab"),
    Action.UP: (("escape", "up"), "Alt-Up"),
    Action.DOWN: (("escape", "down"), "Alt-Down"),
    Action.BACK: (("s-tab",), "Shift-Tab"),
    Action.TEMPLATE: (("escape", "t"), "Alt-T"),
    Action.EXAMPLE: (("escape", "x"), "Alt-X"),
    Action.PAGE: (("escape", "v"), "Alt-V"),
}


def shortcut(action: Action, among: Sequence[Action]) -> str:
    """Return the key that chooses an action at once, or nothing.

    In a form the way back leads to the field before, not further.
    """
    if action is Action.BACK and Action.PREVIOUS in among:
        return ""
    return SHORTCUTS[action][1] if action in SHORTCUTS else ""


# What Enter does in an empty field, by the action that it is.
EMPTY_LABELS: Mapping[Action, str] = {
    Action.NONE: "None",
    Action.DONE: "done",
    Action.SKIP: "skip for now",
}
