"""One run in a terminal: the interview, and what is said around it."""

import contextlib
import shlex
from collections.abc import Callable, Sequence
from typing import NamedTuple

from novaspec_new.render import new_spec
from novaspec_new.render.answers_file import Answers
from novaspec_new.spec import progress
from novaspec_new.spec.progress import State
from novaspec_new.terminal.interface import PromptAbortedError, Prompts
from novaspec_new.wizard.autosave import Autosave
from novaspec_new.wizard.dialog import Dialog
from novaspec_new.wizard.interview import Interview
from novaspec_new.wizard.suggestions import Suggestions
from novaspec_new.workspace.files import near
from novaspec_new.workspace.recovery import Recovery
from novaspec_new.workspace.target import Target


class SessionOptions(NamedTuple):
    """How a session is held.

    ``again`` is the command that goes on with the same spec; ``editor``
    is the author's setting. ``fill_none`` answers with None what a file
    of answers leaves open.
    """

    again: str
    editor: str = ""
    fill_none: bool = False


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
        self._dialog = Dialog(prompts, self._recovery, options.editor)
        self._autosave = Autosave(
            self._dialog, target, answers, fill_none=options.fill_none
        )

    def run(self) -> int:
        """Write a new spec, or go on with it; return the exit code."""
        is_new = self._autosave.is_new
        return self._within(self._start if is_new else self._go_on)

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
        self._prompts.say(f"Your spec: {self._path}", style="heading")
        self._prompts.say(
            "Each answer is saved there at once; Ctrl-C leaves, keeps all.",
            style="note",
        )
        if self._answers.title is not None:
            self._autosave.create()
        return self._interview()

    def _go_on(self) -> int:
        sections = self._autosave.sections()
        self._prompts.say(f"{self._path} exists", style="heading")
        if not sections:
            self._prompts.say(
                "It has none of the template's sections; nothing was changed."
            )
            if self._recovery.load():
                self._prompts.say(
                    f"Words of yours are in {self._recovery.path}"
                )
            return 1
        self._prompts.say(f"{progress.summary(sections)}.")
        if not self._prompts.confirm("Go on with it?"):
            self._prompts.say("Nothing was changed.")
            return 0
        self._take_title()
        self._autosave.take_answers()
        return self._interview()

    def _take_title(self) -> None:
        """Put the given title in the place of one that nobody chose."""
        given, file = self._answers.title, self._autosave.file
        now = file.spec.title
        if not given or given == now:
            return
        is_open = now in {"", new_spec.title_of(self._target.name)}
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
        return self._finish()

    def _finish(self) -> int:
        from novaspec_new.check.findings import Severity

        findings = self._autosave.review()
        sections = self._autosave.sections()
        say = self._prompts.say
        told = progress.summary(sections) or "none of the template's sections"
        say("", f"{self._path}: {told}.")
        for found in findings:
            say(f"{self._path}:{found.line}: {found.message}")
        errors = sum(f.severity is Severity.ERROR for f in findings)
        if errors:
            count = progress.count(errors, "error")
            say(f"The gate would refuse it: {count} to mend first.")
            say(f"To go on: {self._options.again}")
            return 1
        say("The gate would take it.", style="heading")
        if any(section.state is State.TODO for section in sections):
            say(f"To go on: {self._options.again}")
        for line in self._next():
            say(line)
        return 0

    def _next(self) -> list[str]:
        """Return what the author does now, command by command."""
        if self._target.checkout is None:
            return ["Next: copy it to specs/RELEASE/approved of nova-specs."]
        path = shlex.quote(self._path)
        return [
            "Next, to send it for review:",
            f"  novaspec message {path} --commit",
            f"  git review -t bp/{self._target.name}",
        ]

    def _tell_later(self) -> None:
        if self._autosave.is_new:
            return
        self._prompts.say("", f"All you answered is in {self._path}")
        if self._recovery.load():
            self._prompts.say("What you had not saved is offered again.")
        self._prompts.say(f"To go on: {self._options.again}")

    @property
    def _path(self) -> str:
        """The file's path as one would type it here."""
        return near(self._target.path)
