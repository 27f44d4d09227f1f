"""Findings as a person, a program or a review tool reads them.

Each format is a function from the files checked, by path, to the text to
print; nothing is printed here.
"""

from collections.abc import Callable

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
    return _formatter(name)(files)


def _formatter(name: str) -> Callable[[Files], str]:
    if name == "json":
        from novaspec_new.check.formats import json

        return json.render
    if name == "github":
        from novaspec_new.check.formats import github

        return github.render
    if name == "gitlab":
        from novaspec_new.check.formats import gitlab

        return gitlab.render
    from novaspec_new.check.formats import sarif

    return sarif.render
