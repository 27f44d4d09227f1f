"""Which of a template's sections a heading means, however it is put."""

import difflib
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from novaspec_new.spec.outline import OutlineEntry

# What it comes to where one begins as the other does, and where it has
# all the words that no other title has.
_BEGINS = 0.86
_HAS_OWN = 0.8
# What templates say of anything.
_FILLERS = frozenset({"impact", "impacts", "the", "of", "and", "on"})
# What shows that one title begins as the other does.
_FEWEST_LETTERS = 4
_NUMBER = re.compile(r"^\s*(\d+(\.\d+)*[.)]?|[#=*]+)\s+")
_DECORATED = re.compile(r"[\s:=*#_]+$|^[\s=*#_]+|\\")
_WORD = re.compile(r"\w+")


def same(title: str, entries: Sequence[OutlineEntry]) -> OutlineEntry | None:
    """Return the section of a title, however that is decorated."""
    wanted = _bare(title)
    return next((e for e in entries if _bare(e.title) == wanted), None)


def nearest(
    title: str, entries: Sequence[OutlineEntry], least: float
) -> OutlineEntry | None:
    """Return the one section whose title is most like another."""
    counts = Counter(
        word for entry in entries for word in set(_bare(entry.title).split())
    )
    ranked = sorted(
        ((_likeness(title, entry.title, counts), entry) for entry in entries),
        key=lambda found: found[0],
        reverse=True,
    )
    if not ranked or ranked[0][0] < least:
        return None
    is_tied = len(ranked) > 1 and ranked[1][0] == ranked[0][0]
    return None if is_tied else ranked[0][1]


def _likeness(given: str, title: str, counts: Mapping[str, int]) -> float:
    """Return how alike a heading is to a section's title, from 0 to 1.

    ``counts`` says how many titles have a word: those that are a title's
    own are what it is known by.
    """
    ours, theirs = _bare(given).split(), _bare(title).split()
    short, long = sorted((ours, theirs), key=len)
    begins = long[: len(short)] == short
    if begins and len("".join(short)) >= _FEWEST_LETTERS:
        return _BEGINS
    own = {word for word in theirs if counts[word] == 1} - _FILLERS
    if own and own <= set(ours) and len(ours) <= len(theirs) + 2:
        return _HAS_OWN
    return difflib.SequenceMatcher(
        None, " ".join(ours), " ".join(theirs)
    ).ratio()


def _bare(title: str) -> str:
    """Return a title without number, marks, case and plural's brackets."""
    text = _DECORATED.sub("", _NUMBER.sub("", title))
    return " ".join(_WORD.findall(text.casefold().replace("(s)", "s")))
