"""The rule that somebody is named to do the work."""

import re
from collections.abc import Iterator

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.spec import Spec

ASSIGNEE = warning(
    "assignee-missing",
    "no primary assignee is named",
    "name one by Launchpad id below 'Primary assignee:'",
)
RULES = (ASSIGNEE,)

_TITLE = "Assignee(s)"
_PRIMARY = re.compile(r"^(primary assignees?.*?:)(.*)$", re.IGNORECASE)
_LABEL = re.compile(r"^\S.*:\s*$")


def find(spec: Spec) -> Iterator[Finding]:
    """Look for a name below the words 'Primary assignee:'."""
    part = spec.parts.find(_TITLE)
    if spec.subject.outline is None or part is None:
        return
    lines = part.body.split("\n")
    for index, line in enumerate(lines):
        match = _PRIMARY.match(line)
        if not match:
            continue
        if not match[2].strip() and not _said(lines[index + 1 :]):
            number = part.body_line + index
            yield ASSIGNEE.at(number, text=match[1])
        return


def _said(lines: list[str]) -> str:
    """Return what stands before the next such label."""
    said = []
    for line in lines:
        if _LABEL.match(line):
            break
        said.append(line.strip())
    return "".join(said)
