"""The options that Sphinx's directives accept."""

from collections.abc import Callable
from typing import Any

from docutils.parsers.rst import directives

Options = dict[str, Callable[[str], Any]]


def optional_int(argument: str | None) -> int | None:
    """Take a number, or nothing."""
    if not argument or not argument.strip():
        return None
    return directives.nonnegative_int(argument)


def anything(argument: str | None) -> str:
    """Take anything, or nothing."""
    return argument or ""


def options(take: Callable[[str], Any], names: str) -> Options:
    """Return options of one kind by their names, with spaces between."""
    return dict.fromkeys(names.split(), take)


NAMED: Options = {
    "class": directives.class_option,
    "name": directives.unchanged,
}
FILE = options(
    directives.unchanged_required,
    """
    append caption diff emphasize-lines encoding end-at end-before
    language lines prepend pyobject start-after start-at
    """,
)
FILE |= options(directives.flag, "force lineno-match linenos literal")
FILE |= options(
    anything,
    """
    code dedent end-line lineno-start number-lines parser start-line
    tab-width
    """,
)
OBJECT = options(
    directives.flag,
    """
    abstract abstractmethod async classmethod deprecated final
    no-contents-entry no-index no-index-entry no-typesetting
    nocontentsentry noindex noindexentry single-line-parameter-list
    single-line-type-parameter-list staticmethod tparam-line-spec
    """,
)
OBJECT |= options(
    anything,
    """
    annotation canonical default maxdepth module noroot platform
    synopsis type value
    """,
)
