"""Plain lines come out as if they had been proved, and are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.rst.wrap import plain, wrap

_WORDS = [
    "word", "two words", "A.", "i)", "(a)", "1.", "-", "--option", "*", "+ ",
    "it's,", "half-way", "a:", "a::", "::", "x:y", "http://a.b", "a@b.c",
    "``l l``", "*e*", "`t`_", "|s|", "[1]_", "under_", "back\\ slash", "====",
    "....", "#.", ">>>", "a" * 40, "d\u00e9j\u00e0", "\u00a0", "  ", "%", "()",
]  # fmt: skip
_LINES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(
    " ".join
)
_BLOCKS = st.lists(
    st.one_of(
        _LINES,
        _LINES.map("* {}".format),
        _LINES.map("- {}".format),
        _LINES.map("   {}".format),
        _LINES.map("{}\n===".format),
        _LINES.map("term\n  {}".format),
    ),
    max_size=6,
)


@given(_BLOCKS, st.sampled_from(["\n\n", "\n", "\n\n\n"]))
def test_plain_lines_are_wrapped_as_with_a_proof(
    blocks: list[str], between: str
) -> None:
    text = between.join(blocks) + "\n"

    found = wrap(text, width=30)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "find", lambda *_: ())
        assert found == wrap(text, width=30)


@pytest.mark.parametrize(
    "line",
    [
        "words of letters and of 10 numbers",
        "* words of letters (and brackets)",
        "- words come: with colons, and more: so:",
    ],
)
def test_a_plain_line_is_found(line: str) -> None:
    (edit,) = plain.find(["before", "", line, "", "after"], {3}, 20)

    assert edit.first == 2
    assert " ".join(text.strip() for text in edit.lines) == line


@pytest.mark.parametrize(
    "line",
    [
        "words with ``a literal`` among them",
        "words with a_ reference among them",
        "words with http://a.b/ among them",
        "words that open a literal block::",
        "A. word that may be an enumerator",
        ":field: words that stand in a field",
    ],
)
def test_a_line_with_markup_is_none(line: str) -> None:
    assert not list(plain.find(["before", "", line, "", "after"], {3}, 20))


@pytest.mark.parametrize("next_line", ["more", "  more", "===="])
def test_a_line_that_is_not_alone_is_none(next_line: str) -> None:
    lines = ["words of letters and of numbers", next_line, "", "after"]

    assert not list(plain.find(lines, {1}, 20))
