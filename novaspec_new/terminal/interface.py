"""What an author is asked and answers, whatever the prompts are."""

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


class Mark(StrEnum):
    """How far a section is, or what is the matter with it."""

    WRITTEN = "written"
    NONE = "None"
    TODO = "to do"
    FINDING = "finding"


class Line(NamedTuple):
    """What is said of a section, or of a field, in one line."""

    title: str
    mark: Mark
    note: str = ""


class Progress(NamedTuple):
    """How many sections there are, and how many are answered so far."""

    total: int
    written: int
    none: int

    @property
    def done(self) -> int:
        """How many are answered, with None or otherwise."""
        return self.written + self.none

    @property
    def summary(self) -> str:
        """It in words, without what there is none of."""
        counts = (
            (self.written, "written"),
            (self.none, "None"),
            (self.total - self.done, "to do"),
        )
        return ", ".join(f"{count} {what}" for count, what in counts if count)


class Frame(NamedTuple):
    """What is shown around the questions on one section.

    ``name`` is the spec's; ``number`` the section's place from 1, or 0
    for what stands above them. ``hints`` are the questions that the text
    is to answer, ``note`` says when None is fine. ``lines`` is the map
    of all sections, ``current`` this one's 0-based index among them.
    """

    name: str
    title: str
    progress: Progress
    number: int = 0
    hints: tuple[str, ...] = ()
    note: str = ""
    lines: tuple[Line, ...] = ()
    current: int | None = None


class Answer(NamedTuple):
    """What came of a prompt: its text, and an action if one was chosen."""

    text: str
    action: Action | None = None


class PendingDefault(NamedTuple):
    """A default that is still on its way when the prompt opens.

    ``text`` returns it once it is there, else None; ``note`` is a short
    line on how that stands.
    """

    text: Callable[[], str | None]
    note: Callable[[], str]


class WritingAids(NamedTuple):
    """What helps while a text is typed; each may take its time.

    ``check`` returns what is wrong with the markup around a 0-based
    place of a text, or nothing; ``measure`` how many lines a text will
    have once it is wrapped, and how wide they are. ``complete`` returns
    what may follow the text before the cursor: how many characters of it
    are to be replaced, and by which texts. ``earlier`` are former texts,
    the newest first.
    """

    check: Callable[[str, int], str] | None = None
    measure: Callable[[str], tuple[int, int]] | None = None
    complete: Callable[[str], tuple[int, Sequence[str]]] | None = None
    earlier: Sequence[str] = ()


class Question(NamedTuple):
    """What to ask: a prompt's properties.

    ``place`` is where the cursor begins, a 0-based index, if not behind
    the default; ``hint`` says how to answer. ``on_empty`` is the action
    of Enter in an empty field, if any. One that ``is_entry`` asks for an
    entry of a list: Ctrl-D ends the list with it, as DONE.

    ``keep`` is told the text while it is typed; ``on_shown`` is called
    once, as soon as the prompt is on the screen. A prompt that asks for
    a part of a section has ``compose``: the section's text, given what
    stands in this field; ``fields`` are the parts before and after it. A
    default that is only ``offered`` counts as nothing entered when the
    prompt is left with it.
    """

    message: str
    default: str = ""
    offered: str = ""
    place: int | None = None
    hint: str = ""
    multiline: bool = False
    is_entry: bool = False
    on_empty: Action | None = None
    actions: Sequence[Action] = ()
    keep: Callable[[str], object] | None = None
    pending: PendingDefault | None = None
    on_shown: Callable[[], None] | None = None
    compose: Callable[[str], str] | None = None
    fields: tuple[Sequence[Line], Sequence[Line]] = ((), ())
    aids: WritingAids = WritingAids()

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
        """Have the terminal for a whole session."""

    def released(self) -> AbstractContextManager[None]:
        """Lend the terminal to another program meanwhile."""

    def say(self, *lines: str, style: str = "") -> None:
        """Print lines; ``style`` is heading, note, warning, text, or nothing.

        Without one a line is not broken: it may be copied.
        """

    def open(self, frame: Frame) -> None:
        """Begin with a section: what is asked from now on is about it."""

    def close(self, line: Line) -> None:
        """End with the section, and leave a line on it."""

    def tell(self, line: Line) -> None:
        """Show a line on a section among others."""

    def copy(self, text: str) -> None:
        """Have the terminal copy a text, if it can."""

    def show(self, text: str) -> None:
        """Show a text of another's, a template or a page of a file."""

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
