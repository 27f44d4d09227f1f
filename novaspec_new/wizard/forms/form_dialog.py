"""A form held with an author: its fields walked forwards and back."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from novaspec_new.spec import progress
from novaspec_new.spec.none_answer import NonePolicy
from novaspec_new.spec.outline import OutlineEntry
from novaspec_new.terminal.interface import Answer, Line, Mark, Question
from novaspec_new.terminal.menu_entries import NONE_ACTIONS, Action
from novaspec_new.wizard.forms.entries import FormEntries
from novaspec_new.wizard.forms.form import Form, Values
from novaspec_new.wizard.text_dialog import Dialog, SectionHelp

# How many mistakes are told at once: the question is to stay in sight.
_MOST_MISTAKES = 8
# How much of a text is told in a line.
_SHOWN = 60


class FormContext(NamedTuple):
    """What a form is held with: its section, and what may be done there."""

    dialog: Dialog
    entry: OutlineEntry
    known: SectionHelp
    actions: Sequence[Action]


class FormDialog:
    """One section's form, from its first field until it is done.

    What is entered is kept as it is, so that the form comes back filled.
    """

    def __init__(
        self, form: Form, context: FormContext, values: Values | None = None
    ) -> None:
        self._form = form
        self._dialog = context.dialog
        self._entry = context.entry
        self._known = context.known
        self._actions = context.actions
        self._entries = FormEntries(form, values)
        self._is_mending = False
        kept = self._dialog.recovery.form(self._entry.title)
        self._entries.restore(kept)

    def run(self) -> Answer:
        """Return the section's text, or the action that leads elsewhere.

        With FREE it is all that was entered so far. Raises
        PromptAbortedError and QuitError as Dialog does.
        """
        while True:
            answer = self._asked()
            if answer.action in {None, Action.DONE}:
                if self._takes_none(answer.text):
                    return Answer("", Action.NONE)
                if self._entered_is_last(answer):
                    return self._composed(None)
            elif answer.action in NONE_ACTIONS:
                if not self._drops(answer.text):
                    return Answer("", answer.action)
            elif not self._walked(answer):
                return self._left(answer)

    def _entered_is_last(self, answer: Answer) -> bool:
        """Put what was entered, and go on; say if all is done."""
        text = answer.text
        if not text.strip():
            return self._advance("")
        if not self._stays(text):
            return False
        if answer.action is not Action.DONE:
            return self._advance(text)
        # The list ends with this entry.
        self._entries.put_last(text)
        return self._advance("")

    def _walked(self, answer: Answer) -> bool:
        """Go to another field, or move an entry; say if that was meant."""
        if answer.action is Action.PREVIOUS:
            self._entries.put(answer.text)
            self._entries.go_back()
        elif answer.action in {Action.UP, Action.DOWN}:
            self._entries.put(answer.text)
            self._entries.move(-1 if answer.action is Action.UP else 1)
        else:
            return False
        return True

    def _left(self, answer: Answer) -> Answer:
        """Return what the form is left with, for an action."""
        if answer.action is Action.FREE:
            free = self._composed(Action.FREE, answer.text)
            self._dialog.recovery.forget(self._entry.title)
            self._dialog.recovery.keep(self._entry.title, free.text)
            return free
        self._keep(answer.text)
        return Answer("", answer.action)

    def _composed(self, action: Action | None, text: str = "") -> Answer:
        entries = self._entries
        groups = entries.replaced(text) if text else entries.groups
        return Answer(self._form.compose(groups), action)

    # What is asked

    def _asked(self) -> Answer:
        entries, field = self._entries, self._entries.field
        text = entries.text(entries.at)
        offered = "" if text else field.offered
        values, before = entries.values, entries.values_before
        question = Question(
            self._message(),
            default=text or offered or field.default(values, before),
            offered=offered,
            hint=field.hint,
            multiline=field.is_text,
            is_entry=field.is_list,
            on_empty=self._on_empty(),
            actions=tuple(self._offered_actions()),
            compose=lambda now: self._form.compose(entries.replaced(now)),
            fields=self._lines(),
        )
        return self._dialog.aided(question, self._known, self._keep)

    def _message(self) -> str:
        field, entry = self._entries.field, self._entries.at.entry
        if field.is_list and entry:
            return f"{field.name} {entry + 1}:"
        return f"{field.name}:"

    def _on_empty(self) -> Action:
        if not (self._entries.is_first and self._entries.is_empty):
            return Action.DONE
        is_usual = self._entry.info.none is NonePolicy.USUAL
        takes_none = is_usual or self._entries.field.takes_none
        return Action.NONE if takes_none else Action.SKIP

    def _offered_actions(self) -> Iterator[Action]:
        entries = self._entries
        if entries.at != entries.first(0):
            yield Action.PREVIOUS
        entry, count = entries.at.entry, len(entries.listed)
        if entries.field.is_list and entry < count:
            if entry:
                yield Action.UP
            if entry + 1 < count:
                yield Action.DOWN
        yield from self._actions

    def _lines(self) -> tuple[Sequence[Line], Sequence[Line]]:
        """Return the other fields of the group that hold something."""
        before: list[Line] = []
        after: list[Line] = []
        entries = self._entries
        for place in entries.filled():
            text = _short(entries.text(place))
            line = Line(entries.name(place), Mark.WRITTEN, text)
            if place != entries.at:
                (before if place < entries.at else after).append(line)
        return before, after

    def _stays(self, text: str) -> bool:
        """Tell the mistakes in a text; say whether it is to stay so."""
        field, values = self._entries.field, self._entries.values
        mistakes = field.check(text.strip(), values)
        if not mistakes:
            return True
        told = list(mistakes[:_MOST_MISTAKES])
        if len(mistakes) > _MOST_MISTAKES:
            told.append(f"and {len(mistakes) - _MOST_MISTAKES} more")
        self._keep(text)
        self._dialog.prompts.say(*told, style="warning")
        choices = ["Mend it", "Keep it so"]
        if self._dialog.prompts.choose("What now?", choices) == 1:
            return True
        self._entries.put(text)
        return False

    def _takes_none(self, text: str) -> bool:
        takes_none = self._entries.field.takes_none
        return takes_none and progress.is_bare_none(text)

    def _drops(self, text: str) -> bool:
        """Say whether None would drop what was entered, by mistake."""
        if text == self._entries.field.offered:
            text = ""
        if not self._form.compose(self._entries.replaced(text)).strip():
            return False
        self._keep(text)
        message = "Put None in place of what you entered?"
        if self._dialog.prompts.confirm(message, default=False):
            return False
        self._entries.put(text)
        return True

    # How it goes on

    def _advance(self, text: str) -> bool:
        """Put a text in the open field, and go on; say if all is done."""
        entries = self._entries
        if entries.put_next(text):
            return False
        after = entries.after()
        if after is None or self._is_mending or not entries.is_begun:
            return self._is_group_done()
        entries.at = after
        return False

    def _is_group_done(self) -> bool:
        """Show a group as a whole; say whether the form is done."""
        self._is_mending = False
        if not self._form.repeats:
            return True
        entries = self._entries
        if not entries.is_begun:
            # Nothing more was to come.
            del entries.groups[entries.at.group]
            return True
        filled = entries.filled()
        shown = [
            f"{entries.name(place)}: {_short(entries.text(place))}"
            for place in filled
        ]
        what = self._form.repeats
        choices = ["Save it", f"Add another {what}", *shown, "Remove it"]
        chosen = self._dialog.prompts.choose(f"The {what}:", choices)
        if chosen == 0:
            return True
        if chosen == 1:
            entries.add_group()
        elif chosen < len(choices) - 1:
            entries.at = filled[chosen - 2]
            self._is_mending = True
        else:
            entries.remove_group()
        return False

    # What is kept

    def _keep(self, text: str) -> bool:
        """Keep the form as it is; say whether that worked."""
        if text == self._entries.field.offered:
            text = ""
        state = self._entries.state(text)
        if state is None:
            return True
        return self._dialog.recovery.keep_form(self._entry.title, state)


def _short(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]
