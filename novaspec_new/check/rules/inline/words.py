"""Words that are parted at a line's end: readers see a space in them."""

import re

from novaspec_new.check.findings import warning
from novaspec_new.check.leaked_markup import Marks

HYPHEN = warning(
    "text-hyphen",
    "a word is parted at the line's end, and is read with a space in it",
    "put both of its parts on one line",
)
RULES = (HYPHEN,)

# "pre-" and "post-" stand alone before these.
_PARTED = (
    r"(?<![^\s(\"'])(?P<first>[A-Za-z]?[a-z]+(?:-[a-z]+)*-)(?P<gap>\n *)"
    r"(?!(?:and|or|to|nor|but|versus|vs|as|than|from|into|through|is|are)\b)"
    r"(?P<rest>[a-z]{2,}(?:-[a-z]+)*)(?![\w/`-])"
)


def look(marks: Marks) -> None:
    """Tell of words with a hyphen at the end of a line."""
    if "-\n" not in marks.view:
        return
    for match in list(re.finditer(_PARTED, marks.view)):
        start = match.start()
        marks.add(
            HYPHEN,
            start,
            match.end(),
            f"{match['first']!r} and {match['rest']!r} are read with a space "
            "between them",
            "",
            *_joined(marks.view, match),
        )


def _joined(view: str, match: re.Match[str]) -> list[tuple[int, int, str]]:
    """Return the edits that put the second part behind the first."""
    gap, end = match.span("gap"), match.end()
    after = end
    while view[after : after + 1] not in {"", "\n", " "}:
        after += 1
    rest = view[match.start("rest") : after]
    if not rest.isascii():
        # Markup stands there, which the view does not show.
        return []
    if view[after : after + 1] == " ":
        return [(gap[0], gap[0], rest), (match.start("rest"), after + 1, "")]
    return [(gap[0], after, rest)]
