"""Before and after the wizard: the file made, checked, and what next."""

import contextlib
import os
import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from novaspec_new import files, progress, proposal
from novaspec_new.answers import Answers
from novaspec_new.asking import Left, Prompts
from novaspec_new.draft import Draft
from novaspec_new.offers import Offers
from novaspec_new.progress import State, Step
from novaspec_new.recovery import Recovery
from novaspec_new.settings import Settings
from novaspec_new.target import Target
from novaspec_new.wizard import Setting, Wizard

if TYPE_CHECKING:
    from novaspec_new.check.findings import Finding
    from novaspec_new.persons import Person
    from novaspec_new.precedents import Precedent


@dataclass(frozen=True, slots=True)
class Conversation:
    """One call of ``novaspec new`` in a terminal.

    ``again`` is the command that goes on with the same spec;
    ``fill_none`` answers with None what the answers leave open.
    """

    target: Target
    answers: Answers
    offers: Offers
    prompts: Prompts
    again: str
    settings: Settings
    fill_none: bool = False

    def hold(self) -> int:
        """Write a new spec, or go on with it; return the exit code."""
        is_there = self.target.path.exists()
        return self._within(self._go_on if is_there else self._start)

    def fill(self, titles: Sequence[str]) -> int:
        """Write these sections of a spec that is there.

        Returns the exit code.
        """
        draft = Draft(self.target.path, self.target.outline)
        return self._within(lambda: self._talk(draft, titles))

    def _within(self, talk: Callable[[], int]) -> int:
        try:
            with self.prompts.held():
                return talk()
        except Left as left:
            code = 130 if left.asked else 1
        except KeyboardInterrupt:
            # Between two prompts, as a signal.
            code = 130
        # Where the terminal went away nobody reads it.
        with contextlib.suppress(OSError):
            self._tell_later()
        return code

    def _start(self) -> int:
        path = self.target.path
        say = self.prompts.say
        say(f"Your spec: {_near(path)}", style="heading")
        say(
            "Each answer is saved there at once; Ctrl-C leaves, keeps all.",
            style="note",
        )
        title = self.answers.title
        if title is not None:
            self._create()
            return self._talk(Draft(path, self.target.outline))
        return self._talk(None)

    def _create(self) -> None:
        made = proposal.write(
            self.target.outline,
            self.target.name,
            self.answers,
            project=self.target.project,
            fill_none=self.fill_none,
        )
        files.create_text(self.target.path, made.text)
        for note in made.notes:
            self.prompts.say(note, style="warning")

    def _go_on(self) -> int:
        path = self.target.path
        draft = Draft(path, self.target.outline)
        steps = progress.steps(draft.spec, draft.outline)
        self.prompts.say(f"{_near(path)} exists", style="heading")
        if not steps:
            self.prompts.say(
                "It has none of the template's sections; nothing was changed."
            )
            kept = Recovery(path)
            if kept.load():
                self.prompts.say(f"Words of yours are in {kept.path}")
            return 1
        self.prompts.say(f"{progress.summary(steps)}.")
        if not self.prompts.confirm("Go on with it?"):
            self.prompts.say("Nothing was changed.")
            return 0
        self._apply(draft)
        return self._talk(draft)

    def _apply(self, draft: Draft) -> None:
        """Put answers from a file where the spec is still to do."""
        given = self.answers
        title = draft.spec.title
        made = proposal.title_of(self.target.name)
        question = f"Is its title {given.title!r} from now on?"
        if given.title and given.title != title:
            is_open = title in {"", made}
            if is_open or self.prompts.confirm(question, default=False):
                draft.set_title(given.title)
        if given.introduction and _is_to_do(draft.introduction):
            draft.set_introduction(proposal.filled(given.introduction).text)
        for step in progress.steps(draft.spec, draft.outline):
            answer = given.sections.get(step.slot.title, "")
            if self.fill_none and step.state is State.TODO:
                answer = answer or "None"
            if answer.strip():
                self._answer(draft, step, answer)

    def _answer(self, draft: Draft, step: Step, answer: str) -> None:
        """Put an answer in a section; one that is written stays."""
        title = step.slot.title
        wrapped = proposal.answered(step.slot.advice.form, answer)
        if step.state is State.TODO:
            draft.set_body(title, wrapped.text)
            for note in proposal.notes_on(title, wrapped):
                self.prompts.say(note, style="warning")
        elif wrapped.text.strip() != draft.body(title).strip():
            self.prompts.say(f"{title} is written already: it stays so.")

    def _talk(self, draft: Draft | None, titles: Sequence[str] = ()) -> int:
        """Talk about a spec's file; None is one that is not there yet.

        ``titles`` are the sections to write; if none are given, it is
        all that are to do.
        """

        def begin() -> None:
            self.offers.begin()
            if draft is None:
                self._create()

        @cache
        def opened() -> Draft:
            return draft or Draft(self.target.path, self.target.outline)

        made = proposal.title_of(self.target.name)
        title = made if draft is None else draft.spec.title
        wizard = Wizard(
            Setting(
                draft=opened,
                prompts=self.prompts,
                offers=self.offers,
                recovery=Recovery(self.target.path),
                review=lambda: self._findings(opened()),
                begin=begin,
                fresh=draft is None,
                title=None if self.answers.title is not None else title,
                is_made=title == made,
                editor=self.settings.editor,
                examples=self._examples,
                persons=self._persons,
            )
        )
        ended = wizard.fill(titles) if titles else wizard.run()
        if not ended:
            self._tell_later()
            return 0
        return self._finish(opened())

    def _persons(self) -> "tuple[Person, ...]":
        from novaspec_new import persons

        folder = self.target.path.absolute().parent
        return persons.known(self.offers.person(), self.settings, folder)

    @property
    def _examples(self) -> "Callable[[str], Iterator[Precedent]] | None":
        checkout = self.target.checkout
        if checkout is None:
            return None

        def find(title: str) -> "Iterator[Precedent]":
            from novaspec_new import precedents

            return precedents.find(
                checkout, self.target.outline, title, but=self.target.name
            )

        return find

    def _findings(self, draft: Draft) -> "tuple[Finding, ...]":
        # docutils is not needed before the first answer.
        from novaspec_new.check import check, gather

        draft.refresh()
        gatherer = gather.Gatherer(files.here(), self.target.outline.release)
        return check(draft.text, gatherer.subject(draft.path.absolute()))

    def _finish(self, draft: Draft) -> int:
        from novaspec_new.check.findings import Severity

        findings = self._findings(draft)
        steps = progress.steps(draft.spec, draft.outline)
        say = self.prompts.say
        told = progress.summary(steps) or "none of the template's sections"
        say("", f"{_near(draft.path)}: {told}.")
        for found in findings:
            say(f"{_near(draft.path)}:{found.line}: {found.message}")
        errors = sum(f.severity is Severity.ERROR for f in findings)
        if errors:
            count = progress.count(errors, "error")
            say(f"The gate would refuse it: {count} to mend first.")
            say(f"To go on: {self.again}")
            return 1
        say("The gate would take it.", style="heading")
        if any(step.state is State.TODO for step in steps):
            say(f"To go on: {self.again}")
        for line in self._next():
            say(line)
        return 0

    def _next(self) -> list[str]:
        """Return what the author does now, command by command."""
        if self.target.checkout is None:
            return ["Next: copy it to specs/RELEASE/approved of nova-specs."]
        path = shlex.quote(_near(self.target.path))
        return [
            "Next, to send it for review:",
            f"  novaspec message {path} --commit",
            f"  git review -t bp/{self.target.name}",
        ]

    def _tell_later(self) -> None:
        if not self.target.path.exists():
            return
        self.prompts.say(
            "", f"All you answered is in {_near(self.target.path)}"
        )
        if Recovery(self.target.path).load():
            self.prompts.say("What you had not saved is offered again.")
        self.prompts.say(f"To go on: {self.again}")


def _is_to_do(text: str) -> bool:
    return progress.state(text) is State.TODO


def _near(path: Path) -> str:
    """Return a path as one would type it here."""
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):
        return str(path)
