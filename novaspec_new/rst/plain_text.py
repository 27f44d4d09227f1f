"""reStructuredText told in plain text, as in a mail or a commit message.

Words stay; of the markup stays what a plain text has too: bullets,
numbers, indented code, and the address behind a link.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from docutils import nodes

from novaspec_new.rst import parse
from novaspec_new.spec.filled_text import fill

# What says nothing to the reader of a plain text. Footnotes are told
# after the text that names them.
_SILENT = (
    nodes.citation,
    nodes.comment,
    nodes.footnote,
    nodes.pending,
    nodes.substitution_definition,
    nodes.system_message,
    nodes.target,
    nodes.transition,
)
_CODE = "    "
# A role that neither docutils nor Sphinx knows.
_ROLE = re.compile(r":[\w.:+-]+:`(?P<text>[^`]+)`")
_Lines = list[str]


def introduction(text: str, width: int) -> tuple[str, str]:
    """Return a spec's title and introduction in plain text.

    The title is one line; the introduction's paragraphs are filled to
    ``width``, with the footnotes that they name below. Raises
    parse.UnparsableError.
    """
    tree = parse.parse(text).tree
    title, before = "", []
    for node in tree:
        if isinstance(node, nodes.title):
            title = " ".join(_Writer(tree, width).inline(node).split())
        elif isinstance(node, nodes.section):
            break
        else:
            before.append(node)
    writer = _Writer(tree, width)
    blocks = writer.blocks(before)
    blocks += writer.footnotes()
    return title, "\n\n".join("\n".join(block) for block in blocks)


class _Writer:
    """Writes nodes as blocks of lines, and remembers what they name."""

    def __init__(self, tree: nodes.document, width: int) -> None:
        self._tree = tree
        self._width = width
        self._told: set[str] = set()
        self._noted: dict[str, None] = {}

    def blocks(self, children: Iterable[nodes.Node]) -> list[_Lines]:
        """Return the blocks of some nodes, in order."""
        found: list[_Lines] = []
        for node in children:
            if isinstance(node, nodes.Element) and not isinstance(
                node, _SILENT
            ):
                found += [block for block in self._block(node) if block]
        return found

    def footnotes(self) -> list[_Lines]:
        """Return the footnotes named so far, as one block."""
        notes: list[_Lines] = []
        for name in self._noted:
            note = self._tree.ids.get(name)
            if isinstance(note, nodes.footnote | nodes.citation):
                mark, *said = note.children
                notes += self._hanging(f"[{_text(mark)}] ", said)
        return [_together(notes)] if notes else []

    def inline(self, node: nodes.Element) -> str:
        """Return the text of a node, with the addresses of its links."""
        return "".join(map(self._piece, node.children))

    def _piece(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.Text):
            return node.astext()
        if not isinstance(node, nodes.Element):
            return ""
        piece = self._PIECES.get(type(node))
        return piece(self, node) if piece else self.inline(node)

    def _link(self, node: nodes.Element) -> str:
        text = self.inline(node)
        uri = str(node.get("refuri", ""))
        if not uri or uri in {text, f"mailto:{text}"} or uri in self._told:
            return text
        self._told.add(uri)
        return f"{text} ({uri})"

    def _note(self, node: nodes.Element) -> str:
        self._noted[node.get("refid", "")] = None
        return f"[{node.astext()}]"

    def _unknown(self, node: nodes.Element) -> str:
        """Return the words of what docutils makes nothing of."""
        role = _ROLE.fullmatch(_text(node))
        return f"`{role['text']}`" if role else _text(node)

    def _block(self, node: nodes.Element) -> list[_Lines]:
        block = self._BLOCKS.get(type(node))
        if block:
            return block(self, node)
        if isinstance(node, nodes.Admonition | nodes.Bibliographic):
            label = f"{node.tagname.capitalize()}: "
            return self._hanging(label, node.children, hang="")
        if isinstance(node, nodes.TextElement):
            return [self._filled(self.inline(node))]
        return self.blocks(node.children)

    def _code(self, node: nodes.Element) -> list[_Lines]:
        return [_indented(node.astext().split("\n"), _CODE)]

    def _labelled(self, node: nodes.Element) -> list[_Lines]:
        """Return a field or an option, and what is said of it."""
        label, said = node.children
        assert isinstance(label, nodes.Element)  # noqa: S101 - docutils'
        assert isinstance(said, nodes.Element)  # noqa: S101
        mark = ":" if isinstance(node, nodes.field) else " "
        told = f"{_text(label)}{mark} "
        return self._hanging(told, said.children, hang="  ")

    def _joined(self, node: nodes.Element) -> list[_Lines]:
        """Return what stands on a line each, without blank lines."""
        blocks = self.blocks(node.children)
        return [[line for block in blocks for line in block]]

    def _row(self, node: nodes.Element) -> list[_Lines]:
        cells = [" ".join(_text(cell).split()) for cell in node.children]
        return [self._filled(" | ".join(cells))]

    def _filled(self, text: str) -> _Lines:
        return fill(text, self._width)

    def _items(self, node: nodes.Element) -> list[_Lines]:
        """Return a list of bullets or numbers."""
        items = []
        first = node.get("start", 1)
        for number, item in enumerate(node.children, start=first):
            numbered = isinstance(node, nodes.enumerated_list)
            label = f"{number}. " if numbered else "* "
            assert isinstance(item, nodes.Element)  # noqa: S101 - a list's
            items.append(_apart(self._hanging(label, item.children)))
        return [_together(items)]

    def _definition(self, node: nodes.Element) -> list[_Lines]:
        *terms, said = node.children
        term = " : ".join(
            self.inline(child)
            for child in terms
            if isinstance(child, nodes.Element)
        )
        assert isinstance(said, nodes.Element)  # noqa: S101
        return [
            _together([self._filled(term), *self._inside(said.children, "  ")])
        ]

    def _inside(
        self, children: Iterable[nodes.Node], indent: str
    ) -> list[_Lines]:
        self._width -= len(indent)
        found = [_indented(block, indent) for block in self.blocks(children)]
        self._width += len(indent)
        return found

    def _hanging(
        self,
        label: str,
        children: Iterable[nodes.Node],
        hang: str | None = None,
    ) -> list[_Lines]:
        """Return blocks with ``label`` before the first of their words."""
        indent = " " * len(label) if hang is None else hang
        rest = list(children)
        head = [label.rstrip()]
        if rest and isinstance(rest[0], nodes.paragraph):
            text = self.inline(rest[0])
            rest = rest[1:]
            head = fill(text, self._width, first=label, later=indent)
        return [head, *self._inside(rest, indent)]

    _PIECES: ClassVar[Mapping[type, Callable[[Any, Any], str]]] = {
        nodes.citation_reference: _note,
        nodes.emphasis: lambda self, node: f"*{self.inline(node)}*",
        nodes.footnote_reference: _note,
        nodes.image: lambda _, node: node.get("alt", ""),
        nodes.literal: lambda _, node: f"`{node.astext()}`",
        nodes.problematic: _unknown,
        nodes.reference: _link,
        nodes.strong: lambda self, node: f"*{self.inline(node)}*",
    }
    _BLOCKS: ClassVar[Mapping[type, Callable[[Any, Any], list[_Lines]]]] = {
        nodes.admonition: lambda self, node: self.blocks(node.children),
        nodes.block_quote: lambda self, node: self._inside(
            node.children, "  "
        ),
        nodes.bullet_list: _items,
        nodes.definition_list_item: _definition,
        nodes.docinfo: _joined,
        nodes.doctest_block: _code,
        nodes.enumerated_list: _items,
        nodes.field: _labelled,
        nodes.field_list: _joined,
        nodes.image: lambda self, node: [self._filled(node.get("alt", ""))],
        nodes.line_block: _joined,
        nodes.literal_block: _code,
        nodes.option_list_item: _labelled,
        nodes.row: _row,
    }


def _text(node: nodes.Node) -> str:
    # Not every release of its type stubs knows what this returns.
    return str(node.astext())


def _indented(lines: _Lines, indent: str) -> _Lines:
    return [(indent + line).rstrip() for line in lines]


def _apart(blocks: list[_Lines]) -> _Lines:
    """Return blocks as one, with a blank line between them."""
    lines: _Lines = []
    for block in blocks:
        lines += ["", *block] if lines else block
    return lines


def _together(blocks: list[_Lines]) -> _Lines:
    """Return blocks as one; a blank line parts those that hold one."""
    if any("" in block for block in blocks):
        return _apart(blocks)
    return [line for block in blocks for line in block]
