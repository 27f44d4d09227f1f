"""What the rules on leaked marks would mend, and where in the tree."""

from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes

from novaspec_new.check.leaked_markup import Edit
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.rules import (
    directives,
    inline,
    markdown,
    misread_lists,
)

Path = tuple[int, ...]


class Repair(NamedTuple):
    """Edits that mend one fault, as offsets in a spec's text.

    ``path`` leads from the document to the node that they change: at
    each level it is the number of the child, messages left out. With the
    node the ``blocks - 1`` that follow it may change too.
    """

    edits: tuple[Edit, ...]
    path: Path
    blocks: int = 1


def of_passages(spec: ParsedSpec) -> Iterator[Repair]:
    """Yield what mends marks within a paragraph or the like.

    A title is left: the line under it is as long as it, and the gate
    and links know it by its words.
    """
    gate = spec.context.profile.gate
    for find in (inline.leaked, markdown.leaked):
        for marks in find(spec):
            if isinstance(marks.passage.node, nodes.title):
                continue
            path = _path(marks.passage.node)
            for edits in marks.mended(gate):
                yield Repair(edits, path)


def of_blocks(spec: ParsedSpec) -> Iterator[Repair]:
    """Yield what makes another block of a paragraph, comment or list."""
    gate = spec.context.profile.gate
    for marks in directives.leaked(spec):
        node = _block(marks.passage.node)
        for edits in marks.mended(gate):
            yield Repair(edits, _path(node), _count(node))
    if directives.MARK.holds(gate):
        for hidden in directives.hidden(spec):
            if hidden.edits:
                yield Repair(hidden.edits, _path(hidden.comment))
    for inner in misread_lists.inner_lists(spec):
        if inner.rule.holds(gate):
            edits = tuple(_aligned(spec, inner))
            if edits:
                yield Repair(edits, _path(inner.node))


def apply(text: str, repairs: list[Repair]) -> str:
    """Return the text with the edits; of two that overlap, the first's."""
    done = len(text)
    for edit in sorted(
        {edit for repair in repairs for edit in repair.edits}, reverse=True
    ):
        if edit.end <= done:
            text = text[: edit.start] + edit.text + text[edit.end :]
            done = edit.start
    return text


def _path(node: nodes.Node) -> Path:
    path: list[int] = []
    while node.parent is not None:
        before = node.parent.children[: node.parent.index(node)]
        path.append(
            sum(not isinstance(each, nodes.system_message) for each in before)
        )
        node = node.parent
    return tuple(reversed(path))


def _block(node: nodes.Element) -> nodes.Element:
    """Return the whole block that begins with a passage."""
    if isinstance(node, nodes.term):
        return node.parent.parent
    return node


def _count(node: nodes.Element) -> int:
    """Return how many blocks a directive takes: its content follows."""
    after = node.next_node(descend=False, siblings=True)
    return 1 + isinstance(after, (nodes.block_quote, nodes.literal_block))


def _aligned(
    spec: ParsedSpec, inner: misread_lists.InnerList
) -> Iterator[Edit]:
    """Yield the edits that align a list with the text of its item."""
    lines, first = spec.lines, inner.first - 1
    indent = misread_lists.indent(lines[first])
    shift = indent - inner.text
    if shift < 0:
        return
    last = first
    for index in range(first, len(lines)):
        if lines[index].strip():
            if misread_lists.indent(lines[index]) < indent:
                break
            last = index
    if lines[first - 1].strip():
        yield Edit(spec.offset(first + 1), spec.offset(first + 1), "\n")
    for index in range(first, last + 1):
        if lines[index].strip() and shift:
            start = spec.offset(index + 1)
            yield Edit(start, start + shift, "")
    if last + 1 < len(lines) and lines[last + 1].strip():
        end = spec.offset(last + 1) + len(lines[last])
        yield Edit(end, end, "\n")
