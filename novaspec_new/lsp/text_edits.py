"""What differs between two texts, as edits that touch nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from lsprotocol import types

from novaspec_new.lsp.text_lines import TextLines


class Change(NamedTuple):
    """``lines`` in place of those from ``first`` to ``end`` (0-based)."""

    first: int
    end: int
    lines: tuple[str, ...]


def between(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """Return what makes one list of lines the other, in order."""
    start, end = _common(before, after)
    old = before[start : len(before) - end]
    new = after[start : len(after) - end]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Change(start + i, start + j, tuple(new[k:m]))
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    ]


def _common(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Return how many lines at the start, and at the end, are the same."""
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, end


def touching(
    changes: Iterable[Change], first: int, last: int, *, near: int = 0
) -> list[Change]:
    """Return the changes at some lines, and what belongs to them.

    ``first`` and ``last`` are 0-based and inclusive; changes with at most
    ``near`` lines between them belong together.
    """
    return [
        change
        for group in _groups(changes, near)
        if group[0].first <= last
        and max(group[-1].end - 1, group[0].first) >= first
        for change in group
    ]


def _groups(changes: Iterable[Change], near: int) -> Iterator[list[Change]]:
    """Yield changes with those that are near them."""
    group: list[Change] = []
    for change in changes:
        if group and change.first - group[-1].end > near:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def applied(lines: Sequence[str], changes: Iterable[Change]) -> list[str]:
    """Return the lines with changes, which are in order, made in them."""
    result: list[str] = []
    done = 0
    for change in changes:
        result += [*lines[done : change.first], *change.lines]
        done = change.end
    return [*result, *lines[done:]]


def edits(text: TextLines, changes: Iterable[Change]) -> list[types.TextEdit]:
    """Return changes of a text's lines as edits of the document."""
    return [_edit(text, change) for change in changes]


def _edit(text: TextLines, change: Change) -> types.TextEdit:
    count, end = len(text.lines), text.line_end
    new = "".join(f"{line}{end}" for line in change.lines)
    if change.end < count:
        where = text.range((change.first, 0), (change.end, 0))
        return types.TextEdit(range=where, new_text=new)
    # Nothing ends the last line, so the end of the one before goes along.
    last = (count - 1, len(text.lines[-1]))
    new = new.removesuffix(end)
    if change.first == 0:
        return types.TextEdit(range=text.range((0, 0), last), new_text=new)
    start = (change.first - 1, len(text.lines[change.first - 1]))
    new = end + new if change.lines else ""
    return types.TextEdit(range=text.range(start, last), new_text=new)
