"""Roles that are not written as roles, and so are read as text."""

import re
from functools import cache

from docutils import nodes

from novaspec_new.check.findings import warning
from novaspec_new.check.leaked_markup import Marks
from novaspec_new.check.rules.inline import endings
from novaspec_new.check.visible_text import DEFAULT_ROLE, ESCAPED, LITERAL
from novaspec_new.rst.sphinx import roles as sphinx_roles

ROLE = warning(
    "rst-role-mark",
    "a role is not written as one, and is read as text",
    "write it as in :ref:`name`, with a space or punctuation around it",
)
RULES = (ROLE,)

_DOCUTILS = """
    code emphasis literal math pep-reference rfc-reference strong subscript
    sub superscript sup title-reference title t
"""
# As roles these names are seldom meant: "run the command:`ls`".
_WORDS = """
    any command data enum file index key keyword label macro member object
    option program struct term title token type var
"""
_NAME = r"(?P<name>[A-Za-z][\w-]*(?::[A-Za-z][\w-]*)?)"
_TEXT = r"`[^\s`](?:[^`\n]*[^\s`])?`"
_QUOTED = f"{DEFAULT_ROLE}+"

_NO_LAST_COLON = rf"(?<![\w:`]):{_NAME}(?={_TEXT})"
_SPACE = rf"(?<![\w:`]):{_NAME}(?P<gap> ?: ?){_QUOTED}"
_GLUED = rf"(?<=\w):{_NAME}:{_QUOTED}"
_NO_FIRST_COLON = rf"(?<![\w:.`/{ESCAPED}-]){_NAME}:{_QUOTED}"
_DOUBLE = rf"(?<![\w:`]):{_NAME}:(?P<text>{LITERAL}+)"
_NO_QUOTES = rf"(?<![\w:`./-]):{_NAME}:(?P<text>[~!]?\w[\w./-]*)"
_FIRST_QUOTE = rf"`:{_NAME}:`(?=\S)"
_OWN_QUOTE = rf"(?s):{_NAME}:(?P<text>.*)"


@cache
def _known() -> frozenset[str]:
    return frozenset((*sphinx_roles.names(), *_DOCUTILS.split(), "pep", "rfc"))


@cache
def _words() -> frozenset[str]:
    return frozenset(_WORDS.split())


def is_role(name: str) -> bool:
    """Say whether docutils or Sphinx has a role of this name."""
    return name.lower() in _known()


def look(marks: Marks) -> None:
    """Tell of the roles in a passage that are none, and of odd ones."""
    # A pattern takes long to compile, and re does it when it is first used.
    _read_as_roles(marks)
    if ":" not in marks.view:
        return
    if DEFAULT_ROLE in marks.view:
        _before_default_roles(marks)
    if "`" in marks.view:
        _without_last_colons(marks)
    if LITERAL in marks.view:
        for match in _found(_DOUBLE, marks):
            _double(marks, match)
    for match in _found(_NO_QUOTES, marks):
        marks.add(
            ROLE,
            match.start(),
            match.end(),
            f"the role {match['name']!r} has no backquotes around its text",
            "write it as in :ref:`name`",
        )


def _without_last_colons(marks: Marks) -> None:
    for match in _found(_NO_LAST_COLON, marks):
        end = match.end()
        marks.add(
            ROLE,
            match.start(),
            marks.view.index("`", end + 1) + 1,
            f"the role {match['name']!r} lacks the colon before its text",
            "write it as in :ref:`name`",
            (end, end, ":"),
        )


def _found(pattern: str, marks: Marks) -> list[re.Match[str]]:
    found = re.finditer(pattern, marks.view)
    return [match for match in found if is_role(match["name"])]


def _before_default_roles(marks: Marks) -> None:
    """Tell of names before text in backquotes that were to be roles."""
    for match in _found(_SPACE, marks):
        if match["gap"] == ":":
            continue
        start, end = match.span("gap")
        marks.add(
            ROLE,
            match.start(),
            match.end(),
            f"the role {match['name']!r} has a space before its text",
            "take the space away",
            (start, end, ":"),
        )
    for match in _found(_GLUED, marks):
        marks.add(
            ROLE,
            match.start(),
            match.end(),
            f"the role {match['name']!r} is glued to the word before it",
            "put a space before it",
        )
    for match in _found(_NO_FIRST_COLON, marks):
        if match["name"] not in _words():
            marks.add(
                ROLE,
                match.start(),
                match.end(),
                f"the role {match['name']!r} lacks the colon before its name",
                "write it as in :ref:`name`",
                (match.start(), match.start(), ":"),
            )


def _double(marks: Marks, match: re.Match[str]) -> None:
    text = marks.raw[slice(*match.span("text"))]
    inner = text[2:-2]
    start, end = match.span("text")
    is_safe = not ("`" in inner or "\\" in inner or "<" in inner)
    edits = ((start, start + 1, ""), (end - 1, end, "")) if is_safe else ()
    marks.add(
        ROLE,
        match.start(),
        match.end(),
        f"the role {match['name']!r} has two backquotes around its text",
        "one is enough",
        *edits,
    )


def _read_as_roles(marks: Marks) -> None:
    """Tell of what docutils did take for a role, or for a default one."""
    for start, end, node in marks.passage.spans:
        written = marks.raw[start:end]
        if isinstance(node, nodes.title_reference):
            match = re.match(_FIRST_QUOTE, written)
            if match and is_role(match["name"]):
                marks.add(
                    ROLE,
                    start,
                    end,
                    "a backquote too many stands before a role",
                    "take it away",
                    (start, start + 1, ""),
                )
        elif written.startswith(":") and not isinstance(
            node, nodes.problematic
        ):
            match = re.match(_OWN_QUOTE, written)
            if match:
                _odd_text(marks, start, match)


def _odd_text(marks: Marks, start: int, match: re.Match[str]) -> None:
    """Tell of a role's text with a backquote in it, or two prefixes."""
    text, at = match["text"], start + match.start("text")
    inner = text[1:-1]
    end = start + match.end()
    odd = re.search(r"(?<!\\)`", inner)
    if text[1:3] in {"!~", "~!"}:
        marks.add(
            ROLE,
            start,
            end,
            "a role's text begins with both '!' and '~', one of them is shown",
            "leave one of them out",
        )
    elif odd and "\\" not in inner and match["name"] not in {"code", "math"}:
        after = at + 1 + odd.end()
        if marks.raw[after : after + 1].isalnum():
            marks.add(
                ROLE,
                start,
                end,
                f"the role {match['name']!r} is glued to what follows, and "
                "takes in all up to the next backquote",
                "put a space, or a backslash and a space, after it",
                *endings.edits(marks.raw, after),
            )
        elif len(inner) == odd.end():
            marks.add(
                ROLE,
                start,
                end,
                f"the role {match['name']!r} ends with a backquote too many",
                "take it away",
                (end - 1, end, ""),
            )
        else:
            marks.add(
                ROLE,
                start,
                end,
                f"the role {match['name']!r} does not end where it should",
                "put its text in one backquote on each side",
            )
