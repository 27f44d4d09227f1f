"""Sphinx's directives: what they accept, and what is text in them.

These are the directives of Sphinx itself with its extension ``todo``, as
the project's documentation is built. Those of other extensions
(``graphviz``, ``seqdiag``, ``blockdiag``, ...) stay unknown on purpose:
the project's build stops at them.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.directives import admonitions
from docutils.statemachine import StringList

_Options = dict[str, Callable[[str], Any]]


def _optional_int(argument: str | None) -> int | None:
    """Take a number, or nothing."""
    if not argument or not argument.strip():
        return None
    return directives.nonnegative_int(argument)


def _anything(argument: str | None) -> str:
    return argument or ""


def _options(take: Callable[[str], Any], names: str) -> _Options:
    return dict.fromkeys(names.split(), take)


_NAMED: _Options = {
    "class": directives.class_option,
    "name": directives.unchanged,
}
_FILE = _options(
    directives.unchanged_required,
    """
    append caption diff emphasize-lines encoding end-at end-before
    language lines prepend pyobject start-after start-at
    """,
)
_FILE |= _options(directives.flag, "force lineno-match linenos literal")
_FILE |= _options(
    _anything,
    """
    code dedent end-line lineno-start number-lines parser start-line
    tab-width
    """,
)
_OBJECT = _options(
    directives.flag,
    """
    abstract abstractmethod async classmethod deprecated final
    no-contents-entry no-index no-index-entry no-typesetting
    nocontentsentry noindex noindexentry single-line-parameter-list
    single-line-type-parameter-list staticmethod tparam-line-spec
    """,
)
_OBJECT |= _options(
    _anything,
    """
    annotation canonical default maxdepth module noroot platform
    synopsis type value
    """,
)


class _Known(Directive):
    """A directive of Sphinx; what is not text in it is kept as it is."""

    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return a node that holds the directive's source, if any."""
        return [self._literal()]

    def _literal(self) -> nodes.literal_block:
        node = nodes.literal_block(
            self.block_text,
            "\n".join(self.content),
            classes=[self.name.lower()],
        )
        node["arguments"] = list(self.arguments)
        self._place(node)
        self.add_name(node)
        return node

    def _place(self, node: nodes.Element) -> None:
        place = self.state_machine.get_source_and_line(self.lineno)
        node.source, node.line = place


class _Container(_Known):
    """A directive whose content is ordinary text."""

    has_content = True
    titles = False

    def run(self) -> list[nodes.Node]:
        """Return a container of what the content holds."""
        node = nodes.container(classes=[self.name.lower()])
        node["arguments"] = list(self.arguments)
        self._place(node)
        self.add_name(node)
        self.state.nested_parse(
            self.content, self.content_offset, node, match_titles=self.titles
        )
        return [node]


class _Only(_Container):
    required_arguments = 1
    titles = True


class _Class(_Container):
    """Another name for docutils' ``class``, which Python's domain took."""

    required_arguments = 1


class _Object(_Container):
    """The description of a function, an option and the like."""

    required_arguments = 1
    option_spec = _OBJECT


class _Version(_Container):
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
        self._place(paragraph)
        node.insert(0, paragraph)
        return [node, *messages]


class _Code(_Known):
    """Code in the language that is named, or in none."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = False
    option_spec = _NAMED | {
        "caption": directives.unchanged_required,
        "dedent": _optional_int,
        "emphasize-lines": directives.unchanged_required,
        "force": directives.flag,
        "lineno-start": int,
        "linenos": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the code with its language and its body's first line."""
        node = self._literal()
        node["classes"] = ["code", *self.options.get("class", [])]
        node["force"] = "force" in self.options
        if self.arguments:
            node["language"] = self.arguments[0]
        if self.content:
            node["body_line"] = self.content.offset(0) + 1
        return [node]


class _PlainCode(_Code):
    """The ``code`` directive, which docutils has too."""

    option_spec = _NAMED | {
        "force": directives.flag,
        "number-lines": _optional_int,
    }

    def run(self) -> list[nodes.Node]:
        """Return the code; there has to be some."""
        self.assert_has_content()
        return super().run()


class _Highlight(_Known):
    """The language of the code blocks that name none, from here on."""

    required_arguments = 1
    final_argument_whitespace = False
    option_spec = _options(directives.flag, "force") | {
        "linenothreshold": directives.positive_int
    }


class _Verbatim(_Known):
    """A directive whose content is not text, as a list of pages."""

    has_content = True


class _Toctree(_Verbatim):
    option_spec = _NAMED | {
        "caption": directives.unchanged_required,
        "glob": directives.flag,
        "hidden": directives.flag,
        "includehidden": directives.flag,
        "maxdepth": int,
        "numbered": _optional_int,
        "reversed": directives.flag,
        "titlesonly": directives.flag,
    }


class _Argument(_Known):
    """A directive that is one line with an argument."""

    required_arguments = 1
    option_spec = _NAMED


class _File(_Argument):
    """A file that would be read here, and is not."""

    option_spec = _FILE | _NAMED


class _Raw(_Verbatim):
    """Text for one output format, which is kept but never rendered."""

    required_arguments = 1
    option_spec = _NAMED | {
        "encoding": directives.encoding,
        "file": directives.path,
        "url": directives.uri,
    }


class _Math(_Verbatim):
    optional_arguments = 1
    option_spec = _NAMED | {
        "label": directives.unchanged,
        "no-wrap": directives.flag,
        "nowrap": directives.flag,
    }


class _Glossary(_Container):
    """Terms at the margin, one a line, and their indented definitions."""

    option_spec = _options(directives.flag, "sorted")

    def run(self) -> list[nodes.Node]:
        """Return a definition list."""
        glossary = nodes.definition_list(classes=["glossary"])
        self._place(glossary)
        messages: list[nodes.Node] = []
        for is_term, block in _runs(self.content):
            line = block.offset(0) + 1
            if is_term:
                for text in block:
                    inline, said = self.state.inline_text(text, line)
                    glossary += nodes.term(text, "", *inline)
                    messages.extend(said)
            else:
                definition = nodes.definition()
                block.trim_left(min(_indent(text) for text in block if text))
                self.state.nested_parse(block, line - 1, definition)
                glossary += definition
        return [glossary, *messages]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _runs(content: StringList) -> Iterator[tuple[bool, StringList]]:
    """Yield the runs of lines at the margin, and of those that are not."""
    start = 0
    for end in range(1, len(content) + 1):
        first = _indent(content[start]) == 0
        if end == len(content) or (
            content[end] and (_indent(content[end]) == 0) != first
        ):
            run = content[start:end]
            while run and not run[-1]:
                run.trim_end()
            if run:
                yield first, run
            start = end


class _Admonition(admonitions.BaseAdmonition):
    """Sphinx's own: a note with further options."""

    node_class = nodes.note
    option_spec = _NAMED | {
        "collapsible": _anything,
        "open": _anything,
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
    _Container: "acks hlist",
    _File: "include literalinclude",
    _Glossary: "glossary std:glossary",
    _Highlight: "highlight",
    _Known: "c:namespace-pop cpp:namespace-pop todolist",
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
