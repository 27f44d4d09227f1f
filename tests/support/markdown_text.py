"""Made-up Markdown for hypothesis, and what a reader sees of it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from docutils import nodes
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from novaspec_new.rst.parse import Message, parse

_WORD = re.compile(r"[^\W_]+")
_PLAIN = ("a", "spec", "of", "words", "server's", "x-y", "Nova", "B.", "e.g.")
# What reads as markup in one of the two, or in both.
_TRAPS = (
    "-", "*", "+", "1.", "12)", "(i)", "#.", "..", "...", "|", "::",
    "what::",
    ":field:", "====", "----", "__", "__init__", "foo_", "bar__", ">>>",
    "[1]_",    "+--+", "--all", "-x", "\\", "\\*", "&", "**", "`", "|a|",
    "*a", "b*",
    "a*b*c", "_x_", "2 * 3", "<", ">", "&lt;", "`x`_", ":ref:", "#", "$x$",
    "~~x~~", "[a]", "(b)", "!", "foo_bar_", "http://x.org/a_b_", "x@y.org",
    "'", '"', "''", "\u65e5\u672c\u8a9e", "\u00a0", "e\u0301", "[^n]",
)  # fmt: skip
_MARKUP = (
    "`code`",
    "`` a`b ``",
    "`a b  c`",
    "`\\`",
    "*emphasis*",
    "**strong words**",
    "***both***",
    "**a *nested* one**",
    "*with `code` in it*",
    "[a link](http://example.org/a_b)",
    "[b_](<rel/x y>)",
    "[`code`](http://example.org/x_)",
    "<http://example.org/x>",
    "http://example.org/plain",
    "x*in*word",
    "(*here*)",
    '"**quoted**"',
)

words = st.one_of(
    st.sampled_from(_PLAIN),
    st.sampled_from(_PLAIN),
    st.sampled_from(_TRAPS),
    st.sampled_from(_MARKUP),
)


@st.composite
def prose(draw: st.DrawFn) -> list[str]:
    """Return a paragraph, of which a line may end with a hard break."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        line = " ".join(draw(st.lists(words, min_size=1, max_size=12)))
        found.append(line + draw(st.sampled_from(["", "", "", "  ", "\\"])))
    return found


_leaves = st.one_of(
    prose(),
    prose(),
    st.sampled_from(
        [
            ["```python", "x = 1", "", "  y", "```"],
            ["```", "*not* `markup`", "::", "```"],
            ["~~~console", "$ ls_", "~~~"],
            ["    indented | code"],
            ["| a_ | `b` |", "|----|:---:|", "| c | **d** |", "| * | |"],
            ["| only | head |", "|---|---|"],
            ["---"],
            ["# A heading_", "", "words"],
            ["Setext", "------"],
        ]
    ),
)


@st.composite
def _list(draw: st.DrawFn, inner: st.SearchStrategy[list[str]]) -> list[str]:
    mark = draw(st.sampled_from(["-", "*", "+", "1.", "7)", "- [ ]", "- [x]"]))
    margin = " " * (2 if mark[0] == "-" else len(mark) + 1)
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        first, *others = draw(inner)
        lines.append(f"{mark} {first}")
        lines += [f"{margin}{line}" if line else "" for line in others]
        lines += [""] * draw(st.integers(0, 1))
    return lines


@st.composite
def _quote(draw: st.DrawFn, inner: st.SearchStrategy[list[str]]) -> list[str]:
    return [f"> {line}" for line in draw(inner)]


def _joined(parts: list[list[str]]) -> list[str]:
    return [line for part in parts for line in [*part, ""]][:-1]


_blocks = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        _list(st.lists(inner, min_size=1, max_size=2).map(_joined)),
        _quote(st.lists(inner, min_size=1, max_size=2).map(_joined)),
    ),
    max_leaves=6,
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Return a text of several blocks."""
    parts = draw(st.lists(_blocks, min_size=1, max_size=4))
    return "\n".join(_joined(parts)) + "\n"


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def rendered(text: str) -> str:
    """Return what a reader sees of a Markdown text, without its markup."""
    parser = MarkdownIt("commonmark").enable("table")
    reader = _Text()
    reader.feed(parser.render(text))
    return "".join(reader.found)


def words_of(text: str) -> list[str]:
    """Return a text's words: its runs of letters and digits."""
    return _WORD.findall(text)


def said(rst: str) -> str:
    """Return what a reader sees of a reStructuredText, a block a line."""
    found = []
    for node in parse(rst).tree.findall(nodes.TextElement):
        parents = list(_parents(node))
        is_inner = isinstance(node.parent, nodes.TextElement)
        is_seen = not any(isinstance(p, _UNSEEN) for p in [node, *parents])
        if is_seen and not is_inner:
            found.append(node.astext())
    return "\n".join(found)


_UNSEEN = (nodes.comment, nodes.system_message)


def _parents(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def complaints(rst: str) -> list[Message]:
    """Return the warnings and errors of docutils on a text."""
    return [each for each in parse(rst).messages if each.level > 1]
