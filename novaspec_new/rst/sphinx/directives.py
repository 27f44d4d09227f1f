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
from docutils.parsers.rst.directives import admonitions

from novaspec_new.rst.sphinx.base import Container, Known
from novaspec_new.rst.sphinx.glossary import Glossary
from novaspec_new.rst.sphinx.options import (
    FILE,
    NAMED,
    OBJECT,
    anything,
    optional_int,
    options,
)


class _Only(Container):
    required_arguments = 1
    titles = True


class _Class(Container):
    """Another name for docutils' ``class``, which Python's domain took."""

    required_arguments = 1


class _Object(Container):
    """The description of a function, an option and the like."""

    required_arguments = 1
    option_spec = OBJECT


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


class _Code(Known):
    """Code in the language that is named, or in none."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = False
    option_spec = NAMED | {
        "caption": directives.unchanged_required,
        "dedent": optional_int,
        "emphasize-lines": directives.unchanged_required,
        "force": directives.flag,
        "lineno-start": int,
        "linenos": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the code with its language and its body's first line."""
        node = self.literal()
        node["classes"] = ["code", *self.options.get("class", [])]
        node["force"] = "force" in self.options
        if self.arguments:
            node["language"] = self.arguments[0]
        if self.content:
            node["body_line"] = self.content.offset(0) + 1
        return [node]


class _PlainCode(_Code):
    """The ``code`` directive, which docutils has too."""

    option_spec = NAMED | {
        "force": directives.flag,
        "number-lines": optional_int,
    }

    def run(self) -> list[nodes.Node]:
        """Return the code; there has to be some."""
        self.assert_has_content()
        return super().run()


class _Highlight(Known):
    """The language of the code blocks that name none, from here on."""

    required_arguments = 1
    final_argument_whitespace = False
    option_spec = options(directives.flag, "force") | {
        "linenothreshold": directives.positive_int
    }


class _Verbatim(Known):
    """A directive whose content is not text, as a list of pages."""

    has_content = True


class _Toctree(_Verbatim):
    option_spec = NAMED | {
        "caption": directives.unchanged_required,
        "glob": directives.flag,
        "hidden": directives.flag,
        "includehidden": directives.flag,
        "maxdepth": int,
        "numbered": optional_int,
        "reversed": directives.flag,
        "titlesonly": directives.flag,
    }


class _Argument(Known):
    """A directive that is one line with an argument."""

    required_arguments = 1
    option_spec = NAMED


class _File(_Argument):
    """A file that would be read here, and is not."""

    option_spec = FILE | NAMED


class _Raw(_Verbatim):
    """Text for one output format, which is kept but never rendered."""

    required_arguments = 1
    option_spec = NAMED | {
        "encoding": directives.encoding,
        "file": directives.path,
        "url": directives.uri,
    }


class _Math(_Verbatim):
    optional_arguments = 1
    option_spec = NAMED | {
        "label": directives.unchanged,
        "no-wrap": directives.flag,
        "nowrap": directives.flag,
    }


class _Admonition(admonitions.BaseAdmonition):
    """Sphinx's own: a note with further options."""

    node_class = nodes.note
    option_spec = NAMED | {
        "collapsible": anything,
        "open": anything,
    }

    def run(self) -> Sequence[nodes.Node]:
        """Return it marked with its own name."""
        found = super().run()
        for node in found[:1]:
            if isinstance(node, nodes.note):
                node["classes"].append(self.name.lower())
        return found


_OBJECTS = {
    "": "cmdoption confval describe envvar object option",
    "py": (
        "attribute class classmethod data decorator decoratormethod "
        "exception function method module property staticmethod type"
    ),
    "c": "alias enum enumerator function macro member struct type union var",
    "cpp": (
        "alias class concept enum enum-class enum-struct enumerator "
        "function member struct type union var"
    ),
    "js": "attribute class data function method module",
    "rst": "directive directive:option role",
    "std": "cmdoption confval envvar option",
}
_OTHERS: dict[type[Directive], str] = {
    _Admonition: "seealso todo",
    _Argument: (
        "c:namespace c:namespace-push centered codeauthor cpp:namespace "
        "cpp:namespace-push currentmodule default-domain index moduleauthor "
        "program productionlist py:currentmodule sectionauthor "
        "std:productionlist std:program tabularcolumns"
    ),
    _Code: "code-block sourcecode",
    Container: "acks hlist",
    _File: "include literalinclude",
    Glossary: "glossary std:glossary",
    _Highlight: "highlight",
    Known: "c:namespace-pop cpp:namespace-pop todolist",
    _Math: "math",
    _Only: "only",
    _PlainCode: "code",
    _Raw: "raw",
    _Toctree: "toctree",
    _Version: (
        "deprecated version-added version-changed version-deprecated "
        "version-removed versionadded versionchanged versionremoved"
    ),
    _Class: "cssclass rst-class",
}


def known() -> Iterator[tuple[str, type[Directive]]]:
    """Yield each directive's name and what parses it."""
    for domain, kinds in _OBJECTS.items():
        for kind in kinds.split():
            yield f"{domain}:{kind}" if domain else kind, _Object
            # Sphinx looks an unprefixed name up in Python's domain first.
            if domain == "py":
                yield kind, _Object
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
