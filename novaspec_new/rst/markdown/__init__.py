"""Markdown turned into reStructuredText, with every word of it.

The package is cheap to import: the parser is loaded with the first text.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

__all__ = ["CodeFit", "Part", "fits_all", "parts", "plain_body"]


class Part(NamedTuple):
    """A heading, and what stands below it up to the next one.

    Both are reStructuredText, the heading in one line. ``level`` counts
    from 1; it is 0, and the title empty, for what stands before the
    first heading.
    """

    title: str
    level: int
    body: str


class CodeFit(StrEnum):
    """Whether Sphinx takes a code block as what it says it is."""

    FITS = "fits"
    # It names a language, and is not in it.
    UNLIKE = "unlike"
    # Nobody knows the language.
    UNKNOWN = "unknown"


Fit = Callable[[str, str], CodeFit]


def fits_all(language: str, code: str) -> CodeFit:
    """Take any code block as what it says it is."""
    del language, code
    return CodeFit.FITS


def parts(text: str, fit: Fit = fits_all) -> tuple[Part, ...]:
    """Return the parts of a Markdown text as reStructuredText.

    ``fit`` is given the language that a code block names, and its code.
    What cannot be turned stands in a literal block as it was.
    """
    # The parser is needed by few commands, and not at their beginning.
    from novaspec_new.rst.markdown import convert

    return convert.markdown(text, fit)


def plain_body(text: str) -> str:
    """Return a plain text as reStructuredText that says the same.

    Only its lists are read as such; what looks like markup is text.
    """
    from novaspec_new.rst.markdown import convert

    return convert.plain(text)
