"""Words broken into lines, so that no line begins with new markup."""

import re
from collections.abc import Iterable, Iterator, Sequence

# Stands for a space at which a line must not end; docutils has no use for
# it in a text.
_GLUE = "\0"
_SPACES = re.compile(" +")

# Where a line may not end: what follows would read as markup (most of it
# means nothing within a paragraph, but neither a reader nor the next edit
# should have to know that), or docutils would strip more than spaces there.
_HARD = re.compile(
    r"""
    \ +(?=
        [-+*\u2022\u2023\u2043](?:\ |$)                 # bullet
      | \(?(?:[0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|\#)[.)](?:\ |$)
      | (?:\.\.|__|>>>)(?:\ |$)                       # explicit, doctest
      | ::
      | :(?![:\ ])[^:`]{1,80}:(?:\ |$)                # field
      | --?[A-Za-z0-9]                                # option
      | \| | \+[-=]+\+                                # line block, tables
      | (?!\\\ )([!-/:-@\[-`{-~])\1*(?:\ |$)          # underline
      | [^\S\ ]
    )
    | (?<=[^\S\ ])\ +
    """,
    re.VERBOSE,
)


# A line that ends so is joined to the next; it is to be read as one word
# wherever there is room.
_ESCAPED = re.compile(r"(?<=\\) +")


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
    they are too long for any line. Runs of spaces within a line are kept.
    """
    rooms = (max(width - column, 0), max(width - indent, 0))
    text = text.rstrip(" ")
    glued = _glued(text, _spans(text, markup), rooms)
    lines = []
    start, room = 0, rooms[0]
    while len(text) - start > room and (
        gap := _last_that_fits(text, glued, start, room)
        or _first(text, glued, start)
    ):
        end, begin = gap.span()
        lines.append(text[start:end])
        start, room = begin, rooms[1]
    return [*lines, text[start:]]


def _last_that_fits(
    text: str, glued: str, start: int, room: int
) -> re.Match[str] | None:
    """Return the last gap at which a line from ``start`` has room."""
    end = glued.rfind(" ", start, start + room + 1)
    while end > start:
        while text[end - 1] == " ":
            end -= 1
        if not _HARD.match(text, end):
            return _SPACES.match(text, end)
        end = glued.rfind(" ", start, end)
    return None


def _first(text: str, glued: str, start: int) -> re.Match[str] | None:
    """Return the first gap at which a line from ``start`` may end."""
    gaps = _SPACES.finditer(glued, start)
    return next(
        (gap for gap in gaps if not _HARD.match(text, gap.start())), None
    )


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
    """Return where the pieces stand."""
    return sorted(
        span for piece in set(markup) for span in _spans_of(piece, text)
    )


def _spans_of(piece: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(piece)
    while start >= 0:
        end = start + len(piece)
        yield start, end
        start = text.find(piece, end)


def _glued(
    text: str, spans: Sequence[tuple[int, int]], rooms: tuple[int, int]
) -> str:
    """Return a text with glue for the spaces at which no line may end.

    Markup is glued only while all that hangs together has room on a
    line; ``rooms`` are the first line's and that of the others.
    """
    if not spans and "\\ " not in text:
        return text
    soft = {gap.span() for gap in _ESCAPED.finditer(text)}
    hard = set()
    for start, end in spans:
        for gap in _SPACES.finditer(text, start, end):
            soft.add(gap.span())
            if len(gap[0]) > 1:
                # It would be lost, and in a literal it counts.
                hard.add(gap.span())
    letters = list(text)
    for start, end in hard | _fitting(text, hard, soft, rooms):
        letters[start:end] = _GLUE * (end - start)
    return "".join(letters)


def _fitting(
    text: str,
    hard: set[tuple[int, int]],
    soft: set[tuple[int, int]],
    rooms: tuple[int, int],
) -> set[tuple[int, int]]:
    """Return the gaps of markup that can be kept from ending a line."""
    fitting: set[tuple[int, int]] = set()
    inside: set[tuple[int, int]] = set()
    room, others = rooms
    begin = 0
    gaps = [found.span() for found in _SPACES.finditer(text)]
    for start, end in [*gaps, (len(text), len(text))]:
        if (start, end) in soft:
            inside.add((start, end))
        elif (start, end) not in hard and not _HARD.match(text, start):
            if start - begin <= room:
                fitting |= inside
            inside, begin, room = set(), end, others
    return fitting
