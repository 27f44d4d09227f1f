"""Sphinx's directives that show code: in the text, or of a file."""

from docutils import nodes
from docutils.parsers.rst import directives

from novaspec_new.rst.sphinx import declarations
from novaspec_new.rst.sphinx.base import Known
from novaspec_new.rst.sphinx.options import (
    INCLUDE,
    LITERAL_INCLUDE,
    NAMED,
    any_int,
    optional_int,
    options,
)


class Code(Known):
    """Code in the language that is named, or in none."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = False
    option_spec = NAMED | {
        "caption": directives.unchanged_required,
        "dedent": optional_int,
        "emphasize-lines": directives.unchanged_required,
        "force": directives.flag,
        "lineno-start": any_int,
        "linenos": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the code with its language and its body's first line."""
        node = self.literal()
        node["classes"] = ["code", *self.options.get("class", [])]
        node["force"] = "force" in self.options
        _refuse_lines(self, "emphasize-lines", len(self.content))
        if self.arguments:
            node["language"] = self.arguments[0]
        if self.content:
            node["body_line"] = self.content.offset(0) + 1
        return [node, *_caption(self)]


def _caption(directive: Known) -> list[nodes.system_message]:
    """Return what is wrong with the markup of a block's caption."""
    text = directive.options.get("caption")
    if not text:
        return []
    rows = directive.block_text.split("\n")
    offset = next(
        number
        for number, row in enumerate(rows)
        if row.lstrip().startswith(":caption:")
    )
    line = directive.lineno + offset
    _, messages = directive.state.inline_text(text, line)
    return messages


def _refuse_lines(directive: Known, option: str, total: int) -> None:
    """Raise docutils' error for an option that does not number lines."""
    given = directive.options.get(option, "")
    said = declarations.line_numbers(given, total) if given else ""
    if said:
        raise directive.error(f'Error in "{directive.name}": {said}')


class PlainCode(Code):
    """The ``code`` directive, which docutils has too."""

    option_spec = NAMED | {
        "force": directives.flag,
        "number-lines": optional_int,
    }

    def run(self) -> list[nodes.Node]:
        """Return the code; there has to be some."""
        self.assert_has_content()
        return super().run()


class Highlight(Known):
    """The language of the code blocks that name none, from here on."""

    required_arguments = 1
    final_argument_whitespace = False
    option_spec = options(directives.flag, "force") | {
        "linenothreshold": directives.positive_int
    }


class Include(Known):
    """A file that would be read here, and is not."""

    required_arguments = 1
    option_spec = INCLUDE

    def run(self) -> list[nodes.Node]:
        """Return its source, with its language if it is shown as code."""
        node = self.literal()
        if self.options.get("code"):
            node["shown_language"] = self.options["code"]
        return [node]


class LiteralInclude(Known):
    """Likewise, to be shown as it is."""

    required_arguments = 1
    option_spec = LITERAL_INCLUDE

    def run(self) -> list[nodes.Node]:
        """Return its source, with its language and what it differs from."""
        for option in ("lines", "emphasize-lines"):
            # How many lines there are is not known here.
            _refuse_lines(self, option, 1)
        node = self.literal()
        for option in ("language", "diff"):
            if option in self.options:
                node[f"shown_{option}"] = self.options[option]
        return [node, *_caption(self)]
