"""The actions that a section's prompts offer, in the menu's order."""

from collections.abc import Iterator
from typing import NamedTuple

from novaspec_new.render import new_spec
from novaspec_new.spec import preliminary
from novaspec_new.spec.outline import NonePolicy, OutlineEntry
from novaspec_new.terminal.interface import Action


class Available(NamedTuple):
    """What there is to look at: other specs, a page, earlier texts."""

    examples: bool = False
    page: bool = False
    earlier: bool = False


def form_actions(
    entry: OutlineEntry, available: Available
) -> tuple[Action, ...]:
    """Return what a prompt for a part of a section offers."""
    return (
        Action.FREE,
        *_none(entry),
        Action.BACK,
        Action.SKIP,
        Action.JUMP,
        *_views(entry, available),
        Action.LEAVE,
    )


def text_actions(
    entry: OutlineEntry, available: Available
) -> tuple[Action, ...]:
    """Return what the prompt for a whole text offers."""
    found = [
        *_none(entry),
        Action.BACK,
        Action.SKIP,
        Action.JUMP,
        *_views(entry, available),
    ]
    if available.earlier:
        found.append(Action.EARLIER)
    found += [Action.LIST, Action.EDITOR]
    if entry.title == preliminary.SECTION:
        found.append(Action.SCOPE)
    return (*found, Action.LEAVE)


def _none(entry: OutlineEntry) -> Iterator[Action]:
    if entry.info.none is not NonePolicy.NEVER:
        yield Action.NONE
        if new_spec.takes_reason(entry.info.form):
            yield Action.BECAUSE


def _views(entry: OutlineEntry, available: Available) -> Iterator[Action]:
    if entry.guidance:
        yield Action.TEMPLATE
    if available.examples:
        yield Action.EXAMPLE
    if available.page:
        yield Action.PAGE
