"""A spec as the rules see it: its text, lines, parts and tree."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, TypeVar, cast

from docutils import nodes

from novaspec_new.check import node_positions, visible_text
from novaspec_new.check.context import Context
from novaspec_new.rst import node_index, parse
from novaspec_new.spec import document
from novaspec_new.spec.defined_objects import DefinedObjects

_RETURN = re.compile(r"\r\n?")
_LINE_END = re.compile(r"\r\n?|\n")

_UNSEEN = (
    nodes.comment,
    nodes.substitution_definition,
    nodes.target,
    nodes.title,
)
_UNSAID = (nodes.section, nodes.system_message)
_BEFORE_TITLE = (nodes.comment, nodes.system_message, nodes.decoration)
_Node = TypeVar("_Node", bound=nodes.Node)


class Section(NamedTuple):
    """A section in the tree: its title as written, and its own sections.

    ``level`` counts from 1; ``line`` is the 1-based line of the title.
    ``node`` is the section in the tree.
    """

    title: str
    level: int
    line: int
    sections: tuple["Section", ...]
    node: nodes.section

    @property
    def is_bare(self) -> bool:
        """Whether it holds nothing, not even a link's address.

        What its sub-sections hold does not count.
        """
        return all(
            isinstance(child, nodes.section)
            or (isinstance(child, _UNSEEN) and "refuri" not in child)
            for child in self.node
        )

    @property
    def text(self) -> str:
        """What it says, on one line, without markup or sub-sections."""
        said = (
            child.astext()
            for child in self.node
            if not isinstance(child, (*_UNSAID, *_UNSEEN))
        )
        return " ".join(" ".join(said).split())

    def walk(self) -> Iterator["Section"]:
        """Yield it and all sections below it, in order."""
        yield self
        for section in self.sections:
            yield from section.walk()


def _sections(
    parent: nodes.Element, level: int, lines: dict[str, list[int]]
) -> Iterator[Section]:
    """Yield a node's sections; ``lines`` is where each title stands."""
    for node in parent:
        if not isinstance(node, nodes.section):
            continue
        head = node[0]
        title = head.rawsource if isinstance(head, nodes.title) else ""
        at = lines.get(title)
        line = at.pop(0) if at else max((node.line or 1) - 1, 1)
        inner = tuple(_sections(node, level + 1, lines))
        yield Section(title, level, line, inner, node)


class ParsedSpec:
    """One spec under check; what costs time is made once, when asked."""

    def __init__(self, raw: str, context: Context) -> None:
        self.raw = raw
        self.context = context
        # As the gate reads it: Python makes every line end a plain one.
        self.text = _RETURN.sub("\n", raw) if "\r" in raw else raw

    @cached_property
    def returns(self) -> list[int]:
        """The lines that a carriage return ends, alone or with a newline."""
        if "\r" not in self.raw:
            return []
        lines, line = [], 1
        for match in _LINE_END.finditer(self.raw):
            if "\r" in match[0]:
                lines.append(line)
            line += 1
        return lines

    def raw_place(self, line: int, column: int) -> tuple[int, int]:
        """Return where a place of ``text`` is for an editor.

        An editor knows no line that a carriage return ends alone.
        """
        if self._raw_starts is None:
            return line, column
        start = self._raw_starts[line - 1]
        before = self.raw.rfind("\n", 0, start) + 1
        return self.raw.count("\n", 0, start) + 1, start - before + column

    @cached_property
    def _raw_starts(self) -> list[int] | None:
        """Where in the raw text each line begins; None if it is plain."""
        if self.raw.count("\r") == self.raw.count("\r\n"):
            return None
        ends = [match.end() for match in _LINE_END.finditer(self.raw)]
        return [0, *ends]

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of an offset in the text."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int) -> int:
        """Return the offset at which a 1-based line begins."""
        return self._starts[line - 1]

    @cached_property
    def locator(self) -> node_positions.Locator:
        """Finds where in the text a node of the tree begins."""
        return node_positions.Locator(self.lines)

    @cached_property
    def passages(self) -> tuple[visible_text.Passage, ...]:
        """The texts in which a mark may have leaked, in order."""
        marked = (*self.every(nodes.title_reference), *self._marked())
        return tuple(
            visible_text.passages(
                self.every(nodes.Text), marked, self.lines, self._starts
            )
        )

    def _marked(self) -> Iterator[nodes.Element]:
        yield from self.every(nodes.problematic)
        for node in self.every(nodes.inline):
            if node.get("target", "")[:2] in {"!~", "~!"} or "`" in (
                node.astext()
            ):
                yield node

    @cached_property
    def parts(self) -> document.Document:
        """The spec split into its parts."""
        return document.split(self.text)

    @cached_property
    def opening(self) -> str:
        """What stands before the first section of the template."""
        outline = self.context.outline
        known = outline.titles if outline else ()
        lines = [top.line for top in self.sections if top.title in known]
        return self.text[: self.offset(min(lines, default=1))]

    @cached_property
    def parsed(self) -> parse.Parsed | parse.UnparsableError:
        """The tree and docutils' messages, or why there are none."""
        try:
            return parse.parse(self.text)
        except parse.UnparsableError as error:
            return error

    @property
    def unparsable(self) -> parse.UnparsableError | None:
        """Why there is no tree, if there is none."""
        parsed = self.parsed
        return parsed if isinstance(parsed, parse.UnparsableError) else None

    @property
    def messages(self) -> tuple[parse.Message, ...]:
        """What docutils says of the text."""
        parsed = self.parsed
        if isinstance(parsed, parse.UnparsableError):
            return ()
        return parsed.messages

    @cached_property
    def tree(self) -> nodes.document | None:
        """The document tree, if the text could be parsed."""
        parsed = self.parsed
        if isinstance(parsed, parse.UnparsableError):
            return None
        return parsed.tree

    @cached_property
    def _nodes(self) -> dict[type[nodes.Node], list[nodes.Node]]:
        found: dict[type[nodes.Node], list[nodes.Node]] = {}
        if self.tree is not None:
            for node in node_index.flat(self.tree):
                found.setdefault(type(node), []).append(node)
        return found

    def every(self, kind: type[_Node]) -> list[_Node]:
        """Return the tree's nodes of exactly this kind, in order."""
        return cast("list[_Node]", self._nodes.get(kind, []))

    @cached_property
    def defined_objects(self) -> set[str]:
        """What it defines by Sphinx's directives; see DefinedObjects."""
        found = DefinedObjects({}, {}, set())
        found.add(self.text, self.context.document)
        return found.objects

    def has_file(self, name: str) -> bool:
        """Say whether a file that it names is there, or none can know."""
        exists = self.context.exists
        return exists is None or exists(name)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The top sections, as the gate's own test of titles sees them.

        Where text before the title keeps docutils from making it the
        document's, the sections are still those below it.
        """
        if self.tree is None:
            return ()
        lines: dict[str, list[int]] = {}
        for part in self.parts.sections:
            lines.setdefault(part.title, []).append(part.line)
        top = self.demoted_title or self.tree
        return tuple(_sections(top, 1, lines))

    @cached_property
    def demoted_title(self) -> nodes.section | None:
        """The spec's title where it did not become the document's.

        That is so where anything but a comment stands before it.
        """
        if self.tree is None or self.tree.get("title"):
            return None
        top = [node for node in self.tree if isinstance(node, nodes.section)]
        if len(top) != 1 or self.tree.first_child_matching_class(
            nodes.section
        ) == self.tree.first_child_not_matching_class(_BEFORE_TITLE):
            return None
        return top[0]
