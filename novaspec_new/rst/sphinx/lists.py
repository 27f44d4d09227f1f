"""Sphinx's directives that want a list, or are one."""

from collections.abc import Sequence

from docutils import nodes
from docutils.parsers.rst import directives

from novaspec_new.rst.sphinx.base import Container, Known
from novaspec_new.rst.sphinx.options import (
    NAMED,
    any_int,
    int_or_nothing,
    options,
)


class Acks(Container):
    """Names, each an item of the one list that it has to hold."""

    final_argument_whitespace = False

    def run(self) -> list[nodes.Node]:
        """Return what it holds; and a complaint where that is no list."""
        (node,) = super().run()
        said = self._complaint(node.children)
        if not said:
            return [node]
        reporter = self.state_machine.reporter
        return [node, reporter.warning(said, line=self.lineno)]

    def _complaint(self, children: Sequence[nodes.Node]) -> str:
        if len(children) == 1 and isinstance(children[0], nodes.bullet_list):
            return ""
        return f'The "{self.name}" directive has to hold one bullet list'


class Hlist(Acks):
    """A list in columns."""

    option_spec = options(any_int, "columns")

    def _complaint(self, children: Sequence[nodes.Node]) -> str:
        if self.options.get("columns") == 0:
            return f'The "{self.name}" directive has no columns'
        return super()._complaint(children)


class Toctree(Known):
    """Documents, one a line; they are looked for by who knows them."""

    has_content = True
    option_spec = NAMED | {
        "caption": directives.unchanged_required,
        "glob": directives.flag,
        "hidden": directives.flag,
        "includehidden": directives.flag,
        "maxdepth": any_int,
        "numbered": int_or_nothing,
        "reversed": directives.flag,
        "titlesonly": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return its source, and its first entry's line as ``body_line``."""
        node = self.literal()
        node["glob"] = "glob" in self.options
        if self.content:
            node["body_line"] = self.content.offset(0) + 1
        return [node]
