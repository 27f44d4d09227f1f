"""Sphinx's glossary, which is not quite a definition list."""

from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList

from novaspec_new.rst.sphinx.base import Container
from novaspec_new.rst.sphinx.options import options


class Glossary(Container):
    """Terms at the margin, one a line, and their indented definitions."""

    option_spec = options(directives.flag, "sorted")

    def run(self) -> list[nodes.Node]:
        """Return a definition list."""
        glossary = nodes.definition_list(classes=["glossary"])
        self.place(glossary)
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
