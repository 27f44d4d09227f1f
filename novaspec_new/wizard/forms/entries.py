"""What is entered in a form, and where its author is in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from novaspec_new.wizard.forms.form import Field, Form, Values


class Place(NamedTuple):
    """Where a text is entered: 0-based numbers of group, field, entry."""

    group: int
    field: int
    entry: int


class FormEntries:
    """The texts of a form, group by group, and the place that is open."""

    def __init__(self, form: Form, values: Values | None = None) -> None:
        self._form = form
        self.groups: list[Values] = [values or {}]
        self.at = max(self.places(0)) if values else Place(0, 0, 0)

    # Where the author is

    @property
    def field(self) -> Field:
        """The field that is open."""
        return self._form.fields[self.at.field]

    @property
    def values(self) -> Values:
        """The texts of the open group."""
        return self.groups[self.at.group]

    @property
    def values_before(self) -> Values:
        """The texts of the group before, if there is one."""
        return self.groups[self.at.group - 1] if self.at.group else {}

    @property
    def listed(self) -> Sequence[str]:
        """The texts of the open field."""
        return self.values.get(self.field.key, [])

    @property
    def is_first(self) -> bool:
        """Whether nothing is before the open place in its group."""
        return self.at == self.first(self.at.group)

    def places(self, group: int) -> Iterator[Place]:
        """Yield where texts are, and where a list may have one more."""
        values = self.groups[group]
        for index, field in enumerate(self._form.fields):
            if not field.is_wanted(values):
                continue
            count = len(values.get(field.key, [])) if field.is_list else 0
            for entry in range(count + 1):
                yield Place(group, index, entry)

    def first(self, group: int) -> Place:
        """Return the first place of a group."""
        return next(self.places(group))

    def filled(self) -> list[Place]:
        """Return the places of the open group that hold a text."""
        return [p for p in self.places(self.at.group) if self.text(p)]

    def go_back(self) -> None:
        """Open the place before, in this group or an earlier one."""
        every = [
            place
            for group in range(self.at.group + 1)
            for place in self.places(group)
        ]
        self.at = max(place for place in every if place < self.at)

    def after(self) -> Place | None:
        """Return the place behind the open one in its group, if any."""
        later = (p for p in self.places(self.at.group) if p > self.at)
        return next(later, None)

    def name(self, place: Place) -> str:
        """Return what the field at a place is called."""
        return self._form.fields[place.field].name

    # What is entered

    @property
    def is_empty(self) -> bool:
        """Whether nothing is entered, and the first group is open."""
        return not self.at.group and not any(self.groups[0].values())

    @property
    def is_begun(self) -> bool:
        """Whether the open group has what it is known by."""
        if not self._form.repeats:
            return True
        first = self._form.fields[0]
        return bool(self.values.get(first.key))

    def text(self, place: Place) -> str:
        """Return what is entered at a place; "" where nothing is."""
        field = self._form.fields[place.field]
        texts = self.groups[place.group].get(field.key, [])
        return texts[place.entry] if place.entry < len(texts) else ""

    def replaced(self, text: str) -> list[Values]:
        """Return what is entered, with a text in the open place."""
        field, at = self.field, self.at
        texts = list(self.listed)
        texts[at.entry : at.entry + 1] = self._split(text)
        groups = list(self.groups)
        groups[at.group] = {**self.values, field.key: texts}
        return groups

    def _split(self, text: str) -> list[str]:
        if not text.strip():
            return []
        if self.field.is_list:
            return list(self.field.split(text))
        if self.field.is_text:
            return [text.strip("\n")]
        return [text.strip()]

    def put(self, text: str) -> None:
        """Enter a text in the open place."""
        self.groups = self.replaced(text)

    def put_next(self, text: str) -> bool:
        """Enter a text, and open the next entry of a list.

        Says whether there is one: an empty text ends a list, but where
        it empties an entry.
        """
        count = len(self._split(text))
        is_new = self.at.entry >= len(self.listed)
        self.put(text)
        if not self.field.is_list or (is_new and not count):
            return False
        # Behind what was entered; where it was emptied, the next one.
        self.at = self.at._replace(entry=self.at.entry + count)
        return True

    def put_last(self, text: str) -> None:
        """Enter a text, and open the place behind the list's last."""
        self.put(text)
        self.at = self.at._replace(entry=len(self.listed))

    def move(self, by: int) -> None:
        """Have the open entry and a neighbour change their places."""
        texts = self.values.get(self.field.key, [])
        here = self.at.entry
        there = here + by
        if 0 <= there < len(texts) and here < len(texts):
            texts[here], texts[there] = texts[there], texts[here]
            self.at = self.at._replace(entry=there)

    def add_group(self) -> None:
        """Open a new group, the last."""
        self.groups.append({})
        self.at = self.first(len(self.groups) - 1)

    def remove_group(self) -> None:
        """Drop the open group, and open the last one's end."""
        del self.groups[self.at.group]
        self.groups = self.groups or [{}]
        last = len(self.groups) - 1
        self.at = max(self.places(last))
        if not any(self.groups[last].values()):
            self.at = self.first(last)

    # What is kept

    def state(self, text: str) -> Mapping[str, Any] | None:
        """Return the form as data, with a text in the open place.

        None stands for nothing entered.
        """
        groups = self.replaced(text)
        if not any(any(values.values()) for values in groups):
            return None
        return {"groups": groups, "at": list(self.at)}

    def restore(self, state: Mapping[str, Any]) -> None:
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
        self.groups = found or [{}]
        every = [p for g in range(len(found)) for p in self.places(g)]
        self.at = next((p for p in every if list(p) == at), self.at)
