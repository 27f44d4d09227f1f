"""One section asked for: by its form, as text, as None with a reason."""

from typing import NamedTuple

from novaspec_new.render import new_spec
from novaspec_new.spec import preliminary, progress, todo
from novaspec_new.spec.outline import NonePolicy
from novaspec_new.spec.progress import SectionProgress, State
from novaspec_new.terminal.interface import Action, Answer, Question
from novaspec_new.text import clean_input
from novaspec_new.wizard import actions
from novaspec_new.wizard.autosave import Autosave
from novaspec_new.wizard.dialog import Dialog, SectionHelp
from novaspec_new.wizard.suggestions import Suggestions


class SectionQuestion(NamedTuple):
    """Asks for sections, one at a time."""

    dialog: Dialog
    autosave: Autosave
    suggestions: Suggestions

    def answer(self, section: SectionProgress) -> Answer:
        """Return a section's text, or an action that leads elsewhere.

        The action is BACK, SKIP or JUMP; what was entered is kept for the
        next time then. Raises PromptAbortedError and QuitError as Dialog does.
        """
        while True:
            answer = self._asked(section)
            if answer.action is Action.NONE:
                return self._none(section)
            if answer.action is Action.SCOPE:
                return Answer(preliminary.with_sentence(answer.text))
            if answer.action is not Action.BECAUSE:
                return answer
            answer = self._reason(section, answer.text)
            if answer.action is None:
                return answer

    def _asked(self, section: SectionProgress) -> Answer:
        free = ""
        if section.state is State.TODO and not self._has_words(section):
            answer = self._filled_form(section)
            if answer is not None and answer.action is not Action.FREE:
                return answer
            free = answer.text if answer is not None else ""
        usual = section.entry.info.none is NonePolicy.USUAL
        return self.dialog.text(
            Question(
                "Your text:",
                default=free or self._written(section),
                multiline=True,
                on_empty=Action.NONE if usual else Action.SKIP,
                actions=actions.text_actions(
                    section.entry, examples=self.suggestions.has_examples
                ),
            ),
            self._help(section),
        )

    def _reason(self, section: SectionProgress, typed: str) -> Answer:
        """Ask why there is nothing to say; FREE is to write on instead."""
        words = clean_input(typed)
        is_reason = progress.can_be_reason(words)
        offered = " ".join(words.split()) if is_reason else ""

        def compose(reason: str) -> str:
            return progress.none_because(reason) if reason.strip() else typed

        answer = self.dialog.ask(
            Question(
                "None, because",
                default=offered,
                offered=offered,
                actions=(Action.FREE, Action.LEAVE),
                compose=compose,
            )
        )
        if answer.action is Action.FREE:
            is_same = answer.text in {"", offered}
            free = typed if is_same else answer.text
            self.dialog.recovery.keep(section.entry.title, free)
            return answer
        return Answer(progress.none_because(answer.text))

    def _written(self, section: SectionProgress) -> str:
        """Return what the author wrote in a section, here or by hand."""
        from novaspec_new.render import spec_text

        body = self.autosave.file.body(section.entry.title).strip("\n")
        ours = (spec_text.todo_comment(section.entry), todo.MARKER)
        if section.state is State.TODO and body.strip() in ours:
            return ""
        return body

    def _has_words(self, section: SectionProgress) -> bool:
        return bool(self.dialog.recovery.load().get(section.entry.title))

    def _filled_form(self, section: SectionProgress) -> Answer | None:
        """Ask by the section's form; None where it has none."""
        from novaspec_new.wizard import forms

        info = section.entry.info
        if not forms.has(info.form):
            return None
        known = self._help(section)
        offered_actions = actions.form_actions(
            section.entry, examples=self.suggestions.has_examples
        )
        answer = forms.fill(
            info,
            lambda question: self.dialog.aided(
                question._replace(actions=offered_actions), known
            ),
            self.dialog.prompts,
            self.suggestions.people,
        )
        if answer.action in {Action.BACK, Action.SKIP, Action.JUMP}:
            self.dialog.recovery.keep(section.entry.title, answer.text)
        return answer

    def _none(self, section: SectionProgress) -> Answer:
        text = new_spec.none_text(section.entry.info.form)
        if progress.is_none(text):
            self.dialog.note(f" {text}")
        return Answer(text)

    def _help(self, section: SectionProgress) -> SectionHelp:
        return SectionHelp(
            section.entry.info.questions,
            section.entry.guidance,
            self.suggestions.examples(section.entry.title),
        )
