"""A list-table is what docutils' own directive makes of it, and says."""

import itertools
from collections.abc import Iterator

import pytest
from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst.directives import tables as docutils_tables

from novaspec_new.rst.parse import parse
from novaspec_new.rst.sphinx import tables

_TITLES = ("", " Rows", " *Rows* `", " |none|")
_OPTIONS = (
    "",
    ":header-rows: 1",
    ":header-rows: 2",
    ":header-rows: 3",
    ":header-rows: one",
    ":stub-columns: 1",
    ":stub-columns: 2",
    ":stub-columns: 3",
    ":widths: 30 70",
    ":widths: 30, 70, 5",
    ":widths: auto",
    ":widths: grid",
    ":widths: 0 1",
    ":width: 50%",
    ":width: 3 feet",
    ":align: center",
    ":align: top",
    ":class: wide Odd",
    ":name: a table",
    ":unknown: 1",
)
_CONTENTS = (
    "",
    "Text.",
    "* one",
    "* - a\n  - b\n* - c\n  - d",
    "* - a\n  - b\n* - c",
    "* - a\n  - b\n* text\n* - c",
    "* - a\n  - b\n\n  more\n",
    "* - a\n\n    * deep\n  - ``b``\n* - *c\n  -\n",
    "* - a\n  - b\n\nText after.",
    "* - a\n  - b\n\n.. a comment",
    "1. - a\n   - b",
    "* 1. a\n  2. b",
    "- * x_\n  * b |none|\n- * .. _x:\n\n    c\n  * d",
)


def _texts() -> Iterator[str]:
    heads = [*itertools.product(_TITLES, ("",))]
    heads += itertools.product(("",), _OPTIONS)
    for (title, option), content in itertools.product(heads, _CONTENTS):
        lines = [*filter(None, [option]), "", *content.split("\n")]
        body = "\n".join(f"   {line}".rstrip() for line in lines)
        yield f"Before.\n\n.. List-Table::{title}\n{body}\n\nAfter.\n"


@pytest.fixture(autouse=True)
def _ours_again() -> Iterator[None]:
    yield
    directives.register_directive("list-table", tables.ListTable)


def _told(directive: type[Directive], text: str) -> list[object]:
    directives.register_directive("list-table", directive)
    parsed = parse(text)
    for table in parsed.tree.findall(nodes.table):
        table.attributes.pop("list", None)
        # Older docutils tells no line of it, and has a number here.
        table.source = table.line = None
    for column in parsed.tree.findall(nodes.colspec):
        column["stub"] = bool(column.get("stub"))
    return [
        parsed.tree.pformat(),
        parsed.messages,
        [(node.source, node.line) for node in parsed.tree.findall()],
    ]


def test_a_table_and_what_is_said_of_it_are_docutils_own() -> None:
    parse("")  # registers ours, once
    texts = list(_texts())
    found = [_told(tables.ListTable, text) for text in texts]
    theirs = [_told(docutils_tables.ListTable, text) for text in texts]

    for text, one, other in zip(texts, found, theirs, strict=True):
        assert one == other, text


def test_a_table_made_of_a_list_is_told_from_a_drawn_one() -> None:
    tree = parse(".. list-table::\n\n   * - a\n\n=  =\na  b\n=  =\n").tree

    found = [table.get("list") for table in tree.findall(nodes.table)]

    assert found == [True, None]
