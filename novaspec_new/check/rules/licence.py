"""Rules on the licence, which the template has in a comment at its top."""

import re
from collections.abc import Iterator

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec.profile import GateCheck

LICENCE_MISSING = warning(
    "licence-missing",
    "the licence header is missing",
    "begin the file with the template's comment on the licence",
    gate=(GateCheck.LICENCE,),
)
LICENCE_ALTERED = warning(
    "licence-altered",
    "the licence header is not the template's",
    "take the comment at the top of the template as it is",
    gate=(GateCheck.LICENCE,),
)
RULES = (LICENCE_MISSING, LICENCE_ALTERED)

_LICENCE = re.compile(r"creative\s*commons|licen[sc]e", re.IGNORECASE)
_OVERLINE = re.compile(r"^=+$", re.MULTILINE)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Compare the comment on the licence with the template's."""
    if spec.context.outline is None:
        return
    wanted = spec.context.outline.header
    if not _LICENCE.search(wanted):
        return
    has = _OVERLINE.split(spec.opening, maxsplit=1)[0]
    if " ".join(wanted.split()) in " ".join(has.split()):
        return
    if not _LICENCE.search(has):
        yield LICENCE_MISSING.at(1)
        return
    line = _first_difference(has, wanted)
    yield LICENCE_ALTERED.at(line, text=spec.lines[line - 1].strip())


def _first_difference(has: str, wanted: str) -> int:
    """Return the line of the first word that is another than wanted."""
    words = wanted.split()
    position = 0
    last = 1
    for number, line in enumerate(has.split("\n"), start=1):
        for word in line.split():
            if position >= len(words) or word != words[position]:
                return number
            position += 1
            last = number
    return last
