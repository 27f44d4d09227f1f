"""One run in a terminal: the interview, and what is said around it."""

import contextlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from novaspec_new.render.answers_file import Answers
from novaspec_new.spec import spec_title
from novaspec_new.spec.progress import Progress
from novaspec_new.terminal.interface import PromptAbortedError, Prompts
from novaspec_new.wizard import unsaved_words, welcome
from novaspec_new.wizard.autosave import Autosave
from novaspec_new.wizard.interview import Interview
from novaspec_new.wizard.suggestions import Suggestions
from novaspec_new.wizard.text_dialog import Dialog
from novaspec_new.workspace.file_conflicts import ExistsError
from novaspec_new.workspace.files import near
from novaspec_new.workspace.recovery import Recovery
from novaspec_new.workspace.target import Target


class SessionOptions(NamedTuple):
    """How a session is held.

    ``again`` is the command that goes on with the same spec; ``editor``
    is the author's setting. ``fill_none`` answers with None what a file
    of answers leaves open. ``view`` opens the spec's page, and says how
    that went.
    """

    again: str
    editor: str = ""
    fill_none: bool = False
    view: Callable[[], str] | None = None


class Session:
    """Writes one spec with its author, now and when it is gone on with."""

    def __init__(
        self,
        target: Target,
        answers: Answers,
        suggestions: Suggestions,
        prompts: Prompts,
        options: SessionOptions,
    ) -> None:
        self._target = target
        self._answers = answers
        self._suggestions = suggestions
        self._prompts = prompts
        self._options = options
        self._recovery = Recovery(target.path)
        self._dialog = Dialog(
            prompts, self._recovery, options.editor, options.view
        )
        self._autosave = Autosave(
            self._dialog, target, answers, fill_none=options.fill_none
        )

    def run(self) -> int:
        """Write a new spec, or go on with it; return the exit code."""

        def ask() -> int:
            self._introduce()
            is_new = self._autosave.is_new
            return self._start() if is_new else self._go_on()

        return self._within(ask)

    def _introduce(self) -> None:
        """Ask who the author is, if nobody ever did."""
        known = self._suggestions.settings
        if welcome.is_first_run(known):
            known = welcome.introduce(self._prompts, known)
            self._suggestions.settings = known
            self._prompts.say("")
            welcome.name_spec(self._prompts, self._target.path)

    def fill(self, titles: Sequence[str]) -> int:
        """Write these sections of a spec that is there.

        Returns the exit code.
        """
        return self._within(lambda: self._interview(titles))

    def _within(self, ask: Callable[[], int]) -> int:
        try:
            with self._prompts.held():
                return ask()
        except PromptAbortedError as aborted:
            code = 130 if aborted.by_author else 1
        except KeyboardInterrupt:
            # Between two prompts, as a signal.
            code = 130
        # Where the terminal went away nobody reads it.
        with contextlib.suppress(OSError):
            self._tell_later()
        return code

    def _start(self) -> int:
        try:
            if self._answers.title is not None:
                self._autosave.create()
            return self._interview()
        except ExistsError:
            self._prompts.say(
                f"{self._path} was made meanwhile.", style="warning"
            )
            if not self._prompts.confirm("Go on with it?"):
                raise
            return self._go_on()

    def _go_on(self) -> int:
        sections = self._autosave.sections()
        if not sections:
            self._prompts.say(
                "It has none of the template's sections; nothing was changed.",
                style="text",
            )
            if self._recovery.is_needed:
                self._prompts.say(unsaved_words.left_in(self._recovery))
            return 1
        self._prompts.say(f"{Progress.of(sections).summary}.", style="note")
        self._take_title()
        self._autosave.take_answers()
        return self._interview()

    def _take_title(self) -> None:
        """Put the given title in the place of one that nobody chose."""
        given, file = self._answers.title, self._autosave.file
        now = file.spec.title
        if not given or given == now:
            return
        is_open = now in {"", spec_title.of_name(self._target.name)}
        question = f"Is its title {given!r} from now on?"
        if is_open or self._prompts.confirm(question, default=False):
            file.set_title(given)

    def _interview(self, titles: Sequence[str] = ()) -> int:
        """Ask for these sections; if none are given, all that are to do."""
        interview = Interview(self._dialog, self._autosave, self._suggestions)
        ended = interview.fill(titles) if titles else interview.run()
        if not ended:
            self._tell_later()
            return 0
        # What is needed at the end is not loaded at the beginning.
        from novaspec_new.wizard.closing import Closing

        return Closing(
            self._dialog, self._autosave, interview, self._options.again
        ).run()

    def _tell_later(self) -> None:
        if not self._target.path.exists():
            return
        self._prompts.say("", *unsaved_words.told(self._path, self._recovery))
        self._prompts.say(f"To go on: {self._options.again}")

    @property
    def _path(self) -> str:
        """The file's path as one would type it here."""
        return near(self._target.path)
