"""Plain text put into reStructuredText so that it stays plain."""

import re

# Where a name would begin or end markup. A letter or digit after an
# underscore makes it a part of a word.
_INLINE = re.compile(r"[\\*`|]|_(?![^\W_])|::$")
# What makes a line something else than a paragraph's first.
_BLOCK = re.compile(
    r"""
    (?! [@<"'] \w ) [^\w\s\\]
    | (?: [0-9]+ | [a-zA-Z] | [ivxlcdmIVXLCDM]+ ) [.)] (?: \s | $ )
    """,
    re.VERBOSE,
)


def escape(text: str) -> str:
    """Return a line of plain text so that it is read as such.

    ``gibi_`` would be a reference, and ``J. Doe`` item 10 of a list.
    """
    line = _INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    return f"\\{line}" if _BLOCK.match(line) else line
