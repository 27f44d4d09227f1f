"""Wrapping that cannot change what a text means.

This module is cheap to import: a text that needs nothing is answered
without docutils.
"""

from novaspec_new.rst.wrap.result import Kept, Wrapped
from novaspec_new.spec import gate

__all__ = ["Kept", "Wrapped", "fill", "is_needed", "wrap"]


def wrap(
    text: str, *, width: int = gate.WIDTH, whole: bool = False
) -> Wrapped:
    """Return a file's text with no line longer than the gate allows.

    Only the lines that break the gate's rule are broken; with ``whole``
    all paragraphs are filled anew. Either way the text means the same:
    what cannot be wrapped so is kept, and told. Lines may end as on
    Windows, and then do so afterwards.
    """
    if not whole and not is_needed(text, width):
        return Wrapped(text, ())
    if "\r\n" in text:
        from novaspec_new.rst.wrap import line_ends

        return line_ends.wrap(text, width, whole=whole)
    from novaspec_new.rst.wrap import reflow

    return reflow.wrap(text, width, whole=whole)


def is_needed(text: str, width: int = gate.WIDTH) -> bool:
    """Say whether a text has lines that the gate would reject."""
    return bool(gate.breaking_lines(text.replace("\r\n", "\n"), width))


def fill(text: str, *, width: int = gate.WIDTH) -> Wrapped:
    """Return a typed text with its paragraphs filled.

    No line of a paragraph is longer than ``width`` where it has a space
    to break at, also where the gate would let it pass.
    """
    return wrap(text, width=width, whole=True)
