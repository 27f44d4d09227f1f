"""Whatever the text: same meaning, no longer line, and done once."""

import re

from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.rst.wrap import Wrapped, wrap
from novaspec_new.spec import gate
from tests.support import joiner, rst_text

_WIDTHS = st.sampled_from([20, 40, 79, 100])
_READS_AS_MARKUP = re.compile(
    r"\s*([-*+|] |[\w#][.)] |\d+[.)] |\.\. |::|:[\w ]+: |>>> |__ |={4}|-{4})"
)


def _longest(text: str) -> int:
    return max(map(len, text.split("\n")))


def _hold(text: str, wrapped: Wrapped, width: int) -> None:
    """What is promised of each text and how it comes out."""
    assert joiner.shape(wrapped.text) == joiner.shape(text)
    assert joiner.verbatim(wrapped.text) == joiner.verbatim(text)
    assert _longest(wrapped.text) <= max(_longest(text), width)
    left = set(gate.breaking_lines(wrapped.text, width))
    assert left <= {kept.new_line for kept in wrapped.kept}


@given(rst_text.documents(), _WIDTHS)
def test_breaking_lines_are_broken_and_nothing_else(
    text: str, width: int
) -> None:
    wrapped = wrap(text, width=width)
    if not gate.breaking_lines(text, width):
        assert wrapped == Wrapped(text, ())
    _hold(text, wrapped, width)
    assert wrap(wrapped.text, width=width).text == wrapped.text
    # A longer line may lose its exemption by what is done before it.
    short = [line for line in text.split("\n") if len(line) <= width]
    remaining = iter(wrapped.text.split("\n"))
    assert all(line in remaining for line in short)


@given(rst_text.documents(), _WIDTHS)
def test_paragraphs_are_filled_anew(text: str, width: int) -> None:
    wrapped = wrap(text, width=width, whole=True)
    _hold(text, wrapped, width)
    assert wrap(wrapped.text, width=width, whole=True).text == wrapped.text


@given(rst_text.texts(), _WIDTHS)
def test_no_line_begins_with_markup_that_was_not_there(
    text: str, width: int
) -> None:
    _, *others = wrap(text, width=width, whole=True).text.split("\n")
    assert not [line for line in others if _READS_AS_MARKUP.match(line)]
