"""What an author is asked and answers, whatever the prompts are."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import NamedTuple, Protocol

from novaspec_new.spec.progress import Progress
from novaspec_new.terminal.menu_entries import Action


class PromptAbortedError(Exception):
    """The author left the prompt; ``text`` is what stood in it.

    ``by_author`` tells Ctrl-C (False is a terminal that went away or an
    end of input).
    """

    def __init__(self, text: str, *, by_author: bool) -> None:
        super().__init__()
        self.text = text
        self.by_author = by_author


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
