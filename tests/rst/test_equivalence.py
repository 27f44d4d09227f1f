import pytest

from novaspec_new.rst.equivalence import fingerprint
from novaspec_new.rst.parse import parse


def _are_same(one: str, other: str) -> bool:
    prints = [fingerprint(parse(text)) for text in (one, other)]
    raw = [fingerprint(parse(t, resolve=False)) for t in (one, other)]
    assert (prints[0] == prints[1]) == (raw[0] == raw[1])
    return prints[0] == prints[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a b\n", "a\nb\n"),
        ("a b\n", "a  b\n"),
        ("a b\n", "\n\n\na b"),
        ("- a b\n", "- a\n  b\n"),
        ("``a b``\n", "``a\nb``\n"),
        ("`a b`_\n\n.. _a b: c\n", "`a\nb`_\n\n.. _a b: c\n"),
        (":ref:`a b <c d>`\n", ":ref:`a\nb <c\nd>`\n"),
        ("x\n\nAn *open a b.\n", "x\n\nAn *open a\nb.\n"),
        (".. note:: a b\n", ".. note::\n\n   a\n   b\n"),
    ],
)
def test_white_space_does_not_count(one: str, other: str) -> None:
    assert _are_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a b\n", "ab\n"),
        ("a b\n", "a\n\nb\n"),
        ("a b\n", "a\u00a0b\n"),
        ("a - b\n", "a\n\n- b\n"),
        ("``a  b``\n", "``a b``\n"),
        ("*a* b\n", "*a b*\n"),
        ("::\n\n  a  b\n", "::\n\n  a b\n"),
        ("::\n\n  a b\n", "::\n\n  a\n  b\n"),
        (".. a b\n", ".. a\n   b\n"),
        (
            ".. parsed-literal::\n\n  ``a b``\n",
            ".. parsed-literal::\n\n  ``a\n  b``\n",
        ),
        (">>> a  b\n", ">>> a b\n"),
        ("- a\n", "* a\n"),
        ("1. a\n", "2. a\n"),
        ("`a`_\n\n.. _a: b\n", "`a`_\n\n.. _a: c\n"),
        ("a\n", "*a\n"),
        (":ref:`a`\n", ":doc:`a`\n"),
        ("a\n===\n", "a\n\n===\n"),
        ("A paragraph of line 1\n", "A paragraph of line 2\n"),
    ],
)
def test_everything_else_does(one: str, other: str) -> None:
    assert not _are_same(one, other)
