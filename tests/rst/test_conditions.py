"""The condition of ``only``, beside Sphinx's own reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.rst.sphinx import conditions

tags = pytest.importorskip("sphinx.util.tags")
# Without "if": Sphinx takes one that has no "else" if its tag is set.
WORDS = ("html", "a_b", "and", "or", "not", "in", "else", "(", ")")


def takes(text: str) -> bool:
    """Say whether Sphinx can evaluate it."""
    try:
        tags.Tags().eval_condition(text)
    except Exception:  # noqa: BLE001 - Jinja's, and those of Python
        return False
    return True


@pytest.mark.parametrize(
    "text",
    [
        "html",
        "not html and (latex or not man)",
        "a if b else c",
        "((a))",
        "",
        "and",
        "a and",
        "(a",
        "a b",
        "a)",
        "not",
        "a if",
        "a == b",
    ],
)
def test_it_is_wrong_where_sphinx_says_so(text: str) -> None:
    assert (conditions.fault(text) == "") == takes(text)


@given(st.lists(st.sampled_from(WORDS), max_size=9))
def test_so_is_whatever_is_put_together(words: list[str]) -> None:
    text = " ".join(words)

    assert (conditions.fault(text) == "") == takes(text)


def test_it_is_said_where_it_goes_on() -> None:
    assert conditions.fault("html latex").endswith("'latex'")
