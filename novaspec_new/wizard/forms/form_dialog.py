"""A form held with an author: its fields walked forwards and back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from novaspec_new.spec import progress
from novaspec_new.spec.outline import NonePolicy, OutlineEntry
from novaspec_new.terminal.interface import (
    NONE_ACTIONS,
    Action,
    Answer,
    Line,
    Mark,
    Question,
)
from novaspec_new.wizard.dialog import Dialog, SectionHelp
from novaspec_new.wizard.forms.form import Field, Form, Values

# How many mistakes are told at once: the question is to stay in sight.
_MOST_MISTAKES = 8
# How much of a text is told in a line.
_SHOWN = 60


class _Slot(NamedTuple):
    """Where a text is entered: 0-based numbers of group, field, entry."""

    group: int
    field: int
    entry: int


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
        self._groups: list[Values] = [values or {}]
        self._at = max(self._slots(0)) if values else _Slot(0, 0, 0)
        self._is_mending = False
        self._restore(self._dialog.recovery.form(self._entry.title))

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
        self._put(text)
        count = len(self._values.get(self._field.key, []))
        self._at = self._at._replace(entry=count)
        return self._advance("")

    def _walked(self, answer: Answer) -> bool:
        """Go to another field, or move an entry; say if that was meant."""
        if answer.action is Action.PREVIOUS:
            self._put(answer.text)
            self._at = self._before()
        elif answer.action in {Action.UP, Action.DOWN}:
            self._move(answer)
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
        groups = self._with(text) if text else self._groups
        return Answer(self._form.compose(groups), action)

    # What is asked

    def _asked(self) -> Answer:
        field = self._field
        text = self._entered(self._at)
        offered = "" if text else field.offered
        values, before = self._values, self._values_before
        question = Question(
            self._message(),
            default=text or offered or field.default(values, before),
            offered=offered,
            hint=field.hint,
            multiline=field.is_text,
            is_entry=field.is_list,
            on_empty=self._on_empty(),
            actions=tuple(self._offered_actions()),
            compose=lambda now: self._form.compose(self._with(now)),
            fields=self._lines(),
        )
        return self._dialog.aided(question, self._known, self._keep)

    def _message(self) -> str:
        field, at = self._field, self._at
        if field.is_list and at.entry:
            return f"{field.name} {at.entry + 1}:"
        return f"{field.name}:"

    def _on_empty(self) -> Action:
        is_first = self._at == self._first(self._at.group)
        if not is_first or self._at.group or any(self._groups[0].values()):
            return Action.DONE
        is_usual = self._entry.info.none is NonePolicy.USUAL
        takes_none = is_usual or self._field.takes_none
        return Action.NONE if takes_none else Action.SKIP

    def _offered_actions(self) -> Iterator[Action]:
        if self._at != self._first(0):
            yield Action.PREVIOUS
        entries = self._values.get(self._field.key, [])
        if self._field.is_list and self._at.entry < len(entries):
            if self._at.entry:
                yield Action.UP
            if self._at.entry + 1 < len(entries):
                yield Action.DOWN
        yield from self._actions

    def _lines(self) -> tuple[Sequence[Line], Sequence[Line]]:
        """Return the other fields of the group that hold something."""
        before: list[Line] = []
        after: list[Line] = []
        for slot in self._slots(self._at.group):
            text = self._entered(slot)
            if slot != self._at and text:
                side = before if slot < self._at else after
                side.append(Line(self._name(slot), Mark.WRITTEN, _short(text)))
        return before, after

    # Where the author is

    @property
    def _field(self) -> Field:
        return self._form.fields[self._at.field]

    @property
    def _values(self) -> Values:
        return self._groups[self._at.group]

    @property
    def _values_before(self) -> Values:
        return self._groups[self._at.group - 1] if self._at.group else {}

    def _slots(self, group: int) -> Iterator[_Slot]:
        """Yield where texts are, and where a list may have one more."""
        values = self._groups[group]
        for index, field in enumerate(self._form.fields):
            if not field.is_wanted(values):
                continue
            count = len(values.get(field.key, [])) if field.is_list else 0
            for entry in range(count + 1):
                yield _Slot(group, index, entry)

    def _first(self, group: int) -> _Slot:
        return next(self._slots(group))

    def _before(self) -> _Slot:
        every = [
            slot
            for group in range(self._at.group + 1)
            for slot in self._slots(group)
        ]
        return max(slot for slot in every if slot < self._at)

    def _after(self) -> _Slot | None:
        later = (s for s in self._slots(self._at.group) if s > self._at)
        return next(later, None)

    # What is entered

    def _entered(self, slot: _Slot) -> str:
        field = self._form.fields[slot.field]
        texts = self._groups[slot.group].get(field.key, [])
        return texts[slot.entry] if slot.entry < len(texts) else ""

    def _with(self, text: str) -> list[Values]:
        """Return what is entered, with a text in the open field."""
        field, at = self._field, self._at
        texts = list(self._values.get(field.key, []))
        texts[at.entry : at.entry + 1] = self._split(text)
        groups = list(self._groups)
        groups[at.group] = {**self._values, field.key: texts}
        return groups

    def _split(self, text: str) -> list[str]:
        if not text.strip():
            return []
        if self._field.is_list:
            return list(self._field.split(text))
        if self._field.is_text:
            return [text.strip("\n")]
        return [text.strip()]

    def _put(self, text: str) -> None:
        self._groups = self._with(text)

    def _stays(self, text: str) -> bool:
        """Tell the mistakes in a text; say whether it is to stay so."""
        mistakes = self._field.check(text.strip(), self._values)
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
        self._put(text)
        return False

    def _move(self, answer: Answer) -> None:
        """Have the open entry and its neighbour change their places."""
        self._put(answer.text)
        texts = self._values.get(self._field.key, [])
        here = self._at.entry
        there = here + (-1 if answer.action is Action.UP else 1)
        if 0 <= there < len(texts) and here < len(texts):
            texts[here], texts[there] = texts[there], texts[here]
            self._at = self._at._replace(entry=there)

    def _takes_none(self, text: str) -> bool:
        return self._field.takes_none and progress.is_bare_none(text)

    def _drops(self, text: str) -> bool:
        """Say whether None would drop what was entered, by mistake."""
        if text == self._field.offered:
            text = ""
        if not self._form.compose(self._with(text)).strip():
            return False
        self._keep(text)
        message = "Put None in place of what you entered?"
        if self._dialog.prompts.confirm(message, default=False):
            return False
        self._put(text)
        return True

    # How it goes on

    def _advance(self, text: str) -> bool:
        """Put a text in the open field, and go on; say if all is done."""
        field, at = self._field, self._at
        texts = self._split(text)
        is_new = at.entry >= len(self._values.get(field.key, []))
        self._put(text)
        if field.is_list and (texts or not is_new):
            # Behind what was entered; where it was emptied, the next one.
            self._at = at._replace(entry=at.entry + len(texts))
            return False
        after = self._after()
        if after is None or self._is_mending or not self._is_begun():
            return self._is_group_done()
        self._at = after
        return False

    def _is_begun(self) -> bool:
        """Say whether the group has what it is known by."""
        if not self._form.repeats:
            return True
        first = self._form.fields[0]
        return bool(self._values.get(first.key))

    def _is_group_done(self) -> bool:
        """Show a group as a whole; say whether the form is done."""
        self._is_mending = False
        if not self._form.repeats:
            return True
        if not self._is_begun():
            # Nothing more was to come.
            del self._groups[self._at.group]
            return True
        filled = [s for s in self._slots(self._at.group) if self._entered(s)]
        shown = [
            f"{self._name(s)}: {_short(self._entered(s))}" for s in filled
        ]
        what = self._form.repeats
        choices = ["Save it", f"Add another {what}", *shown, "Remove it"]
        chosen = self._dialog.prompts.choose(f"The {what}:", choices)
        if chosen == 0:
            return True
        if chosen == 1:
            self._groups.append({})
            self._at = self._first(len(self._groups) - 1)
        elif chosen < len(choices) - 1:
            self._at = filled[chosen - 2]
            self._is_mending = True
        else:
            self._remove_group()
        return False

    def _remove_group(self) -> None:
        del self._groups[self._at.group]
        self._groups = self._groups or [{}]
        last = len(self._groups) - 1
        self._at = max(self._slots(last))
        if not any(self._groups[last].values()):
            self._at = self._first(last)

    def _name(self, slot: _Slot) -> str:
        return self._form.fields[slot.field].name

    # What is kept

    def _keep(self, text: str) -> bool:
        """Keep the form as it is; say whether that worked."""
        if text == self._field.offered:
            text = ""
        groups = self._with(text)
        if not any(any(values.values()) for values in groups):
            return True
        state = {"groups": groups, "at": list(self._at)}
        return self._dialog.recovery.keep_form(self._entry.title, state)

    def _restore(self, state: Mapping[str, Any]) -> None:
        """Take a form up again as it was kept, as far as it fits."""
        groups, at = state.get("groups"), state.get("at")
        if not isinstance(groups, list) or not isinstance(at, list):
            return
        keys = {field.key for field in self._form.fields}
        found: list[Values] = []
        for values in groups:
            if not isinstance(values, dict):
                return
            texts = {k: v for k, v in values.items() if isinstance(v, list)}
            found.append(
                {k: list(map(str, texts[k])) for k in keys & texts.keys()}
            )
        self._groups = found or [{}]
        every = [s for g in range(len(found)) for s in self._slots(g)]
        self._at = next((s for s in every if list(s) == at), self._at)


def _short(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]
