"""Wrapping as the editor's own command to format."""

from lsprotocol import types

from novaspec_new.lsp import partial_edits, text_edits
from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.rst import wrap


def whole(spec: OpenSpec) -> list[types.TextEdit]:
    """Return the edits that break all lines that are too long."""
    found = text_edits.between(spec.text.lines, spec.wrapped)
    return text_edits.edits(spec.text, found)


def part(spec: OpenSpec, where: types.Range) -> list[types.TextEdit]:
    """Return the edits that break the lines of a range."""
    found = partial_edits.at(
        spec.text.lines, spec.wrapped, lines_of(spec, where), _wrap
    )
    return text_edits.edits(spec.text, found)


def filled(spec: OpenSpec, first: int, last: int) -> list[types.TextEdit]:
    """Return the edits that fill some lines anew (0-based, inclusive)."""
    found = partial_edits.at(
        spec.text.lines, spec.filled, (first, last), _fill
    )
    return text_edits.edits(spec.text, found)


def lines_of(spec: OpenSpec, where: types.Range) -> tuple[int, int]:
    """Return the first and last line of a range (0-based, inclusive).

    A line of which it holds not one character does not count.
    """
    first, _ = spec.text.place(where.start)
    last, column = spec.text.place(where.end)
    return first, last - 1 if column == 0 and last > first else last


def paragraphs_of(spec: OpenSpec, where: types.Range) -> tuple[int, int]:
    """Return the lines of the paragraphs that a range is in."""
    first, last = lines_of(spec, where)
    while first > 0 and spec.text.line(first - 1).strip():
        first -= 1
    while spec.text.line(last + 1).strip():
        last += 1
    return first, last


def _wrap(text: str) -> str:
    return wrap.wrap(text).text


def _fill(text: str) -> str:
    return wrap.fill(text).text
