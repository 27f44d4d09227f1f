"""Sphinx's roles, as far as their text goes.

What a role links to is a build's business; here it is enough that it is
known and that its text and target can be read off the tree.
"""

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives, roles

_STANDARD = """
    abbr any command confval cve cwe dfn doc download envvar eq file
    guilabel index kbd keyword mailheader makevar manpage menuselection
    mimetype newsgroup numref option pep program ref regexp rfc samp term
    token
"""
_DOMAINS = {
    "py": "attr class const data deco exc func meth mod obj type",
    "c": (
        "data enum enumerator expr func macro member struct texpr type "
        "union var"
    ),
    "cpp": (
        "any class concept enum enumerator expr func member struct texpr "
        "type union var"
    ),
    "js": "attr class data func meth mod",
    "rst": "dir role",
    "std": "doc envvar keyword numref option ref term token",
}
# Sphinx looks an unprefixed name up in the primary domain, Python's.
_PRIMARY = "py"
# What a role returns: nodes, and messages.
_Found = tuple[list[Any], list[Any]]
_EXPLICIT_TARGET = re.compile(r"(.+?)\s*(?<!\x00)<([^<]*?)>", re.DOTALL)


def names() -> Iterator[str]:
    """Yield the names of Sphinx's roles that docutils does not have."""
    yield from _STANDARD.split()
    for domain, kinds in _DOMAINS.items():
        for kind in kinds.split():
            yield f"{domain}:{kind}"
            if domain == _PRIMARY:
                yield kind


def register() -> None:
    """Make docutils know Sphinx's roles; once is enough, more is no harm."""
    for name in names():
        roles.register_local_role(name, _reference)
    roles.register_local_role("raw", _Raw())


def _reference(
    name: str,
    rawtext: str,
    text: str,
    *_lineno_and_inliner: object,
    **_options_and_content: object,
) -> _Found:
    """Return the text of a role, with its name and target as attributes."""
    title = target = text
    explicit = _EXPLICIT_TARGET.fullmatch(text)
    if explicit:
        title, target = explicit.groups()
    node = nodes.inline(
        rawtext,
        nodes.unescape(title),
        classes=["xref"],
        role=name.lower(),
        target=" ".join(nodes.unescape(target).split()),
    )
    return [node], []


class _Raw:
    """The base of a ``role`` directive's raw roles: it renders nothing."""

    options = {"format": directives.unchanged}  # noqa: RUF012 - docutils' name

    def __call__(
        self,
        _name: str,
        rawtext: str,
        text: str,
        *_lineno_and_inliner: object,
        **_options_and_content: object,
    ) -> _Found:
        plain = nodes.unescape(text, restore_backslashes=True)
        return [nodes.literal(rawtext, plain, classes=["raw"])], []
