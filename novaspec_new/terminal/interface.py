"""What a conversation asks and gets, whatever it is asked with."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import NamedTuple, Protocol


class PromptAbortedError(Exception):
    """The author left the prompt; ``text`` is what stood in it.

    ``by_author`` tells Ctrl-C (False is a terminal that went away or an
    end of input).
    """

    def __init__(self, text: str, *, by_author: bool) -> None:
        super().__init__()
        self.text = text
        self.by_author = by_author


class Action(StrEnum):
    """What an author may do at a prompt other than answer it."""

    NONE = "none"
    BECAUSE = "because"
    DONE = "done"
    BACK = "back"
    SKIP = "skip"
    JUMP = "jump"
    TEMPLATE = "template"
    EXAMPLE = "example"
    FREE = "free"
    EDITOR = "editor"
    SCOPE = "scope"
    LEAVE = "leave"


# The actions that put None in the place of what was entered.
NONE_ACTIONS = frozenset({Action.NONE, Action.BECAUSE})

# The menu's entries: the key that chooses it, and what it says.
MENU: Mapping[Action, tuple[str, str]] = {
    Action.NONE: ("n", "Answer None"),
    Action.BECAUSE: ("r", "Answer None, and give the reason"),
    Action.BACK: ("b", "Back to the section before"),
    Action.SKIP: ("s", "Skip it for now"),
    Action.JUMP: ("j", "Jump to another section"),
    Action.TEMPLATE: ("t", "Show the template's text"),
    Action.EXAMPLE: ("x", "Show what another spec says here"),
    Action.FREE: ("f", "Free text instead of this form"),
    Action.EDITOR: ("e", "Write it in my editor"),
    Action.SCOPE: ("p", "Post it for feedback on the scope first"),
    Action.LEAVE: ("q", "Quit; everything is saved"),
}

# What Enter does in an empty field, by the action that it is.
EMPTY_LABELS: Mapping[Action, str] = {
    Action.NONE: "None",
    Action.DONE: "done",
    Action.SKIP: "skip for now",
}


class Answer(NamedTuple):
    """What came of a prompt: its text, and an action if one was chosen."""

    text: str
    action: Action | None = None


class PendingDefault(NamedTuple):
    """A default that is still on its way when the prompt opens.

    ``text`` returns it once it is there, else None; ``note`` is a short
    line on how that stands, for the toolbar.
    """

    text: Callable[[], str | None]
    note: Callable[[], str]


class Question(NamedTuple):
    """What to ask: a prompt's properties.

    ``on_empty`` is the action of Enter in an empty field, if any;
    ``keep`` is told the text while it is typed; ``on_shown`` is called
    once, as soon as the prompt is on the screen. A prompt that asks for
    a part of a section has ``compose``: the section's text, given what
    stands in this field. A default that is only ``offered`` counts as
    nothing entered when the prompt is left with it.
    """

    message: str
    default: str = ""
    offered: str = ""
    multiline: bool = False
    on_empty: Action | None = None
    actions: Sequence[Action] = ()
    keep: Callable[[str], object] | None = None
    pending: PendingDefault | None = None
    on_shown: Callable[[], None] | None = None
    compose: Callable[[str], str] | None = None

    def kept(self, text: str) -> str:
        """Return what to keep when the prompt is left with ``text``."""
        offers = [self.offered]
        if self.pending is not None:
            offers.append(self.pending.text() or "")
        entered = "" if text in offers else text
        return self.compose(entered) if self.compose is not None else entered


class Prompts(Protocol):
    """A way to talk with an author."""

    def held(self) -> AbstractContextManager[None]:
        """Have the terminal for a whole conversation."""

    def released(self) -> AbstractContextManager[None]:
        """Lend the terminal to another program meanwhile."""

    def say(self, *lines: str, style: str = "") -> None:
        """Print lines; ``style`` is heading, note, warning or nothing."""

    def show(self, text: str) -> None:
        """Show a text as it was saved, where it was typed otherwise."""

    def ask(self, question: Question) -> Answer:
        """Ask for a text; PromptAbortedError where the author leaves."""

    def choose(
        self, message: str, choices: Sequence[str], default: int = 0
    ) -> int:
        """Ask for one of ``choices``; returns its 0-based index."""

    def confirm(self, message: str, *, default: bool = True) -> bool:
        """Ask yes or no."""

    @property
    def width(self) -> int:
        """How many columns there are to print in."""
