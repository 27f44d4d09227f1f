"""Whether a spec is whole enough to be changed by a program."""

import re

from novaspec_new.spec import document
from novaspec_new.spec.document import Document
from novaspec_new.spec.errors import NovaspecError

_OURS = re.compile(r"^<{7}( |$)", re.MULTILINE)
_THEIRS = re.compile(r"^>{7}( |$)", re.MULTILINE)


def read(text: str, name: str) -> Document:
    """Split a spec that is whole; ``name`` is what its reader calls it.

    Raises NovaspecError for one with the marks of a merge conflict, and
    for one without a document title.
    """
    start = _OURS.search(text)
    if start and _THEIRS.search(text, start.end()):
        line = text.count("\n", 0, start.start()) + 1
        raise NovaspecError(
            f"{name}:{line}: a merge conflict begins here",
            "mend it by hand first",
        )
    spec = document.split(text)
    if not spec.title:
        raise NovaspecError(
            f"{name} has no document title",
            "give it one, with '=' over and under, before the first section",
        )
    return spec
