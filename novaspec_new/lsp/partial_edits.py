"""A part of what could be done to a text, proved by doing the rest.

Mending and wrapping are proved for the whole text. A part of it means
the same if what is left, done to it, leads to the same whole.
"""

from collections.abc import Callable, Sequence

from novaspec_new.lsp import text_edits
from novaspec_new.lsp.text_edits import Change

# A title's two adornments have the title between them, and go together.
_DISTANCES = (0, 1)


def at(
    lines: Sequence[str],
    whole: Sequence[str],
    where: tuple[int, int],
    do_all: Callable[[str], str],
) -> list[Change]:
    """Return the changes at some lines that are proved; else none.

    ``whole`` is what ``do_all`` makes of ``lines``, and ``where`` the
    first and last line (0-based, inclusive) to change. What is next to
    them is changed along where they cannot be alone.
    """
    every = text_edits.between(lines, whole)
    for distance in _DISTANCES:
        chosen = text_edits.touching(every, *where, near=distance)
        if len(chosen) in {0, len(every)}:
            return chosen
        part = "\n".join(text_edits.applied(lines, chosen))
        if do_all(part).split("\n") == list(whole):
            return chosen
    return []
