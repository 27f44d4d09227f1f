"""The rule that somebody is named to do the work."""

import re
from collections.abc import Iterator

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec

ASSIGNEE = warning(
    "assignee-missing",
    "no primary assignee is named",
    "name one by Launchpad id below 'Primary assignee:'",
)
RULES = (ASSIGNEE,)

_TITLE = "Assignee(s)"
_PRIMARY = re.compile(r"^(primary assignees?.*?:)(.*)$", re.IGNORECASE)
_OTHERS = re.compile(r"^other contributors?.*:", re.IGNORECASE)
_LABEL = re.compile(r"^\S.*:\s*$")
_NOBODY = re.compile(
    r"\W*(none|n/?a|tb[acd]|unknown|nobody)?\W*", re.IGNORECASE
)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look for a name below the words 'Primary assignee:'.

    A section without these words may name somebody in its own.
    """
    part = spec.parts.find(_TITLE)
    if spec.context.outline is None or part is None or not part.body.strip():
        return
    lines = part.body.split("\n")
    first = next(index for index, line in enumerate(lines) if line.strip())
    for index, line in enumerate(lines):
        match = _PRIMARY.match(line)
        if match:
            said = match[2] + _said(lines[index + 1 :])
            if _NOBODY.fullmatch(said):
                yield ASSIGNEE.at(part.body_line + index, text=match[1])
            return
    if _OTHERS.match(lines[first]) or _NOBODY.fullmatch(_said(lines[first:])):
        yield ASSIGNEE.at(part.body_line + first, text=lines[first].strip())


def _said(lines: list[str]) -> str:
    """Return what stands before the next such label."""
    said = []
    for line in lines:
        if _LABEL.match(line):
            break
        said.append(line.strip())
    return "".join(said)
