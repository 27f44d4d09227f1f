"""The article of a page: the spec's text as HTML, and its contents."""

from typing import NamedTuple

from docutils import nodes

from novaspec_new.preview import doctree, translator
from novaspec_new.preview.page_context import PageContext
from novaspec_new.rst import parse


class Entry(NamedTuple):
    """A heading in the contents; ``level`` counts from 1.

    ``is_open`` says that it is to do, by itself.
    """

    title: str
    anchor: str
    level: int
    is_open: bool


class Article(NamedTuple):
    """A spec as HTML, without what stands around it on a page.

    ``lines`` are the 1-based lines of the text, in order, at which a
    place of the page begins.
    """

    title: str
    html: str
    contents: tuple[Entry, ...]
    lines: tuple[int, ...]

    def line_at(self, line: int) -> int:
        """Return the line of the place that a line of the text is in."""
        before = [known for known in self.lines if known <= line]
        return before[-1] if before else (self.lines or (0,))[0]


def render(text: str, facts: PageContext) -> Article:
    """Return a spec's article; raises parse.UnparsableError."""
    return of_parsed(parse.parse(text), text, facts)


def of_parsed(parsed: parse.Parsed, text: str, facts: PageContext) -> Article:
    """Return the same of a text that is parsed; its tree becomes another.

    Raises parse.UnparsableError for a tree that is too deep.
    """
    try:
        doctree.prepare(parsed, text.split("\n"), facts)
        html = translator.body(parsed.tree, facts)
    except RecursionError:
        raise parse.UnparsableError(0, "it is nested too deeply") from None
    lines = {
        node["line_shown"]
        for node in parsed.tree.findall(nodes.Element)
        if node.get("line_shown") and not isinstance(node, nodes.comment)
    }
    return Article(
        parsed.tree.get("title", ""),
        html,
        tuple(_contents(parsed.tree, 1)),
        tuple(sorted(lines)),
    )


def _contents(parent: nodes.Element, level: int) -> list[Entry]:
    found = []
    for node in parent.children:
        if isinstance(node, nodes.section) and isinstance(
            node.next_node(nodes.title), nodes.title
        ):
            is_open = any(
                isinstance(child, doctree.OpenPart) for child in node.children
            )
            title = node.next_node(nodes.title)
            assert title is not None  # noqa: S101 - asked for above
            anchor = node["ids"][0] if node["ids"] else ""
            found.append(Entry(title.astext(), anchor, level, is_open))
            found.extend(_contents(node, level + 1))
    return found
