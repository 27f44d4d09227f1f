"""What ``regenerate`` and ``repropose`` have in common."""

import difflib
from collections.abc import Iterable, Iterator

from novaspec_new.lifecycle.regeneration import (
    Change,
    SectionChange,
    Templates,
)
from novaspec_new.spec.outline import Outline
from novaspec_new.workspace import spec_templates
from novaspec_new.workspace.checkout import Checkout


def templates(
    checkout: Checkout | None, wanted: Outline, base: str | None
) -> Templates:
    """Return the templates to bring a spec to ``wanted``.

    ``base`` is the release or folder that the spec comes from.
    """
    if checkout is None:
        return Templates(wanted)
    known = {each.release: each for each in spec_templates.every(checkout)}
    return Templates(wanted, known.get(base or ""), tuple(known.values()))


def report(
    entries: Iterable[SectionChange], *, kept: bool = True
) -> Iterator[str]:
    """Yield a line for each section, those that stay only if ``kept``."""
    for entry in entries:
        if entry.change is Change.KEPT and not entry.note and not kept:
            continue
        note = f": {entry.note}" if entry.note else ""
        yield f"{entry.change:<9} {entry.title}{note}"


def diff(old: str, new: str, old_name: str, new_name: str) -> str:
    """Return the difference of two texts as a patch."""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True),
        new.splitlines(keepends=True),
        old_name,
        new_name,
    )
    ended = (
        line
        if line.endswith("\n")
        else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    )
    return "".join(ended)
