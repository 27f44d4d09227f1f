"""Paragraphs whose markup can be seen without docutils.

Their words begin no markup that another word ends, but for what stands in
quotes of its own: a literal, emphasis, a role or a reference. As long as
none of these is broken, docutils reads a line's end as it does a space.
"""

import re

_MARKUP = re.compile(
    r"""
    (?<![^ (])
    (?: ``[A-Za-z0-9/](?:[^`\\]*[^`\ \\])?``
      | (?::[a-z]+:)?`[A-Za-z0-9/](?:[^`\\]*[^`\ \\])?`_{0,2}
      | \*[A-Za-z0-9](?:[^*`\\]*[^*`\ \\])?\*
      | \*\*[A-Za-z0-9](?:[^*`\\]*[^*`\ \\])?\*\*
    )
    (?=[ .,:;)]|$)
    """,
    re.VERBOSE,
)
# What other markup needs; a reference or an address is within a word. Text
# that ends in "::" may have a literal block below.
_UNCLEAR = re.compile(r"[`*|\\]|::(?!$)|(?<![^ ])::")


def is_clear(text: str) -> bool:
    """Say whether a paragraph's text is such."""
    return not _UNCLEAR.search(_MARKUP.sub("x", text))


def spaced_markup(text: str) -> tuple[str, ...]:
    """Return the markup in a clear text that holds spaces, in order."""
    if "`" not in text and "*" not in text:
        return ()
    found = (each[0] for each in _MARKUP.finditer(text))
    return tuple(markup for markup in found if " " in markup)
