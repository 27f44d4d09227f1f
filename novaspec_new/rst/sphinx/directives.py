"""Sphinx's directives: what they accept, and what is text in them.

These are the directives of Sphinx itself with its extension ``todo``, as
the project's documentation is built. Those of other extensions
(``graphviz``, ``seqdiag``, ``blockdiag``, ...) stay unknown on purpose:
the project's build stops at them.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.directives import admonitions, body

from novaspec_new.rst.sphinx import objects
from novaspec_new.rst.sphinx.base import Container, Known
from novaspec_new.rst.sphinx.code import (
    Code,
    Highlight,
    Include,
    LiteralInclude,
    PlainCode,
)
from novaspec_new.rst.sphinx.glossary import Glossary
from novaspec_new.rst.sphinx.lists import Acks, Hlist, Toctree
from novaspec_new.rst.sphinx.options import (
    CLASS,
    NAMED,
    collapsible,
    heading_level,
    options,
)
from novaspec_new.rst.sphinx.tables import ListTable


class _Only(Container):
    """Text for some outputs; its titles may be of any level."""

    required_arguments = 1
    titles = True

    def run(self) -> list[nodes.Node]:
        """Return a container; titles in it count anew, as in Sphinx."""
        memo = self.state.memo
        before = memo.title_styles, memo.section_level
        memo.title_styles, memo.section_level = [], 0
        try:
            return super().run()
        finally:
            memo.title_styles, memo.section_level = before


class _Class(Container):
    """Another name for docutils' ``class``, which Python's domain took."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a container; the names have to be some."""
        try:
            directives.class_option(self.arguments[0])
        except ValueError:
            raise self.error(
                f'Error in "{self.name}": that is no name of a class'
            ) from None
        return super().run()


class _Version(Container):
    """A change in some version; text may follow it on its own line."""

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a container that begins with the text, if any."""
        text = "".join(self.arguments[1:])
        del self.arguments[1:]
        (node,) = super().run()
        if not text or not isinstance(node, nodes.Element):
            return [node]
        inline, messages = self.state.inline_text(text, self.lineno)
        paragraph = nodes.paragraph(text, "", *inline)
        self.place(paragraph)
        node.insert(0, paragraph)
        return [node, *messages]


class _Verbatim(Known):
    """A directive whose content is not text."""

    has_content = True


class _Argument(Known):
    """A directive that is one line with an argument, and has no options."""

    required_arguments = 1


class _Word(_Argument):
    """One whose argument has no spaces."""

    final_argument_whitespace = False


class _Index(_Argument):
    option_spec = options(directives.unchanged, "name")


class _Inline(_Argument):
    """One whose argument is text with markup."""

    def run(self) -> list[nodes.Node]:
        """Return its source, and what is wrong with its markup."""
        _, messages = self.state.inline_text(self.arguments[0], self.lineno)
        return [self.literal(), *messages]


class _Raw(_Verbatim):
    """Text for one output format, which is kept but never rendered."""

    required_arguments = 1
    option_spec = CLASS | {
        "encoding": directives.encoding,
        "file": directives.path,
        "url": directives.uri,
    }

    def run(self) -> list[nodes.Node]:
        """Return its source; it is either here or elsewhere."""
        elsewhere = {"file", "url"}.intersection(self.options)
        if self.content and elsewhere:
            raise self.error('Error in "raw": it has content and a file too')
        if len(elsewhere) > 1:
            raise self.error('Error in "raw": it has a file and an address')
        if not elsewhere:
            self.assert_has_content()
        return super().run()


class _Math(_Verbatim):
    optional_arguments = 1
    option_spec = NAMED | {
        "label": directives.unchanged,
        "no-wrap": directives.flag,
        "nowrap": directives.flag,
    }


def _admonitions() -> Iterator[tuple[str, type[Directive]]]:
    """Yield docutils' own, which may be closed in Sphinx, and two more."""
    more = {"option_spec": NAMED | {"collapsible": collapsible}}
    for name in (
        *("Admonition", "Attention", "Caution", "Danger", "Error", "Hint"),
        *("Important", "Note", "Tip", "Warning"),
    ):
        base = getattr(admonitions, name)
        yield name.lower(), type(name, (base,), more)
    for name in ("seealso", "todo"):
        yield name, _Admonition


class _Admonition(admonitions.BaseAdmonition):
    """Sphinx's own."""

    node_class = nodes.note
    option_spec = NAMED | {"collapsible": collapsible}

    def run(self) -> Sequence[nodes.Node]:
        """Return it marked with its own name."""
        found = super().run()
        for node in found[:1]:
            if isinstance(node, nodes.note):
                node["classes"].append(self.name.lower())
        return found


class _Rubric(body.Rubric):
    """docutils' own, with a level."""

    option_spec = NAMED | {"heading-level": heading_level}

    def run(self) -> Sequence[nodes.Node]:
        """Return it as docutils does, which knows no level."""
        self.options.pop("heading-level", None)
        found: Sequence[nodes.Node] = super().run()  # type: ignore[no-untyped-call]
        return found


_OTHERS: dict[type[Directive], str] = {
    _Argument: (
        "c:namespace c:namespace-push codeauthor cpp:namespace "
        "cpp:namespace-push moduleauthor productionlist program "
        "sectionauthor std:productionlist std:program tabularcolumns"
    ),
    _Word: "currentmodule default-domain py:currentmodule",
    _Index: "index",
    _Inline: "centered",
    Code: "code-block sourcecode",
    Acks: "acks",
    Hlist: "hlist",
    Include: "include",
    LiteralInclude: "literalinclude",
    ListTable: "list-table",
    Glossary: "glossary std:glossary",
    Highlight: "highlight",
    Known: "c:namespace-pop cpp:namespace-pop todolist",
    _Math: "math",
    _Only: "only",
    PlainCode: "code",
    _Raw: "raw",
    _Rubric: "rubric",
    Toctree: "toctree",
    _Version: (
        "deprecated version-added version-changed version-deprecated "
        "version-removed versionadded versionchanged versionremoved"
    ),
    _Class: "cssclass rst-class",
}


def known() -> Iterator[tuple[str, type[Directive]]]:
    """Yield each directive's name and what parses it."""
    yield from objects.known()
    yield from _admonitions()
    for directive, kinds in _OTHERS.items():
        for kind in kinds.split():
            yield kind, directive


def register() -> None:
    """Make docutils know Sphinx's directives; calling it again is no harm."""
    for name, directive in known():
        directives.register_directive(name, directive)


def is_directive(name: str) -> bool:
    """Say whether docutils or Sphinx has a directive of this name."""
    return name.lower() in _names()


@cache
def _names() -> frozenset[str]:
    registry = vars(directives)["_directive_registry"]
    return frozenset({*registry, *(name for name, _ in known())})
