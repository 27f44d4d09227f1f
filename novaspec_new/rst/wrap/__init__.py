"""Wrapping that cannot change what a text means.

This module is cheap to import: a text that needs nothing is answered
without docutils.
"""

from novaspec_new.rst.wrap.result import Kept, Wrapped
from novaspec_new.spec import gate

__all__ = ["Kept", "Wrapped", "fill", "wrap"]


def wrap(
    text: str, *, width: int = gate.WIDTH, whole: bool = False
) -> Wrapped:
    """Return a file's text with no line longer than the gate allows.

    Only the lines that break the gate's rule are broken; with ``whole``
    all paragraphs are filled anew. Either way the text means the same:
    what cannot be wrapped so is kept, and told.
    """
    if not whole and not gate.breaking_lines(text, width):
        return Wrapped(text, ())
    from novaspec_new.rst.wrap import reflow

    return reflow.wrap(text, width, whole=whole)


def fill(text: str, *, width: int = gate.WIDTH) -> Wrapped:
    """Return a typed text with its paragraphs filled.

    No line of a paragraph is longer than ``width`` where it has a space
    to break at, also where the gate would let it pass.
    """
    return wrap(text, width=width, whole=True)
