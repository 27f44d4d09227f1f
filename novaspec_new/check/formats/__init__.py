"""Findings as a person, a program or a review tool reads them.

Each format is a function from the files checked to the parts of the text
to print; nothing is printed here. What is told file by file is told as
soon as a file is checked; a document of one piece, at the end.
"""

from collections.abc import Iterator
from importlib import import_module

from novaspec_new.check.results import Files

FORMATS = ("text", "json", "github", "gitlab", "sarif")


def render(
    files: Files, name: str, *, color: bool = False, is_verbose: bool = False
) -> Iterator[str]:
    """Return the text of the findings in one of FORMATS, in parts.

    ``color`` and ``is_verbose`` are for text, as it says.
    """
    if name == "text":
        from novaspec_new.check.formats import text

        return text.render(files, color=color, is_verbose=is_verbose)
    shown: Iterator[str] = import_module(f"{__name__}.{name}").render(files)
    return shown
