"""Marks that leaked into the text: each kind is found, and is mended.

The kinds are those of sphinx-lint's own tests, in other words, and some
more.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from novaspec_new.check import Context, check
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.check.fix import fix
from novaspec_new.spec.profile import Gate, Profile
from tests.support import checker

STRICT = Context(profile=Profile(gate=Gate(on=("rst-default-role",))))


class Kind(NamedTuple):
    """A text at fault, where it is found, and how it is mended, if so."""

    text: str
    code: str
    line: int
    column: int
    mended: str = ""


KINDS = {
    "role without its last colon": Kind(
        "See :option`--all` there.",
        "rst-role-mark",
        1,
        5,
        "See :option:`--all` there.",
    ),
    "role without its first colon": Kind(
        "Of c:macro:`MAX` it is.",
        "rst-role-mark",
        1,
        4,
        "Of :c:macro:`MAX` it is.",
    ),
    "role without its first colon, of the second line": Kind(
        "This holds\nfor attr:`name` too.",
        "rst-role-mark",
        2,
        5,
        "This holds\nfor :attr:`name` too.",
    ),
    "role with a space": Kind(
        "See :func: `open` there.",
        "rst-role-mark",
        1,
        5,
        "See :func:`open` there.",
    ),
    "role with two backquotes": Kind(
        "The :const:``None`` of :const:`None`.",
        "rst-role-mark",
        1,
        5,
        "The :const:`None` of :const:`None`.",
    ),
    "role with no backquotes": Kind(
        "Call :func:os.open now.", "rst-role-mark", 1, 6
    ),
    "role glued to the word before": Kind(
        "With the:c:func:`malloc` call.", "rst-role-mark", 1, 9
    ),
    "role glued to an ending": Kind(
        "All :exc:`ValueError`s end.",
        "rst-unclosed",
        1,
        10,
        "All :exc:`ValueError`\\ s end.",
    ),
    "role glued to an ending, before another": Kind(
        "All :exc:`ValueError`s or :exc:`OSError` end.",
        "rst-role-mark",
        1,
        5,
        "All :exc:`ValueError`\\ s or :exc:`OSError` end.",
    ),
    "role glued to a word": Kind(
        "Read :ref:`the manual <manual>`for more.", "rst-unclosed", 1, 11
    ),
    "role without its last backquote": Kind(
        "Here :class:`Disk has\nno end.", "rst-unclosed", 1, 13
    ),
    "role with a backquote before": Kind(
        "Call `:func:`max` instead.",
        "rst-role-mark",
        1,
        6,
        "Call :func:`max` instead.",
    ),
    "role with a backquote after": Kind(
        "The :mod:`cgi`` module.",
        "rst-role-mark",
        1,
        5,
        "The :mod:`cgi` module.",
    ),
    "role with a backquote within": Kind(
        "The :meth:``open` of it.", "rst-unclosed", 1, 11
    ),
    "role with an underscore": Kind(
        "Get :download:`it <https://docs.example/a.pdf>`_ here.",
        "rst-unclosed",
        1,
        5,
        "Get :download:`it <https://docs.example/a.pdf>` here.",
    ),
    "role with two prefixes": Kind(
        "The :meth:`!~list.pop` of it.", "rst-role-mark", 1, 5
    ),
    "literal glued to an ending": Kind(
        "Its ``Callable``s are there.",
        "rst-unclosed",
        1,
        5,
        "Its ``Callable``\\ s are there.",
    ),
    "literal glued to an ending, before another": Kind(
        "All 4 ``a``s, but the last ``b`` is not.",
        "rst-literal-mark",
        1,
        7,
        "All 4 ``a``\\ s, but the last ``b`` is not.",
    ),
    "literal glued to a word": Kind(
        "Some ``space``here is missing.", "rst-unclosed", 1, 6
    ),
    "literal glued to the word before": Kind(
        "Some space``here`` is missing.", "rst-literal-mark", 1, 11
    ),
    "literal with a space within": Kind(
        "It is no literal: `` __repr__``.",
        "rst-literal-mark",
        1,
        19,
        "It is no literal: ``__repr__``.",
    ),
    "literal with a space before its end": Kind(
        "It has ``no end `` and ``one``.",
        "rst-literal-mark",
        1,
        8,
        "It has ``no end`` and ``one``.",
    ),
    "literal marks that are alone": Kind(
        "The ``one`` here and ``\nclearly ``not that``.",
        "rst-literal-mark",
        1,
        22,
    ),
    "literal after an invisible space": Kind(
        "It is \ufeff``no literal`` at all.", "rst-literal-mark", 1, 8
    ),
    "literal with one and two": Kind(
        "The `disk`` is full.",
        "rst-literal-mark",
        1,
        5,
        "The ``disk`` is full.",
    ),
    "backquotes glued to the word before": Kind(
        "Lines with`'STATE'` in them.", "rst-backquote", 1, 11
    ),
    "backquotes glued to an ending": Kind(
        "The `a b`s and `c d` of it.",
        "rst-backquote",
        1,
        5,
        "The `a b`\\ s and `c d` of it.",
    ),
    "backquotes around code": Kind(
        'It is ["`perf`"] alone.',
        "rst-default-role",
        1,
        9,
        'It is ["``perf``"] alone.',
    ),
    "backquotes before an ending": Kind(
        "These are `item`\\ s here.",
        "rst-default-role",
        1,
        11,
        "These are ``item``\\ s here.",
    ),
    "backquotes in a note": Kind(
        ".. note::\n   Like a `default` one.",
        "rst-default-role",
        2,
        11,
        ".. note::\n   Like a ``default`` one.",
    ),
    "link without its first backquote": Kind(
        "The news <https://docs.example/a>`_ is there.",
        "rst-link-mark",
        1,
        10,
    ),
    "link without its space": Kind(
        "See `it<https://docs.example/a>`_ there.",
        "rst-reference",
        1,
        5,
        "See `it <https://docs.example/a>`_ there.",
    ),
    "link without its underscore": Kind(
        "See `it <https://docs.example/a>` there.",
        "rst-link-mark",
        1,
        5,
        "See `it <https://docs.example/a>`__ there.",
    ),
    "link without both": Kind(
        "See `it<https://docs.example/a>` there.",
        "rst-link-mark",
        1,
        5,
        "See `it <https://docs.example/a>`__ there.",
    ),
    "substitution glued to the word before": Kind(
        ".. |disk| replace:: a disk\n\nIt is sub|disk| and |disk|.",
        "rst-substitution-mark",
        3,
        10,
    ),
    "directive with three dots": Kind(
        "... note:: It is so.",
        "rst-directive-mark",
        1,
        1,
        ".. note:: It is so.",
    ),
    "directive with three dots and a body": Kind(
        "... versionchanged:: 3\n    It is\n    so.",
        "rst-directive-mark",
        1,
        1,
        ".. versionchanged:: 3\n    It is\n    so.",
    ),
    "directive with one colon": Kind(
        ".. note: It is so.",
        "rst-directive-mark",
        1,
        1,
        ".. note:: It is so.",
    ),
    "directive without a space after its colons": Kind(
        "See:\n\n.. code-block::json\n\n   {}",
        "rst-directive-mark",
        3,
        1,
        "See:\n\n.. code-block:: json\n\n   {}",
    ),
    "directive with a text right after its colons": Kind(
        ".. note::It is slow.",
        "rst-directive-mark",
        1,
        1,
        ".. note:: It is slow.",
    ),
    "directive without a space": Kind(
        "..note:: It is so.",
        "rst-directive-mark",
        1,
        1,
        ".. note:: It is so.",
    ),
    "directive without a blank line": Kind(
        "It is code:\n.. code:: c\n\n   int x;",
        "rst-directive-mark",
        2,
        1,
        "It is code:\n\n.. code:: c\n\n   int x;",
    ),
    "Markdown's heading": Kind("## A title", "rst-markdown", 1, 1),
    "Markdown's table": Kind(
        "Name | Size\n---- | ----\nroot | 10", "rst-markdown", 2, 1
    ),
    "Markdown's table with outer bars": Kind(
        "| Name | Size |\n|------|------|\n| root | 10   |",
        "rst-markdown",
        2,
        1,
    ),
    "Markdown's image": Kind("See ![it](a.png) there.", "rst-markdown", 1, 5),
    "Markdown's link": Kind(
        "See [it](https://docs.example/a) there.",
        "rst-markdown",
        1,
        5,
        "See `it <https://docs.example/a>`__ there.",
    ),
    "Markdown's list in a list": Kind(
        "- one\n    - two\n    - three",
        "rst-sub-list",
        2,
        5,
        "- one\n\n  - two\n  - three",
    ),
    "list in a list, indented too far": Kind(
        "- one\n\n    - two\n    - three",
        "rst-list-indent",
        3,
        5,
        "- one\n\n  - two\n  - three",
    ),
    "literal in strong text": Kind(
        "It is **``all`` of it** there.", "rst-nested-markup", 1, 9
    ),
    "hyphen at the line's end": Kind(
        "This is for long-\nlived servers alone.",
        "text-hyphen",
        1,
        13,
        "This is for long-lived\nservers alone.",
    ),
    "code that goes on": Kind(
        "One block::\n\n    a = 1\n    b = 2\n\n And two::\n\n    c = 3",
        "rst-dedent",
        6,
        2,
    ),
    "code that ends": Kind(
        "::\n\n   def read():\n       a = 1\n\nb = open(a)\n\n       c = 2",
        "rst-dedent",
        6,
        1,
    ),
}
MENDED = [kind for kind in KINDS.values() if kind.mended]
# What is no fault, around which one stands.
CLEAN = (
    "Some words of no meaning.",
    "It has ``a literal``, *emphasis* and\n`a link <https://docs.example/>`__.",
    "* one item\n* another",
    "::\n\n  ref:`not`  ``this\n  .. note: nor this",
    ".. note::\n\n   It is so.",
    "=====  =====\nName   Size\n=====  =====\nroot   10\n=====  =====",
    "A term\n  and what it is",
    ".. no reader sees ref:`this`",
)
PIECES = (
    "`",
    "``",
    ":ref:",
    "ref:",
    ":code:",
    "**",
    "*",
    "_",
    "__",
    "[1]",
    "<https://a.example>",
    "[a](https://a.example)",
    ".. note:",
    ".. note::",
    "...",
    "##",
    "a",
    "s",
    "-",
    "- ",
    "  ",
    "    ",
    " ",
    "\n",
    "\n\n",
    "\\",
    "|",
    "::",
)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_found_at_its_place(name: str) -> None:
    kind = KINDS[name]
    found = {
        (finding.code, finding.line, finding.column)
        for finding in check(kind.text + "\n", STRICT)
    }

    assert (kind.code, kind.line, kind.column) in found


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_mended_or_left(name: str) -> None:
    kind = KINDS[name]

    assert fix(kind.text + "\n", STRICT) == (kind.mended or kind.text) + "\n"


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(MENDED),
    st.lists(st.sampled_from(CLEAN), max_size=3),
    st.lists(st.sampled_from(CLEAN), max_size=3),
)
def test_nothing_but_the_fault_changes(
    kind: Kind, before: list[str], after: list[str]
) -> None:
    def text(part: str) -> str:
        # Two lists in a row would be one, and a quotation a definition.
        return "\n\n".join([*before, "Text.", part, "Text.", *after]) + "\n"

    once = fix(text(kind.text), STRICT)

    assert once == text(kind.mended)
    assert fix(once, STRICT) == once


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_mending_any_marks_twice_is_mending_once(pieces: list[str]) -> None:
    text = "".join(pieces)
    once = fix(text, STRICT)

    assert fix(once, STRICT) == once
    assert letters(once) == letters(text)


def test_what_would_lead_nowhere_is_left(tmp_path: Path) -> None:
    text = checker.with_body(
        "Proposed change", "See ref:`nothing` and ref:`taken <taken>`."
    )
    path = checker.place(checker.make(tmp_path), text)
    mended = fix(text, ContextLoader(tmp_path).context(path))

    assert "See ref:`nothing` and :ref:`taken <taken>`." in mended


def test_what_the_project_does_not_mind_is_left() -> None:
    text = "A `b` of :func: `c`.\n"

    assert fix(text, Context()) == "A `b` of :func:`c`.\n"


def test_a_title_is_left() -> None:
    text = "A `b`\n=====\n\nText.\n"

    assert fix(text, STRICT) == text
