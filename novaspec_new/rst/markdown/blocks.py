"""Blocks of Markdown as blocks of reStructuredText."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from markdown_it.token import Token

from novaspec_new.rst.markdown import CodeFit, Fit, inline
from novaspec_new.spec import rubric

Lines = list[str]

_INDENT = "   "
_APART = ".."
_NAME = re.compile(r"\w[\w+#.-]*")
_NOTE_NAME = re.compile(r"[^\W_]+(?:[-._+:][^\W_]+)*")
_REMOTE = re.compile(r"https?://[^\s`<>\\]+[^\s`<>\\_]")


class Node(NamedTuple):
    """A token, with those between it and the one that closes it."""

    token: Token
    inner: Sequence[Token]

    @property
    def kind(self) -> str:
        """The token's type without what says that it opens something."""
        return self.token.type.removesuffix("_open")

    @property
    def children(self) -> "list[Node]":
        """The nodes in it."""
        return nodes(self.inner)


def nodes(tokens: Sequence[Token]) -> list[Node]:
    """Return block tokens as nodes, those within others left to them."""
    found: list[Node] = []
    start = depth = 0
    for index, token in enumerate(tokens):
        if depth == 0:
            start = index
        depth += token.nesting
        if depth == 0:
            found.append(Node(tokens[start], tokens[start + 1 : index]))
    return found


def notes(tokens: Iterable[Token]) -> set[str]:
    """Return the labels of the footnotes that can be told as such.

    That is of those that are there once, and are named somewhere.
    """
    there: list[str] = []
    named: set[str] = set()
    for token in tokens:
        if token.type == "note_open":
            there.append(token.info)
        for child in token.children or ():
            named.update(re.findall(r"\[\^([^\]\s]+)\]", child.content))
    return {
        label
        for label in there
        if label in named
        and there.count(label) == 1
        and _NOTE_NAME.fullmatch(label)
        and not label.isdecimal()
    } | {
        label
        for label in there
        if label.isdecimal() and label in named and there.count(label) == 1
    }


class Writer:
    """Writes nodes; ``labels`` are the footnotes that there are."""

    def __init__(self, fit: Fit, labels: Collection[str]) -> None:
        self._fit = fit
        self._labels = labels

    def together(self, found: Iterable[Node]) -> Lines:
        """Return nodes' blocks, a blank line between each."""
        lines: Lines = []
        before: Node | None = None
        for node in found:
            block = self.block(node)
            if not block:
                continue
            if lines:
                lines.append("")
            if node.kind == "blockquote" and (
                before is None or before.kind != "paragraph"
            ):
                # What is indented would belong to what is before it.
                lines += [_APART, ""]
            lines += block
            before = node
        return lines

    def block(self, node: Node) -> Lines:
        """Return a node's lines; none where it says nothing."""
        write = self._BLOCKS.get(node.kind)
        return write(self, node) if write else self.together(node.children)

    def heading(self, node: Node) -> str:
        """Return a heading's text in one line."""
        return inline.line(node.inner[0].children or (), self._labels)

    def _rubric(self, node: Node) -> Lines:
        title = self.heading(node)
        return rubric.text(title).split("\n") if title else []

    def _paragraph(self, node: Node) -> Lines:
        tokens = node.inner[0].children or []
        if len(tokens) == 1 and tokens[0].type == "image":
            image = _image(tokens[0])
            if image:
                return image
        lines = inline.lines(tokens, self._labels)
        if len(lines) == 1:
            return [line for line in lines if line]
        return [f"| {line}".rstrip() for line in lines]

    def _quote(self, node: Node) -> Lines:
        return indented(self.together(node.children))

    def _list(self, node: Node) -> Lines:
        items = [self._item(*each) for each in _marked(node)]
        # A number alone is one only before a blank line.
        is_numbered = node.kind == "ordered_list"
        is_loose = any(
            "" in item or (is_numbered and " " not in item[0])
            for item in items
        )
        lines: Lines = []
        for item in items:
            if lines and is_loose:
                lines.append("")
            lines += item
        return lines

    def _item(self, mark: str, item: Node) -> Lines:
        body = self.together(item.children)
        if not body:
            return [mark]
        margin = " " * (len(mark) + 1)
        first, *others = body
        return [f"{mark} {first}", *indented(others, margin)]

    def _fence(self, node: Node) -> Lines:
        info = node.token.info.strip()
        return self.code(node.token.content, info)

    def code(self, content: str, info: str = "") -> Lines:
        """Return a block of code in the language that ``info`` names."""
        language, _, more = info.strip("{}. ").partition(" ")
        code = content.strip("\n").split("\n")
        said = _comment([info]) if more else []
        if not _NAME.fullmatch(language):
            said, language = _comment([info]) if info else [], ""
        if not content.strip():
            return said or (_comment([language]) if language else [])
        if said:
            said = [*said, ""]
        if not language:
            return [*said, "::", "", *indented(code)]
        fit = self._fit(language, "\n".join(code))
        if fit is CodeFit.UNKNOWN:
            said, language = [*_comment([language]), "", *said], "text"
        options = [f"{_INDENT}:force:"] if fit is CodeFit.UNLIKE else []
        head = [f".. code-block:: {language}", *options, ""]
        return [*said, *head, *indented(code)]

    def _html(self, node: Node) -> Lines:
        content = node.token.content.strip()
        if content.startswith("<!--") and content.endswith("-->"):
            inner = content[4:-3].strip()
            if "-->" not in inner:
                return _comment(inner.split("\n"))
        return self.code(node.token.content, "html")

    def _table(self, node: Node) -> Lines:
        head, *bodies = node.children
        above = [self._row(row) for row in head.children]
        below = [self._row(row) for body in bodies for row in body.children]
        options = [f"{_INDENT}:header-rows: 1"] if below else []
        rows = [line for row in [*above, *below] for line in row]
        return [".. list-table::", *options, "", *rows]

    def _row(self, row: Node) -> Lines:
        marks = [f"{_INDENT}* -", *[f"{_INDENT}  -"] * len(row.children)]
        cells = [
            inline.line(cell.inner[0].children or (), self._labels)
            for cell in row.children
        ]
        return [
            f"{mark} {cell}".rstrip()
            for mark, cell in zip(marks, cells, strict=False)
        ]

    def _note(self, node: Node) -> Lines:
        label = node.token.info
        body = self.together(node.children)
        if label not in self._labels:
            first = inline.paragraph(f"[^{label}]:")
            return [first, "", *body] if body else [first]
        if not body:
            return [f".. [#{label}]"]
        return [f".. [#{label}] {body[0]}", *indented(body[1:])]

    def _nothing(self, node: Node) -> Lines:
        del node
        return []

    _BLOCKS: ClassVar[dict[str, Callable[["Writer", Node], Lines]]] = {
        "blockquote": _quote,
        "bullet_list": _list,
        "code_block": _fence,
        "fence": _fence,
        "heading": _rubric,
        "hr": _nothing,
        "html_block": _html,
        "note": _note,
        "ordered_list": _list,
        "paragraph": _paragraph,
        "table": _table,
    }


def literal(lines: Iterable[str]) -> Lines:
    """Return lines as they are, in a literal block."""
    return ["::", "", *indented(list(lines))]


def indented(lines: Iterable[str], margin: str = _INDENT) -> Lines:
    """Return lines moved to the right."""
    return [f"{margin}{line}".rstrip() for line in lines]


def _comment(lines: Iterable[str]) -> Lines:
    """Return lines as a comment, whatever they hold."""
    body = indented(list(lines))
    return ["..", *body] if any(body) else []


def _marked(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield a list's items, each with its bullet or number."""
    if node.kind == "bullet_list":
        for item in node.children:
            yield node.token.markup or "-", item
        return
    start = node.token.attrGet("start")
    number = 1 if start is None else int(start)
    for index, item in enumerate(node.children, number):
        yield f"{index}{node.token.markup or '.'}", item


def _image(token: Token) -> Lines:
    """Return an image of another place as a block; none if it is ours.

    A file that is not in the checkout would fail the build.
    """
    address = str(token.attrGet("src") or "")
    said = "".join(child.content for child in token.children or ())
    if token.attrGet("title") or not _REMOTE.fullmatch(address):
        return []
    alternative = [f"{_INDENT}:alt: {said}"] if said.strip() else []
    return [f".. image:: {address}", *alternative]
