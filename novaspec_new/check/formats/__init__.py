"""Findings as a person, a program or a review tool reads them.

Each format is a function from the files checked, by path, to the text to
print; nothing is printed here.
"""

from importlib import import_module

from novaspec_new.check.results import Files

FORMATS = ("text", "json", "github", "gitlab", "sarif")


def render(
    files: Files, name: str, *, color: bool = False, is_verbose: bool = False
) -> str:
    """Return the findings in one of FORMATS.

    ``color`` and ``is_verbose`` are for text, as it says.
    """
    if name == "text":
        from novaspec_new.check.formats import text

        return text.render(files, color=color, is_verbose=is_verbose)
    shown: str = import_module(f"{__name__}.{name}").render(files)
    return shown
