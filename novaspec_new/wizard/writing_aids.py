"""What helps while a text is typed: its markup, its size, names in it."""

import re
from collections.abc import Iterable, Sequence

# Longer ones are not looked at while one types.
_LONGEST = 5_000
# What only the whole text can tell, and is no fault of the paragraph's.
_BEYOND = frozenset(
    {
        "rst-reference",
        "rst-footnote",
        "rst-substitution",
        "rst-duplicate-target",
        "rst-title-level",
    }
)
_REFERENCE = re.compile(r":(?:std:)?(?:ref|numref|any):`(?:[^`<]*<)?([^`<]*)$")
_DOCUMENT = re.compile(r":doc:`(?:[^`<]*<)?([^`<]*)$")
_WORD = re.compile(r"[\w.+-]{2,}$")


def markup_problem(text: str, place: int) -> str:
    """Return what is wrong in the paragraph around a place, or nothing.

    ``place`` is a 0-based index.
    """
    # docutils is behind it, and not needed before the first pause.
    from novaspec_new.check import Context, check

    paragraph = _around(text, place)
    if len(paragraph) > _LONGEST:
        return ""
    for finding in check(paragraph + "\n", Context()):
        is_markup = finding.code.startswith("rst-")
        if is_markup and finding.code not in _BEYOND:
            return finding.message
    return ""


def size(text: str) -> tuple[int, int]:
    """Return how many lines a text will have, and the widest's columns."""
    from novaspec_new.render import new_spec

    lines = new_spec.filled(text).text.split("\n")
    return len(lines), max(map(len, lines))


def names_for(
    before: str, labels: Iterable[str], specs: Iterable[str]
) -> tuple[int, Sequence[str]]:
    """Return what may stand behind ``before``, and in whose place.

    The number is how many of its last characters are to be replaced.
    ``labels`` are those that ``:ref:`` takes, ``specs`` the names that
    ``:doc:`` takes; a bare word is completed to a spec's own name.
    """
    for pattern, known in ((_REFERENCE, labels), (_DOCUMENT, specs)):
        match = pattern.search(before)
        if match:
            return len(match[1]), _beginning(match[1], known)
    match = _WORD.search(before)
    if match is None:
        return 0, ()
    stems = (name.rpartition("/")[2] for name in specs)
    return len(match[0]), _beginning(match[0], stems)


def _beginning(start: str, known: Iterable[str]) -> list[str]:
    return sorted({name for name in known if name.startswith(start)})


def _around(text: str, place: int) -> str:
    """Return the paragraph at a place, and what it belongs to.

    What is indented belongs to what stands before it at the margin.
    """
    start = text.rfind("\n\n", 0, place) + 1
    while start > 1 and text[start : start + 2].strip("\n")[:1].isspace():
        start = text.rfind("\n\n", 0, start - 1) + 1
    end = text.find("\n\n", place)
    return text[start : end if end >= 0 else len(text)].strip("\n")
