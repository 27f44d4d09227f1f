"""One section asked for: by its form, as text, as None with a reason."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from novaspec_new.render import new_spec
from novaspec_new.spec import preliminary, progress, todo
from novaspec_new.spec.clean_text import clean_input
from novaspec_new.spec.none_answer import NonePolicy
from novaspec_new.spec.outline import OutlineEntry
from novaspec_new.spec.progress import SectionProgress, State
from novaspec_new.terminal.interface import Answer, Question
from novaspec_new.terminal.menu_entries import Action
from novaspec_new.wizard import findings_by_section
from novaspec_new.wizard.autosave import Autosave
from novaspec_new.wizard.suggestions import Suggestions
from novaspec_new.wizard.text_dialog import Dialog, SectionHelp

if TYPE_CHECKING:
    from novaspec_new.check.findings import Finding
    from novaspec_new.wizard.forms import FormContext


class _Available(NamedTuple):
    """What there is to look at: other specs, a page, earlier texts."""

    examples: bool = False
    page: bool = False
    earlier: bool = False


class SectionQuestion(NamedTuple):
    """Asks for sections, one at a time."""

    dialog: Dialog
    autosave: Autosave
    suggestions: Suggestions

    def answer(
        self, section: SectionProgress, finding: "Finding | None" = None
    ) -> Answer:
        """Return a section's text, or an action that leads elsewhere.

        The action is BACK, SKIP or JUMP; what was entered is kept for
        the next time then. The cursor begins at a ``finding``. Raises
        PromptAbortedError and QuitError as Dialog does.
        """
        while True:
            answer = self._asked(section, finding)
            if answer.action is Action.NONE:
                return self._none(section)
            if answer.action is Action.SCOPE:
                return Answer(preliminary.with_sentence(answer.text))
            if answer.action is not Action.BECAUSE:
                return answer
            answer = self._reason(section, answer.text)
            if answer.action is None:
                return answer

    def _asked(
        self, section: SectionProgress, finding: "Finding | None"
    ) -> Answer:
        entry, free = section.entry, ""
        written = self._written(section)
        is_open = section.state is State.TODO or not written
        if is_open and not self._has_words(section):
            answer = self._filled_form(section)
            if answer is not None and answer.action is not Action.FREE:
                return answer
            free = answer.text if answer is not None else ""
        place = None
        if finding is not None and written:
            place = findings_by_section.offset(
                self.autosave.file.spec, entry.title, finding
            )
        text = free or written
        while True:
            known = self._help(section)
            answer = self.dialog.text(
                Question(
                    "Your text:",
                    default=text,
                    place=place,
                    multiline=True,
                    on_empty=_on_empty(section),
                    actions=_text_actions(entry, self._available(known)),
                ),
                known,
            )
            if answer.action is Action.LIST:
                answer = self._listed(section, answer.text)
            if answer.action is not Action.FREE:
                return answer
            text, place = answer.text, None

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
        """Return what the author wrote in a section, here or by hand.

        None alone is nothing to write on from.
        """
        from novaspec_new.render import skeleton

        body = self.autosave.file.body(section.entry.title).strip("\n")
        none = new_spec.none_text(section.entry.info.form)
        if section.state is State.NONE and body.strip() == none.strip():
            return ""
        ours = (skeleton.todo_comment(section.entry), todo.MARKER)
        if section.state is State.TODO and body.strip() in ours:
            return ""
        return body

    def _has_words(self, section: SectionProgress) -> bool:
        return bool(self.dialog.recovery.load().get(section.entry.title))

    def _filled_form(self, section: SectionProgress) -> Answer | None:
        """Ask by the section's form; None where it has none."""
        from novaspec_new.wizard import forms

        entry = section.entry
        if not forms.has(entry.info.form):
            return None
        people = self.suggestions.people
        return forms.fill(entry.info.form, self._context(section), people)

    def _listed(self, section: SectionProgress, text: str) -> Answer:
        """Ask for a section entry by entry, beginning with what is there."""
        from novaspec_new.spec import list_entries
        from novaspec_new.wizard import forms

        values = {"entries": list(list_entries.split(text))}
        people = self.suggestions.people
        return forms.fill("list", self._context(section), people, values)

    def _context(self, section: SectionProgress) -> "FormContext":
        from novaspec_new.wizard.forms import FormContext

        known = self._help(section)
        own = _form_actions(section.entry, self._available(known))
        return FormContext(self.dialog, section.entry, known, own)

    def _available(self, known: SectionHelp) -> _Available:
        return _Available(
            examples=self.suggestions.has_examples,
            page=self.dialog.view is not None,
            earlier=bool(known.aids.earlier),
        )

    def _none(self, section: SectionProgress) -> Answer:
        return Answer(new_spec.none_text(section.entry.info.form))

    def _help(self, section: SectionProgress) -> SectionHelp:
        return SectionHelp(
            section.entry.info.questions,
            section.entry.guidance,
            self.suggestions.examples(section.entry.title),
            self.suggestions.aids(
                self.dialog.recovery,
                section.entry.title,
                self._written(section),
            ),
            self._turned(section),
        )

    def _turned(self, section: SectionProgress) -> Callable[[str], str]:
        def turn(text: str) -> str:
            from novaspec_new.wizard import notes_as_answers

            return notes_as_answers.turned(text, section.entry.level)

        return turn


def _form_actions(
    entry: OutlineEntry, available: _Available
) -> tuple[Action, ...]:
    """Return what a prompt for a part of a section offers."""
    return (
        Action.FREE,
        *_none_actions(entry),
        Action.BACK,
        Action.SKIP,
        Action.JUMP,
        *_view_actions(entry, available),
        Action.LEAVE,
    )


def _on_empty(section: SectionProgress) -> Action:
    """Return what Enter does in an empty text."""
    policy = section.entry.info.none
    is_none = section.state is State.NONE and policy is not NonePolicy.NEVER
    is_usual = policy is NonePolicy.USUAL
    return Action.NONE if is_none or is_usual else Action.SKIP


def _text_actions(
    entry: OutlineEntry, available: _Available
) -> tuple[Action, ...]:
    """Return what the prompt for a whole text offers."""
    found = [
        *_none_actions(entry),
        Action.BACK,
        Action.SKIP,
        Action.JUMP,
        *_view_actions(entry, available),
    ]
    if available.earlier:
        found.append(Action.EARLIER)
    found += [Action.LIST, Action.EDITOR]
    if entry.title == preliminary.SECTION:
        found.append(Action.SCOPE)
    return (*found, Action.LEAVE)


def _none_actions(entry: OutlineEntry) -> Iterator[Action]:
    if entry.info.none is not NonePolicy.NEVER:
        yield Action.NONE
        if new_spec.takes_reason(entry.info.form):
            yield Action.BECAUSE


def _view_actions(
    entry: OutlineEntry, available: _Available
) -> Iterator[Action]:
    if entry.guidance:
        yield Action.TEMPLATE
    if available.examples:
        yield Action.EXAMPLE
    if available.page:
        yield Action.PAGE
