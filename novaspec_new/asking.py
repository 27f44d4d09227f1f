"""What a conversation asks and gets, whatever it is asked with."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import NamedTuple, Protocol


class Left(Exception):  # noqa: N818 - not an error: the author's wish
    """The author left the prompt; ``text`` is what stood in it.

    ``asked`` tells Ctrl-C (False is a terminal that went away or an
    end of input).
    """

    def __init__(self, text: str, *, asked: bool) -> None:
        super().__init__()
        self.text = text
        self.asked = asked


class Move(StrEnum):
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


# The moves that put None in the place of what was entered.
NONES = frozenset({Move.NONE, Move.BECAUSE})

# The menu's entries: the key that chooses it, and what it says.
MENU: Mapping[Move, tuple[str, str]] = {
    Move.NONE: ("n", "Answer None"),
    Move.BECAUSE: ("r", "Answer None, and give the reason"),
    Move.BACK: ("b", "Back to the section before"),
    Move.SKIP: ("s", "Skip it for now"),
    Move.JUMP: ("j", "Jump to another section"),
    Move.TEMPLATE: ("t", "Show the template's text"),
    Move.EXAMPLE: ("x", "Show what another spec says here"),
    Move.FREE: ("f", "Free text instead of this form"),
    Move.EDITOR: ("e", "Write it in my editor"),
    Move.SCOPE: ("p", "Post it for feedback on the scope first"),
    Move.LEAVE: ("q", "Quit; everything is saved"),
}

# What Enter does in an empty field, by the move that it makes.
EMPTY: Mapping[Move, str] = {
    Move.NONE: "None",
    Move.DONE: "done",
    Move.SKIP: "skip for now",
}


class Reply(NamedTuple):
    """What came of a prompt: its text, and a move if one was made."""

    text: str
    move: Move | None = None


class Arrival(NamedTuple):
    """A default that is still on its way when the prompt opens.

    ``text`` returns it once it is there, else None; ``note`` is a short
    line on how that stands, for the toolbar.
    """

    text: Callable[[], str | None]
    note: Callable[[], str]


class Ask(NamedTuple):
    """What to ask: a prompt's properties.

    ``empty`` is the move that Enter makes in an empty field, if any;
    ``keep`` is told the text while it is typed; ``meanwhile`` is called
    once, as soon as the prompt is on the screen. A prompt that asks for
    a part of a section has ``whole``: the section's text, given what
    stands in this field. A default that is only ``offered`` counts as
    nothing entered when the prompt is left with it.
    """

    message: str
    default: str = ""
    offered: str = ""
    multiline: bool = False
    empty: Move | None = None
    moves: Sequence[Move] = ()
    keep: Callable[[str], object] | None = None
    arrival: Arrival | None = None
    meanwhile: Callable[[], None] | None = None
    whole: Callable[[str], str] | None = None

    def kept(self, text: str) -> str:
        """Return what to keep when the prompt is left with ``text``."""
        offers = [self.offered]
        if self.arrival is not None:
            offers.append(self.arrival.text() or "")
        entered = "" if text in offers else text
        return self.whole(entered) if self.whole is not None else entered


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

    def ask(self, wanted: Ask) -> Reply:
        """Ask for a text; raises Left where the author leaves instead."""

    def choose(
        self, message: str, choices: Sequence[str], default: int = 0
    ) -> int:
        """Ask for one of ``choices``; returns its 0-based index."""

    def confirm(self, message: str, *, default: bool = True) -> bool:
        """Ask yes or no."""

    @property
    def width(self) -> int:
        """How many columns there are to print in."""
