"""Whether two texts mean the same: their trees, but for the white space.

Line numbers do not count. Outside literal blocks and comments a line's
end is a space, and a run of spaces is one; in an inline literal only
the former holds.
"""

import re
from collections.abc import Iterator

from docutils import nodes

from novaspec_new.rst.parse import Parsed

# Messages name lines, and so do some of the nodes.
_LINE_NUMBER = re.compile(r"\bline \d+")
_UNLIKE = frozenset({"line", "body_line"})
_SPACES = re.compile("[ \t\n]+")

Fingerprint = tuple[object, ...]


def fingerprint(parsed: Parsed) -> Fingerprint:
    """Return a value that is equal for texts that mean the same."""
    said = tuple(
        (message.level, _LINE_NUMBER.sub("line", message.text))
        for message in parsed.messages
    )
    return (said, *_tokens(parsed.tree))


def _tokens(tree: nodes.document) -> Iterator[object]:
    """Yield the nodes in order, each with the number of its children.

    It does not recurse: a tree may be as deep as docutils can parse.
    """
    stack: list[tuple[nodes.Node, bool]] = [(tree, False)]
    while stack:
        node, exact = stack.pop()
        if isinstance(node, nodes.Text):
            yield _text(node, exact=exact)
        elif isinstance(node, nodes.Element):
            yield node.tagname, len(node), _attributes(node)
            exact = exact or isinstance(node, nodes.FixedTextElement)
            stack.extend((child, exact) for child in reversed(node.children))


def _text(node: nodes.Text, *, exact: bool) -> str:
    text = node.astext()
    if exact:
        return text
    if isinstance(node.parent, nodes.literal):
        return text.replace("\n", " ")
    return _LINE_NUMBER.sub("line", _SPACES.sub(" ", text))


def _attributes(node: nodes.Element) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, _SPACES.sub(" ", str(value)))
        for name, value in sorted(node.attributes.items())
        if value and name not in _UNLIKE
    )
