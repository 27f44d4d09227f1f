"""The options that Sphinx's directives accept."""

from collections.abc import Callable
from typing import Any

from docutils.parsers.rst import directives

Options = dict[str, Callable[[str], Any]]

_HEADING_LEVELS = ("1", "2", "3", "4", "5", "6")
_COLLAPSED = ("open", "closed")
# What docutils itself can read; a name of Markdown's wants a package more.
_PARSERS = frozenset(
    {"null", "rest", "restructuredtext", "restx", "rst", "rtxt", "xml"}
)


def optional_int(argument: str | None) -> int | None:
    """Take a number that is not below zero, or nothing."""
    return None if argument is None else directives.nonnegative_int(argument)


def any_int(argument: str | None) -> int:
    """Take a number as Python writes it; TypeError for none at all."""
    return int(argument)  # type: ignore[arg-type]


def int_or_nothing(argument: str | None) -> int:
    """Take a number, which may be below zero, or nothing."""
    return int(argument) if argument else 999


def heading_level(argument: str) -> str:
    """Take a level of HTML's headings."""
    return directives.choice(argument, _HEADING_LEVELS)


def collapsible(argument: str | None) -> str:
    """Take how a box begins, or nothing."""
    if argument is None:
        return _COLLAPSED[0]
    return directives.choice(argument, _COLLAPSED)


def int_or_none(argument: str | None) -> int | None:
    """Take a number, or nothing."""
    return None if argument is None else int(argument)


def parser_name(argument: str | None) -> str | None:
    """Take the name of a parser, and import nothing that a text names."""
    if not argument or argument.lower() in _PARSERS or "." in argument:
        return argument
    raise ValueError(f"there is no parser {argument!r}")


def anything(argument: str | None) -> str:
    """Take anything, or nothing."""
    return argument or ""


def options(take: Callable[[str], Any], names: str) -> Options:
    """Return options of one kind by their names, with spaces between."""
    return dict.fromkeys(names.split(), take)


CLASS: Options = {"class": directives.class_option}
NAMED: Options = CLASS | {"name": directives.unchanged}
INCLUDE: Options = NAMED | {
    "literal": directives.flag,
    "code": directives.unchanged,
    "encoding": directives.encoding,
    "parser": parser_name,
    "tab-width": any_int,
    "start-line": any_int,
    "end-line": any_int,
    "start-after": directives.unchanged_required,
    "end-before": directives.unchanged_required,
    "number-lines": int_or_none,
}
LITERAL_INCLUDE: Options = (
    NAMED
    | options(directives.flag, "force lineno-match linenos")
    | options(any_int, "lineno-start tab-width")
    | options(
        directives.unchanged_required,
        """
        append diff emphasize-lines end-at end-before language lines
        prepend pyobject start-after start-at
        """,
    )
    | {
        "caption": directives.unchanged,
        "dedent": optional_int,
        "encoding": directives.encoding,
    }
)
