"""One text asked for, with all that an author may want meanwhile."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from novaspec_new.spec import progress
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.filled_text import fill
from novaspec_new.terminal.interface import (
    Answer,
    PromptAbortedError,
    Prompts,
    Question,
    WritingAids,
)
from novaspec_new.terminal.menu_entries import NONE_ACTIONS, Action
from novaspec_new.wizard import unsaved_words
from novaspec_new.workspace.recovery import Recovery

if TYPE_CHECKING:
    from novaspec_new.wizard.examples import Example
    from novaspec_new.wizard.markdown_offer import MarkdownOffer

# Actions that lead to another section; the words stay behind.
_AWAY = frozenset({Action.BACK, Action.SKIP, Action.JUMP})
# How much of an earlier text is told, to choose it by.
_SHOWN = 60


class QuitError(Exception):
    """The author goes on another time; all words are kept."""


class SectionHelp(NamedTuple):
    """What can be shown beside a prompt.

    ``questions`` are ours, ``template`` is the template's own text, and
    ``examples`` are real answers, looked for when they are asked for.
    ``aids`` help while the text is typed; ``turn`` makes of a Markdown
    text what it is in reStructuredText, None where it is not offered.
    """

    questions: tuple[str, ...] = ()
    template: str = ""
    examples: "Iterator[Example]" = iter(())
    aids: WritingAids = WritingAids()
    turn: Callable[[str], str] | None = None


class Dialog:
    """Asks for texts, and keeps the words of each until they are saved.

    ``configured`` is the author's setting for the editor; ``view`` opens
    the spec's page, and says how that went. ``on_first_shown`` is called
    once the first prompt is on the screen. ``key`` names the question,
    and what is kept of it.
    """

    def __init__(
        self,
        prompts: Prompts,
        recovery: Recovery,
        configured: str = "",
        view: Callable[[], str] | None = None,
    ) -> None:
        self.prompts = prompts
        self.recovery = recovery
        self.configured = configured
        self.view = view
        self.on_first_shown: Callable[[], None] | None = None
        self.key = ""

    @cached_property
    def _markdown(self) -> "MarkdownOffer":
        # No title is written in it.
        from novaspec_new.wizard.markdown_offer import MarkdownOffer

        return MarkdownOffer(self.prompts, self.recovery)

    def ask(
        self,
        question: Question,
        keep: Callable[[str], bool] | None = None,
    ) -> Answer:
        """Ask once; keeps the words where it is aborted, or left.

        ``keep`` does so, if it is not the words alone that are kept.
        Raises PromptAbortedError or QuitError then.
        """
        begin = self.on_first_shown and cache(self.on_first_shown)
        self.on_first_shown = None
        key = self.key

        def keep_words(text: str) -> bool:
            return self.recovery.keep(key, question.kept(text))

        keep = keep or keep_words
        try:
            answer = self.prompts.ask(
                question._replace(on_shown=begin or None, keep=keep)
            )
        except PromptAbortedError as aborted:
            if not keep(aborted.text) and aborted.by_author:
                self._tell_lost()
            raise
        if begin is not None:
            # Keys that were typed ahead may end a prompt before that.
            begin()
        is_kept = True
        if answer.text.strip():
            # Until it is saved, the program may yet be killed.
            is_kept = keep(answer.text)
        if answer.action is Action.LEAVE:
            if not is_kept:
                self._tell_lost()
            raise QuitError
        return answer

    def _tell_lost(self) -> None:
        where = self.recovery.path
        self.warn(f"These words could not be kept: {where} cannot be written.")

    def aided(
        self,
        question: Question,
        known: SectionHelp,
        keep: Callable[[str], bool] | None = None,
    ) -> Answer:
        """Ask, and show what can be shown beside, until there is more."""
        while True:
            answer = self.ask(question, keep)
            question = question._replace(default=answer.text)
            if answer.action is Action.TEMPLATE:
                self.prompts.show(known.template)
            elif answer.action is Action.EXAMPLE:
                self._show_next(known.examples)
            elif answer.action is Action.PAGE:
                self.show_page()
            else:
                return answer

    def text(self, question: Question, known: SectionHelp) -> Answer:
        """Ask until there is a text, or an action that leads elsewhere."""
        question = unsaved_words.offered(
            question._replace(aids=known.aids), self.recovery, self.key
        )
        while True:
            answer = self.aided(question, known)
            if answer.action is None and not answer.text.strip():
                # Nothing is no answer, however it was entered.
                return Answer("", Action.SKIP)
            question = question._replace(default=answer.text)
            if answer.action is Action.EDITOR:
                edited = self._edited(answer.text, known.questions)
                self.recovery.keep(self.key, edited)
                question = question._replace(default=edited)
            elif answer.action is Action.EARLIER:
                chosen = self._earlier(known.aids.earlier, answer.text)
                question = question._replace(default=chosen)
            elif answer.action is None and (
                turned := self._markdown.turned(
                    answer.text, self.key, known.turn
                )
            ):
                self.recovery.keep(self.key, turned)
                known = _with_earlier(known, answer.text)
                question = question._replace(
                    default=turned,
                    hint=self._markdown.TURNED,
                    actions=_with_history(question.actions),
                )
            elif not self._drops(answer):
                if answer.action in _AWAY:
                    self.recovery.keep(self.key, answer.text)
                return answer

    def _drops(self, answer: Answer) -> bool:
        """Say whether None would take the place of words by mistake."""
        if not answer.text.strip() or answer.action not in NONE_ACTIONS:
            return False
        if answer.action is Action.BECAUSE and progress.can_be_reason(
            answer.text
        ):
            return False
        message = "Put None in place of your words?"
        return not self.prompts.confirm(message, default=False)

    def is_to_mend(self) -> bool:
        """Ask whether to mend at once what was told to be wrong."""
        choices = ["Mend it now", "Leave it so"]
        return self.prompts.choose("What now?", choices) == 0

    def note(self, text: str) -> None:
        """Print a line that matters less."""
        self.prompts.say(text, style="note")

    def warn(self, text: str) -> None:
        """Print what the author should look at."""
        room = min(self.prompts.width, 80) - 1
        for line in fill(text, room, later="  "):
            self.prompts.say(line, style="warning")

    def _show_next(self, examples: "Iterator[Example]") -> None:
        found = next(examples, None)
        if found is None:
            from novaspec_new.wizard.examples import NO_OTHER

            self.note(f" {NO_OTHER}")
            return
        self.prompts.say("", f"{found.name}, {found.release}", style="heading")
        self.prompts.show(found.text)

    def show_page(self) -> None:
        """Open the spec's page, and say how that went."""
        if self.view is None:
            return
        try:
            self.note(f" {self.view()}")
        except NovaspecError as error:
            self.warn(f"{error}.")

    def _edited(self, text: str, guidance: tuple[str, ...]) -> str:
        from novaspec_new.wizard import external_editor

        return external_editor.edited(self, text, guidance)

    def recall(self) -> None:
        """Keep what was saved in an editor when we were ended."""
        try:
            if not self.recovery.folder.is_dir():
                return
        except OSError:
            # A folder that may not be looked into holds nothing for us.
            return
        from novaspec_new.wizard import external_editor

        external_editor.recall(self)

    def _earlier(self, texts: Sequence[str], now: str) -> str:
        """Have the author choose an earlier text; else it stays."""
        shown = [" ".join(text.split())[:_SHOWN] for text in texts]
        chosen = self.prompts.choose("Which text?", ["This one", *shown])
        return texts[chosen - 1] if chosen else now


def _with_earlier(known: SectionHelp, text: str) -> SectionHelp:
    """Return help that has one more of the earlier texts."""
    earlier = (text, *(each for each in known.aids.earlier if each != text))
    return known._replace(aids=known.aids._replace(earlier=earlier))


def _with_history(actions: Sequence[Action]) -> Sequence[Action]:
    """Return actions with that for earlier texts, before the last one."""
    if Action.EARLIER in actions:
        return actions
    return (*actions[:-1], Action.EARLIER, *actions[-1:])
