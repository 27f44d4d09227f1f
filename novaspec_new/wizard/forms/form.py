"""A form as data: its fields, what is entered in them, what it comes to."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from novaspec_new.spec import list_entries

# What is entered, by a field's key: texts, of a field that is no list at
# most one.
Values = dict[str, list[str]]


def value(values: Values, key: str) -> str:
    """Return what is entered in a field that is no list, or nothing."""
    return next(iter(values.get(key, ())), "")


def _nothing(values: Values, before: Values) -> str:
    del values, before
    return ""


def _always(values: Values) -> bool:
    del values
    return True


def _no_mistakes(text: str, values: Values) -> Sequence[str]:
    del text, values
    return ()


class Field(NamedTuple):
    """A field of a form.

    A list has an entry for each of its texts; ``split`` tells those of a
    pasted list. ``check`` returns what is wrong with a text, a line for
    each. ``default`` gives what stands there at first, from the other
    fields and from the group before; one that is only ``offered`` counts
    as nothing entered. ``takes_none`` says that a bare None, typed, is
    the section's answer.
    """

    key: str
    name: str
    hint: str = ""
    is_list: bool = False
    is_text: bool = False
    split: Callable[[str], Sequence[str]] = list_entries.split
    check: Callable[[str, Values], Sequence[str]] = _no_mistakes
    default: Callable[[Values, Values], str] = _nothing
    offered: str = ""
    takes_none: bool = False
    is_wanted: Callable[[Values], bool] = _always


class Form(NamedTuple):
    """Fields, and what their texts come to as a section.

    One that ``repeats`` has further groups of the same fields; that is
    what a group is called.
    """

    fields: tuple[Field, ...]
    compose: Callable[[Sequence[Values]], str]
    repeats: str = ""
