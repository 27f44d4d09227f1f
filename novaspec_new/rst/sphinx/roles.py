"""Sphinx's roles, as far as their text goes.

What a role links to is a build's business; here it is enough that it is
known and that its text and target can be read off the tree.
"""

import re
from collections.abc import Iterator, Mapping
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
    "math": "numref",
    "std": "confval doc envvar keyword numref option ref term token",
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
        explicit=explicit is not None,
        source_text=nodes.unescape(text),
        # A reference that begins so is meant to lead nowhere.
        disabled=text.startswith("!"),
    )
    return [node], []


class _Raw:
    """The base of a ``role`` directive's raw roles: it renders nothing.

    Without a format it is not to be used itself.
    """

    options = {"format": directives.unchanged}  # noqa: RUF012 - docutils' name

    def __call__(  # noqa: PLR0913, PLR0917 - docutils' own
        self,
        name: str,
        rawtext: str,
        text: str,
        lineno: int,
        inliner: Any,  # noqa: ANN401 - docutils has no type for it
        options: Mapping[str, Any] | None = None,
        content: object = (),  # noqa: ARG002 - docutils gives it by name
    ) -> _Found:
        if not (options or {}).get("format"):
            said = inliner.reporter.error(
                f"The role {name!r} has no format", line=lineno
            )
            return [inliner.problematic(rawtext, rawtext, said)], [said]
        plain = nodes.unescape(text, restore_backslashes=True)
        return [nodes.literal(rawtext, plain, classes=["raw"])], []
