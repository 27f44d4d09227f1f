"""Made-up reStructuredText for hypothesis: every construct, odd words."""

from collections.abc import Sequence

from hypothesis import strategies as st

Lines = list[str]

_PLAIN = ("a", "spec", "of", "words", "that", "we", "made", "server's", "x-y")
# What reads as markup where it starts a line, or nearly so.
_TRAPS = (
    "-", "*", "+", "1.", "12)", "(i)", "b.", "#.", "..", "...", "|", "::",
    ":field:", ":a b:", "====", "----", "__", ">>>", "+--+", "--all", "-x",
    "B.", "Foo::bar", "what::", "e.g.", "\\", "a\\", "\\*", "&", "**", "`",
    "\\ --x", "``a``\\ b",
)  # fmt: skip
_MARKUP = (
    "``a literal``",
    "``two  spaces in it``",
    "``" + "long literal " * 9 + "end``",
    "*some emphasis*",
    "**quite strong words**",
    "`a link <http://example.org/a/b>`__",
    "`another one <http://example.org/" + "long/" * 20 + ">`__",
    "http://example.org/" + "path/" * 18,
    ":ref:`a title <the-label>`",
    ":code:`x = 1`",
    "|a name|",
    "[1]_",
    "[#note]_",
    "`undefined`_",
    "unicode\u2014dash",
    "\u65e5\u672c\u8a9e\u306e\u6587\u5b57",
    "no\u00a0break",
)

plain_words = st.sampled_from(_PLAIN)
words = st.one_of(
    plain_words,
    plain_words,
    plain_words,
    st.sampled_from(_TRAPS),
    st.sampled_from(_MARKUP),
)


@st.composite
def texts(draw: st.DrawFn, longest: int = 40) -> str:
    """One line of prose, which begins with a word."""
    found = draw(st.lists(words, max_size=longest))
    spaces = st.sampled_from([" ", " ", " ", "  "])
    text = draw(plain_words)
    for word in found:
        text += draw(spaces) + word
    return text.rstrip("\\")


@st.composite
def prose(draw: st.DrawFn) -> Lines:
    """A paragraph of one or several lines."""
    return draw(st.lists(texts(), min_size=1, max_size=3))


def indented(lines: Sequence[str], margin: int, first: str = "") -> Lines:
    """Return lines moved to the right; ``first`` stands before them."""
    moved = [" " * margin + line if line else "" for line in lines]
    if first:
        moved[0] = first.ljust(margin) + lines[0]
    return moved


def _apart(parts: Sequence[Lines]) -> Lines:
    lines: Lines = []
    for part in parts:
        lines += [*part, ""]
    return lines[:-1]


@st.composite
def _list(draw: st.DrawFn, inner: st.SearchStrategy[Lines]) -> Lines:
    marker = draw(st.sampled_from(["-", "*", "+", "1.", "(a)", "#."]))
    items = draw(st.lists(inner, min_size=1, max_size=2))
    if marker in {"1.", "(a)"}:
        items = items[:1]
    wide = len(marker) + 1
    return _apart([indented(item, wide, f"{marker} ") for item in items])


@st.composite
def _described(draw: st.DrawFn, inner: st.SearchStrategy[Lines]) -> Lines:
    start = draw(
        st.sampled_from(
            [
                ":field:",
                ":a long field name:",
                ".. [1]",
                ".. [#note]",
                ".. note::",
                ".. versionadded:: 2.0",
                ".. seealso::",
            ]
        )
    )
    margin = draw(st.sampled_from([3, 4]))
    first, *others = draw(inner)
    return [f"{start} {first}", *indented(others, margin)]


@st.composite
def _below(draw: st.DrawFn, inner: st.SearchStrategy[Lines]) -> Lines:
    start = draw(
        st.sampled_from(
            [
                ["A term"],
                ["A term : a class"],
                ["..", ""],
                [".. warning::", ""],
                [".. admonition:: A title", "   :class: x", ""],
                [".. todo::", ""],
                [".. figure:: x.png", ""],
                ["text before"],
            ]
        )
    )
    if start == ["text before"]:
        start = ["Text before.", ""]
    return [*start, *indented(draw(inner), 3)]


@st.composite
def _list_table(draw: st.DrawFn, inner: st.SearchStrategy[Lines]) -> Lines:
    lines = [".. list-table:: A title", "   :header-rows: 1", ""]
    for _ in range(2):
        cells = [draw(inner), draw(prose())]
        lines += indented(indented(cells[0], 2, "- "), 5, "   * ")
        lines += indented(cells[1], 7, "     - ")
    return lines


@st.composite
def _line_block(draw: st.DrawFn) -> Lines:
    lines = draw(st.lists(texts(), min_size=1, max_size=3))
    return [f"| {line}" for line in lines]


_LONG = "x " * 60

_VERBATIM: tuple[Lines, ...] = (
    ["Code follows::", "", f"    {_LONG}", "", "      more  of   it"],
    [".. code-block:: json", "", '    {"a":  [1, 2]}', f"    {_LONG}"],
    ["+-----+-----+", "| a   | b c |", "+-----+-----+"],
    [
        "+" + "-" * 90 + "+",
        "| " + "cell " * 17 + "    |",
        "+" + "-" * 90 + "+",
    ],
    ["===  ====", "a b  c  d", "===  ===="],
    [f".. a comment that is {_LONG}", "   and goes on"],
    [">>> 1 + 1", "2"],
    ["Quoted::", "", f"> {_LONG}", ">  and more"],
    ["===  ====", "a    b", "", f"c    {_LONG}", "===  ===="],
    [".. _target: http://example.org/"],
    [f".. |a name| replace:: {_LONG}"],
    [f"-x, --long  the option's {_LONG}"],
    [".. graph:: unknown", "", f"   {_LONG}"],
)

_leaves = st.one_of(
    prose(), prose(), _line_block(), st.sampled_from(_VERBATIM)
)


def _nested(inner: st.SearchStrategy[Lines]) -> st.SearchStrategy[Lines]:
    bodies = st.lists(inner, min_size=1, max_size=2).map(_apart)
    return st.one_of(
        _list(bodies),
        _described(bodies),
        _below(bodies),
        _list_table(prose()),
        bodies.map(lambda lines: indented(lines, 2)),
    )


_blocks = st.recursive(_leaves, _nested, max_leaves=6)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A text of several blocks, with a title now and then."""
    parts = draw(st.lists(_blocks, min_size=1, max_size=4))
    if draw(st.booleans()):
        parts.insert(0, ["A title", "======="])
    return "\n".join(_apart(parts)) + "\n"
