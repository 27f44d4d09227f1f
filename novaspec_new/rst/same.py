"""Whether two texts mean the same: their trees, but for the white space.

Line numbers do not count. Outside literal blocks and comments a line's
end is a space, and a run of spaces is one; in an inline literal only
the former holds.
"""

import re

from docutils import nodes

from novaspec_new.rst.parse import Parsed

# Messages name lines, and so do some of the nodes.
_LINE_NUMBER = re.compile(r"\bline \d+")
_UNLIKE = frozenset({"line", "body_line"})
_SPACES = re.compile("[ \t\n]+")

Fingerprint = list[object]


def fingerprint(parsed: Parsed) -> Fingerprint:
    """Return a value that is equal for texts that mean the same.

    It lists the nodes in order, each with the number of its children.
    It does not recurse: a tree may be as deep as docutils can parse.
    """
    found: Fingerprint = [
        (message.level, _LINE_NUMBER.sub("line", message.text))
        for message in parsed.messages
    ]
    stack: list[tuple[nodes.Node, bool]] = [(parsed.tree, False)]
    while stack:
        node, exact = stack.pop()
        if isinstance(node, nodes.Text):
            found.append(node.astext() if exact else _text(node))
        elif isinstance(node, nodes.Element):
            found += (node.tagname, len(node.children))
            found += [
                (name, _SPACES.sub(" ", str(value)))
                for name, value in node.attributes.items()
                if value and name not in _UNLIKE
            ]
            exact = exact or isinstance(node, nodes.FixedTextElement)
            stack += [(child, exact) for child in reversed(node.children)]
    return found


def _text(node: nodes.Text) -> str:
    text = node.astext()
    if isinstance(node.parent, nodes.literal):
        return text.replace("\n", " ")
    if "\n" in text or "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    return _LINE_NUMBER.sub("line", text) if "line" in text else text
