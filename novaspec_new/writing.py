"""One text asked for, with all that an author may want meanwhile."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from novaspec_new import plain, progress, prose
from novaspec_new.asking import NONES, Ask, Left, Move, Prompts, Reply
from novaspec_new.errors import NovaspecError
from novaspec_new.outline import Advice
from novaspec_new.progress import State
from novaspec_new.recovery import Recovery

if TYPE_CHECKING:
    from novaspec_new.precedents import Precedent

# Moves that lead to another section; the words stay behind.
_AWAY = frozenset({Move.BACK, Move.SKIP, Move.JUMP})


class LaterError(Exception):
    """The author goes on another time; all words are kept."""


class Help(NamedTuple):
    """What can be shown beside a prompt.

    ``questions`` are ours, ``template`` is the template's own text, and
    ``examples`` are real answers, looked for when they are asked for.
    """

    questions: tuple[str, ...] = ()
    template: str = ""
    examples: "Iterator[Precedent]" = iter(())


@dataclass(slots=True)
class Writer:
    """Asks for texts, and keeps the words of each until they are saved.

    ``configured`` is the author's setting for the editor. ``begin`` is
    called once the first prompt is on the screen.
    """

    prompts: Prompts
    recovery: Recovery
    configured: str = ""
    begin: Callable[[], None] | None = None
    step: str = field(default="", init=False)

    def ask(self, wanted: Ask) -> Reply:
        """Ask once; raises Left or LaterError, the words being kept."""
        begin = cache(self.begin) if self.begin is not None else None
        self.begin = None
        step = self.step

        def keep(text: str) -> None:
            self.recovery.keep(step, wanted.kept(text))

        try:
            reply = self.prompts.ask(
                wanted._replace(meanwhile=begin, keep=keep)
            )
        except Left as left:
            kept = wanted.kept(left.text)
            if not self.recovery.keep(step, kept) and left.asked:
                self._tell_lost()
            raise Left(kept, asked=left.asked) from None
        if begin is not None:
            # Keys that were typed ahead may end a prompt before that.
            begin()
        is_kept = True
        if reply.text.strip():
            # Until it is saved, the program may yet be killed.
            is_kept = self.recovery.keep(step, wanted.kept(reply.text))
        if reply.move is Move.LEAVE:
            if not is_kept:
                self._tell_lost()
            raise LaterError
        return reply

    def _tell_lost(self) -> None:
        where = self.recovery.path
        self.warn(f"These words could not be kept: {where} cannot be written.")

    def aided(self, wanted: Ask, known: Help) -> Reply:
        """Ask, and show what can be shown beside, until there is more."""
        while True:
            reply = self.ask(wanted)
            wanted = wanted._replace(default=reply.text)
            if reply.move is Move.TEMPLATE:
                self.prompts.say("", *known.template.split("\n"), "")
            elif reply.move is Move.EXAMPLE:
                self._show_next(known.examples)
            else:
                return reply

    def text(self, wanted: Ask, known: Help) -> Reply:
        """Ask until there is a text, or a move that leads elsewhere."""
        wanted = self._with_kept(wanted)
        while True:
            reply = self.aided(wanted, known)
            if reply.move is None and not reply.text.strip():
                # Nothing is no answer, however it was entered.
                return Reply("", Move.SKIP)
            wanted = wanted._replace(default=reply.text)
            if reply.move is Move.EDITOR:
                edited = self._edited(reply.text, known.questions)
                self.recovery.keep(self.step, edited)
                wanted = wanted._replace(default=edited)
            elif not self._drops(reply):
                if reply.move in _AWAY:
                    self.recovery.keep(self.step, reply.text)
                return reply

    def _with_kept(self, wanted: Ask) -> Ask:
        """Offer words that were not saved, with what else is there now."""
        now = "" if wanted.default == wanted.offered else wanted.default
        kept = self.recovery.load().get(self.step)
        is_same = self.recovery.open(self.step, now)
        if not kept or kept == now:
            return wanted
        if is_same or joined(now, kept) == kept:
            self.note(" Your unsaved words are below.")
            return wanted._replace(default=kept)
        self.note(" The file has other words by now; both are below.")
        return wanted._replace(default=joined(now, kept))

    def _drops(self, reply: Reply) -> bool:
        """Say whether None would take the place of words by mistake."""
        if not reply.text.strip() or reply.move not in NONES:
            return False
        if reply.move is Move.BECAUSE and progress.can_be_reason(reply.text):
            return False
        question = "Put None in place of your words?"
        return not self.prompts.confirm(question, default=False)

    def is_to_mend(self) -> bool:
        """Ask whether to mend at once what was told to be wrong."""
        choices = ["Mend it now", "Leave it so"]
        return self.prompts.choose("What now?", choices) == 0

    def show(self, text: str) -> None:
        """Show a text as it was saved."""
        self.prompts.show(text)

    def heading(self, text: str) -> None:
        """Print where the author is."""
        self.prompts.say("", text, style="heading")

    def advise(self, advice: Advice) -> None:
        """Print a section's questions, and when None is fine."""
        for question in advice.questions:
            self.prompts.say(*self._lines(question, "  - ", "    "))
        if not advice.none_if:
            return
        text = f"None is fine if {advice.none_if}."
        if advice.none_rate is not None:
            text += f" {advice.none_rate:.0%} of merged specs say so."
        for line in self._lines(text, "  ", "  "):
            self.note(line)

    def note(self, text: str) -> None:
        """Print a line that matters less."""
        self.prompts.say(text, style="note")

    def warn(self, text: str) -> None:
        """Print what the author should look at."""
        for line in self._lines(text, "", "  "):
            self.prompts.say(line, style="warning")

    def _lines(self, text: str, first: str, later: str) -> list[str]:
        room = min(self.prompts.width, 80) - 1
        return prose.fill(text, room, first=first, later=later)

    def _show_next(self, examples: "Iterator[Precedent]") -> None:
        found = next(examples, None)
        if found is None:
            self.note(" There is no other example in this checkout.")
            return
        self.heading(f"{found.name}, {found.release}")
        self.prompts.say(*found.text.split("\n"), "")

    def _edited(self, text: str, guidance: tuple[str, ...]) -> str:
        from novaspec_new import editor
        from novaspec_new.desk import Place

        try:
            words = editor.command(os.environ, self.configured)
        except NovaspecError as error:
            self.warn(str(error))
            return text
        # A byte that is no character cannot be written to its file.
        text = plain.typed(text)
        with self.prompts.released():
            edited = editor.edit(
                text,
                words,
                guidance=[f"- {question}" for question in guidance],
                is_written=self._is_written,
                place=Place(self.recovery.folder, self.step),
            )
        self.recovery.tidy()
        if edited.trouble:
            # An editor that was ended may have left its line open.
            self.prompts.say("")
            self.warn(edited.trouble)
        return edited.text

    def recall(self) -> None:
        """Keep what was saved in an editor when we were ended."""
        try:
            if not self.recovery.folder.is_dir():
                return
        except OSError:
            # A folder that may not be looked into holds nothing for us.
            return
        from novaspec_new import desk

        for laid in desk.abandoned(self.recovery.folder):
            words = laid.read()
            if words != laid.text:
                if not self.recovery.keep(laid.step, words):
                    continue
                self.note(f" {laid.step}: what your editor saved is kept.")
            for path in laid.clear_but_others():
                self.warn(f"What it did not save may be in {path}")
        self.recovery.tidy()

    def _is_written(self) -> bool:
        return self.prompts.confirm(
            "The editor came back at once. Have you saved your text?",
            default=False,
        )


def joined(theirs: str, ours: str) -> str:
    """Return both texts, for the author to make one of them."""
    theirs = theirs.strip("\n")
    if progress.state(theirs) is State.TODO or theirs in ours:
        return ours
    return f"{theirs}\n\n{ours}"
