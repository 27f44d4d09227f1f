"""Lone lines come out as if the whole text had been parsed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.rst import inliner
from novaspec_new.rst.wrap import clear_text, lone_edits, lone_lines, wrap

_WORDS = [
    "word", "two words", "A.", "i)", "(a)", "1.", "-", "--option", "*", "+ ",
    "it's,", "half-way", "a:", "a::", "::", "x:y", "http://a.b", "a@b.c",
    "``l l``", "*e*", "`t`_", "|s|", "[1]_", "under_", "back\\ slash", "====",
    "....", "#.", ">>>", "a" * 40, "d\u00e9j\u00e0", "\u00a0", "  ", "%", "()",
    "``l``", "(``l``)", "``", "`", "_`t t`", ":ref:`a b <c>`", "**b b**", "_",
    "__", "[", '"', "'``l``'", "``l``s", "`a <http://b.c>`__", "\\", "mix.",
    ":field:", "..", "|", ":r:`x y`", "a.``l``", "snake_case", "`a\u00a0b`_",
]  # fmt: skip
_LINES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(
    " ".join
)
_BLOCKS = st.lists(
    st.one_of(
        _LINES,
        _LINES.map("* {}".format),
        _LINES.map("- {}".format),
        _LINES.map("#. {}".format),
        _LINES.map("2. {}".format),
        _LINES.map("10) {}".format),
        _LINES.map("   {}".format),
        _LINES.map("  {}".format),
        _LINES.map("  * {}".format),
        _LINES.map("  - {}".format),
        _LINES.map("    {}".format),
        _LINES.map("\t{}".format),
        _LINES.map("{}\n===".format),
        _LINES.map("A title\n=======\n{}".format),
        _LINES.map("term\n  {}".format),
        _LINES.map(".. note:: {}".format),
        _LINES.map("  .. note:: {}".format),
        _LINES.map("* .. tip:: {}".format),
        _LINES.map("a\n  c {0}\n``b``\n    d {0}".format),
        _LINES.map("  a\n    b {}".format),
        _LINES.map("   b {}".format),
        st.sampled_from(
            [
                "* a::",
                "  > quoted",
                "=  =\na  b",
                "  =  =\n  a  b",
                "  =  =",
                "  ..",
                ".. default-role:: code",
                ".. role:: r(code)",
            ]
        ),
    ),
    max_size=6,
)


@given(_BLOCKS, st.sampled_from(["\n\n", "\n", "\n\n\n"]))
def test_lone_lines_are_wrapped_as_with_the_whole_text(
    blocks: list[str], between: str
) -> None:
    text = between.join(blocks) + "\n"

    found = wrap(text, width=30)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lone_edits, "find", lambda *_: ())
        assert found == wrap(text, width=30)


def _is_found(text: str, line: int) -> bool:
    lines = text.split("\n")
    return bool(list(lone_edits.find(text, lines, {line}, 20)))


@pytest.mark.parametrize(
    "line",
    [
        "words of letters and of 10 numbers",
        "* words of letters (and brackets)",
        "- words come: with colons, and more: so:",
        "words with ``a literal`` among them",
        "words with ``literals`` among them",
        "words with a_ reference among them",
        "words with http://a.b/ among them",
        "words that open a literal block::",
        "10. words that are an item of a list",
        ".. note:: words that are to be noted",
    ],
)
def test_a_lone_line_is_found(line: str) -> None:
    before = ["before", "", line, "", "after"]
    (edit,) = lone_edits.find("\n".join(before), before, {3}, 20)

    assert edit.first == 2
    assert " ".join(text.strip() for text in edit.lines) == line


@pytest.mark.parametrize(
    "line",
    [
        "A. word that may be an enumerator",
        ":field: words that stand in a field",
        "  words that are a quotation",
        ".. words that are a comment",
    ],
)
def test_a_line_of_another_kind_is_none(line: str) -> None:
    assert not _is_found(f"before\n\n{line}\n\nafter", 3)


@pytest.mark.parametrize("next_line", ["more", "  more", "===="])
def test_a_line_that_is_not_alone_is_none(next_line: str) -> None:
    line = "words of letters and of numbers"
    assert not _is_found(f"{line}\n{next_line}\n\nafter", 1)


def test_items_and_what_is_below_a_title_are_found() -> None:
    text = "* a\n* b\n\n  c\n\n  - d\n\n    e\n\nTitle\n=====\nf"
    lines = text.split("\n")
    found = lone_lines.find(lines, set(range(1, len(lines) + 1)))
    assert [(block.first, *block.lines) for block in found] == [
        (0, "a"), (1, "b"), (3, "c"), (5, "d"), (7, "e"), (11, "f"),
    ]  # fmt: skip


def test_definitions_of_one_line_are_found() -> None:
    text = "a\n  b\n``c``\n   d\n\n   e\n\nf"
    lines = text.split("\n")
    found = lone_lines.find(lines, set(range(1, len(lines) + 1)))
    assert [(block.first, *block.lines) for block in found] == [
        (1, "b"), (3, "d"), (5, "e"), (7, "f"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "a\n    b\n\n  c",
        "a\n  b\n\n\tc",
        "a::\n  b",
        "a\n  b\n  c",
        "1. a\n  b",
        ".. note:: b\n\n   c",
        ".. note:: :a: b",
        ".. image:: b",
    ],
)
def test_what_may_be_indented_otherwise_is_not_found(text: str) -> None:
    assert not list(lone_lines.find(text.split("\n"), {1, 2}))


@pytest.mark.parametrize(
    "text",
    [
        "* a::\n\n    c",
        "* a\n\n   c",
        "* a\n  b\n\n  c",
        "* - a\n\n  c",
        "1. a\n3. b\n\n   c",
        "* =  =\n\n  c",
        "* a\n\n  =  =\n  a  b\n\n  c",
        ".. note::\n\n   c",
        "* a\n\n\t  c",
    ],
)
def test_what_may_be_something_else_is_not_found(text: str) -> None:
    lines = text.split("\n")
    assert not list(lone_lines.find(lines, {len(lines)}))


def test_clear_text_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(inliner, "paragraph", asked.append)

    assert _is_found("words of ``letters`` and *of numbers*", 1)
    assert asked == []
    assert not _is_found("words of |letters| and numbers", 1)
    assert asked == ["words of |letters| and numbers"]


@pytest.mark.parametrize(
    "text",
    [
        "a ``literal``, (``a literal``) and `a link`_ to [1]_",
        "*one* or **two words** of :ref:`a title <label>`:",
        "an http://a.b/c_d or a@b.c::",
    ],
)
def test_text_is_clear(text: str) -> None:
    assert clear_text.is_clear(text)


@pytest.mark.parametrize(
    "text",
    [
        "a ``literal", "2 * 3 * 4", "``a``b", "'*a*'", "a |b|", "a\\ b",
        "a :: b", "a ::", "``a ``b``", "* a*", "*a *", "**a*", "_`a b`",
    ],
)  # fmt: skip
def test_text_is_not_clear(text: str) -> None:
    assert not clear_text.is_clear(text)


def test_markup_that_has_to_be_broken_is_proved() -> None:
    text = "words of ``a literal that goes on and on``"
    assert _is_found(text, 1)
    assert wrap(text, width=20).text == (
        "words of ``a literal\nthat goes on and\non``"
    )
