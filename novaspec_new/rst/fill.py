"""Words broken into lines, so that no line begins with new markup."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import textwrap3

# Stands for a space at which a line must not end: docutils has no use
# for it in a text, and textwrap3 takes it for a letter.
_GLUE = "\0"
_SPACES = re.compile(" +")
_SUBSTITUTION = re.compile(
    r"""(?<![^\s'"(\[{<\-/:])\|[^\s|`]([^|`]{0,60}[^\s|`])?\|(?!\w)"""
)

# What would read as markup at the start of a line. Most of it means
# nothing within a paragraph, but neither a reader nor the next edit
# should have to know that.
_MARKUP = re.compile(
    r"""
    [-+*\u2022\u2023\u2043](?:\ |$)                 # bullet
    | \(?(?:[0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|\#)[.)](?:\ |$)
    | (?:\.\.|__|>>>)(?:\ |$)                       # explicit, doctest
    | ::
    | :(?![:\ ])[^:`]{1,80}:(?:\ |$)                # field
    | --?[A-Za-z0-9]                                # option
    | \| | \+[-=]+\+                                # line block, tables
    | ([!-/:-@\[-`{-~])\1*(?:\ |$)                  # underline
    """,
    re.VERBOSE,
)


def can_take(text: str) -> bool:
    """Say whether this module can break a text at all."""
    return _GLUE not in text


def break_lines(
    text: str,
    markup: Iterable[str],
    *,
    column: int,
    indent: int,
    width: int,
) -> list[str]:
    """Return a text's lines without their indent.

    The first line begins at ``column``, the others at ``indent``.
    ``markup`` are pieces of the text that are not to be broken unless
    they are too long for any line. Runs of spaces within
    a line are kept.
    """
    rooms = (width - column, width - indent)
    glued = _glued(text, _spans(text, markup), rooms)
    wrapper = textwrap3.TextWrapper(
        width=max(width, 1),
        initial_indent=" " * column,
        subsequent_indent=" " * indent,
        expand_tabs=False,
        replace_whitespace=False,
        break_long_words=False,
        break_on_hyphens=False,
    )
    first, *others = wrapper.wrap(glued)
    lines = [first[column:], *(line[indent:] for line in others)]
    return [line.replace(_GLUE, " ") for line in lines]


def single_spaced(text: str, markup: Iterable[str]) -> str:
    """Return a text with no run of spaces outside its markup.

    What a line's end made of two spaces is one when it is filled again;
    so the same has to come out when there was none.
    """
    parts = []
    done = 0
    for start, end in _spans(text, markup):
        if start >= done:
            parts += [_SPACES.sub(" ", text[done:start]), text[start:end]]
            done = end
    return "".join([*parts, _SPACES.sub(" ", text[done:])])


def _spans(text: str, markup: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the pieces stand, and names of substitutions."""
    # The tree does not tell of the latter: it has what they stand for.
    patterns = [_SUBSTITUTION]
    patterns += (re.compile(re.escape(piece)) for piece in set(markup))
    return sorted(
        found.span() for each in patterns for found in each.finditer(text)
    )


def _glued(
    text: str, spans: Iterable[tuple[int, int]], rooms: tuple[int, int]
) -> str:
    """Return a text with glue for the spaces at which no line may end.

    Markup is glued only while all that hangs together has room on a
    line; ``rooms`` are the first line's and that of the others.
    """
    letters = list(text)
    room, others = rooms
    start = 0
    hard: list[tuple[int, int]] = []
    soft: list[tuple[int, int]] = []
    for gap in [*_gaps(text, spans), _Gap(len(text), len(text))]:
        if gap.is_hard:
            hard.append((gap.start, gap.end))
        elif gap.is_soft:
            soft.append((gap.start, gap.end))
        else:
            kept = hard + soft if gap.start - start <= room else hard
            for first, end in kept:
                letters[first:end] = _GLUE * (end - first)
            start, room, hard, soft = gap.end, others, [], []
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Spaces: where no line may end, or should not, if it can be helped."""

    start: int
    end: int
    is_hard: bool = False
    is_soft: bool = False


def _gaps(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[_Gap]:
    waiting = list(spans)[::-1]
    inside = 0
    for found in _SPACES.finditer(text):
        start, end = found.span()
        while waiting and waiting[-1][0] < start:
            inside = max(inside, waiting.pop()[1])
        soft = start < inside
        # A run of spaces would be lost, and in a literal it counts.
        hard = soft and end - start > 1
        hard = hard or bool(_MARKUP.match(text, end))
        yield _Gap(start, end, hard or _is_odd(text, start, end), soft)


def _is_odd(text: str, start: int, end: int) -> bool:
    """Say whether docutils would strip more at a line's end than spaces.

    That is other white space, such as no-break spaces; and an escaped
    space has to stay one.
    """
    if text[start - 1].isspace() or text[end : end + 1].isspace():
        return True
    slashes = start
    while slashes and text[slashes - 1] == "\\":
        slashes -= 1
    return (start - slashes) % 2 == 1
