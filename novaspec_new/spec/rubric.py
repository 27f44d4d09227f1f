"""A heading that begins no section: docutils' directive ``rubric``."""

import re

from novaspec_new.spec import gate, headings
from novaspec_new.spec.filled_text import fill

_BEFORE_FIELD = re.compile(rf"\s+(?={headings.FIELD_MARKER})")
# No text has it: docutils itself uses it within.
_KEPT_SPACE = "\0"


def text(title: str) -> str:
    """Return a rubric with this title, in lines of the gate's width.

    No line but the first begins as a field does: docutils would read it
    as an option of the directive (states.Body.parse_directive_block).
    """
    kept = _BEFORE_FIELD.sub(_KEPT_SPACE, title)
    filled = fill(kept, gate.WIDTH, first=".. rubric:: ", later="   ")
    return "\n".join(filled).replace(_KEPT_SPACE, " ")
