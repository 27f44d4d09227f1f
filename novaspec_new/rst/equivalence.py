"""Whether two texts mean the same: their trees, but for the white space.

Line numbers do not count. Outside literal blocks and comments a line's
end is a space, and a run of spaces is one; in an inline literal only
the former holds.
"""

import re
from collections.abc import Callable

from docutils import nodes

from novaspec_new.rst.parse import Parsed

# Messages name lines, and so do some of the nodes.
_LINE_NUMBER = re.compile(r"\bline \d+")
_UNLIKE = frozenset({"line", "body_line"})
_SPACES = re.compile("[ \t\n]+")

Fingerprint = list[object]


def fingerprint(parsed: Parsed) -> Fingerprint:
    """Return a value that is equal for texts that mean the same."""
    said: Fingerprint = [
        (message.level, _LINE_NUMBER.sub("line", message.text))
        for message in parsed.messages
    ]
    return said + fingerprint_of_node(parsed.tree)


def fingerprint_of_node(root: nodes.Node) -> Fingerprint:
    """Return a value that is equal for nodes that mean the same.

    It lists the nodes in order, each with the number of its children.
    It does not recurse: a tree may be as deep as docutils can parse.
    """
    found: Fingerprint = []
    stack: list[tuple[nodes.Node, _Told]] = [(root, _words)]
    while stack:
        node, told = stack.pop()
        if isinstance(node, nodes.Text):
            found.append(told(node.astext()))
        elif isinstance(node, nodes.Element):
            found += (node.tagname, len(node.children))
            found += [
                (name, _SPACES.sub(" ", str(value)))
                for name, value in node.attributes.items()
                if value and name not in _UNLIKE
            ]
            if told is not str:
                told = _told_in(node) or told
            stack += [(child, told) for child in reversed(node.children)]
    return found


_Told = Callable[[str], str]


def _told_in(node: nodes.Element) -> _Told | None:
    """Return how a node's texts are compared, if unlike its parent's."""
    if isinstance(node, nodes.FixedTextElement):
        return str
    if isinstance(node, nodes.literal):
        return _one_line
    return _message if isinstance(node, nodes.system_message) else None


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _words(text: str) -> str:
    if "\n" in text or "  " in text or "\t" in text:
        return _SPACES.sub(" ", text)
    return text


def _message(text: str) -> str:
    return _LINE_NUMBER.sub("line", _words(text))
