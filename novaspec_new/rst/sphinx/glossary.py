"""Sphinx's glossary, which is not quite a definition list."""

import re
from typing import NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList

from novaspec_new.rst.sphinx.base import Container
from novaspec_new.rst.sphinx.options import options

# What follows a term is the key that it is sorted by.
_CLASSIFIER = " +: +"


class _Entry(NamedTuple):
    """Terms, each with its 1-based line, and their one definition."""

    terms: list[tuple[str, int]]
    definition: StringList


class Glossary(Container):
    """Terms at the margin, one a line, and their indented definitions."""

    final_argument_whitespace = False
    option_spec = options(directives.flag, "sorted")

    def run(self) -> list[nodes.Node]:
        """Return a definition list, and complaints of its form."""
        glossary = nodes.definition_list(classes=["glossary"])
        self.place(glossary)
        self._complaints: list[nodes.Node] = []
        for entry in self._entries():
            for text, line in entry.terms:
                said = re.split(_CLASSIFIER, text)[0]
                inline, messages = self.state.inline_text(said, line)
                term = nodes.term(said, "", *inline)
                term.line = line
                glossary += term
                self._complaints += messages
            definition = nodes.definition()
            if entry.definition:
                start = entry.definition.items[0][1]
                self.state.nested_parse(entry.definition, start, definition)
            glossary += definition
        return [glossary, *self._complaints]

    def _entries(self) -> list[_Entry]:
        """Split the content as Sphinx does."""
        found: list[_Entry] = []
        in_definition, in_comment, after_blank, indent = True, False, True, 0
        for text, (source, offset) in zip(
            self.content, self.content.items, strict=True
        ):
            line = offset + 1
            if not text:
                if in_definition and found:
                    found[-1].definition.append("", source, offset)
                after_blank = True
                continue
            if not text[0].isspace():
                in_comment = text.startswith(".. ")
                if in_comment:
                    # Sphinx forgets not that a blank line was before it.
                    continue
                self._add_term(
                    found, text, line, starts=in_definition, blank=after_blank
                )
                in_definition = False
            elif not in_comment:
                if not in_definition:
                    in_definition = True
                    indent = len(text) - len(text.lstrip())
                if found:
                    found[-1].definition.append(text[indent:], source, offset)
                else:
                    self._complain("glossary is not indented right", line)
            after_blank = False
        return found

    def _add_term(
        self,
        found: list[_Entry],
        text: str,
        line: int,
        *,
        starts: bool,
        blank: bool,
    ) -> None:
        if starts:
            if not blank:
                self._complain("term needs a blank line before it", line)
            found.append(_Entry([(text, line)], StringList()))
            return
        if blank:
            self._complain("terms of one text stand without blank lines", line)
        found[-1].terms.append((text, line))

    def _complain(self, what: str, line: int) -> None:
        reporter = self.state_machine.reporter
        self._complaints.append(
            reporter.warning(
                f'Error in "{self.name}" directive: a {what}', line=line
            )
        )
