"""The line to mend in a table, where docutils names its first one."""

import pytest

from novaspec_new.check import tables

GRID = """\
+------+------+
| Name | Text |
+------+-----+
| a    | b    |
+------+------+
"""
NOT_CLOSED = """\
+------+------+
| Name | Text |
+------+------+
| a      b    |
| c    | d    |
| e    | f    |
+------+------+
"""
NO_END = """\
+------+------+
| Name | Text |
+------+------+
words
"""
SIMPLE = """\
==== ====
Name Text
==== ===
a    b
==== ====
"""
NO_BORDER = """\
==== ====
Name Text
==== ====
a    b
"""
LIST = """\
.. list-table:: Names

   * - a
     - b
   * - c

Words.
"""


@pytest.mark.parametrize(
    ("table", "broken"),
    [
        (GRID, "+------+-----+"),
        (NOT_CLOSED, "| a      b    |"),
        (NO_END, "words"),
        (SIMPLE, "==== ==="),
        (NO_BORDER, "a    b"),
    ],
)
@pytest.mark.parametrize("before", ["", "Before.\n\n"])
def test_of_a_drawn_table(table: str, broken: str, before: str) -> None:
    lines = f"{before}{table}\nAfter.\n".split("\n")
    first = before.count("\n") + 1

    found = tables.broken_line(lines, first, "Malformed table.")

    assert lines[found - 1] == broken


def test_of_a_line_that_the_message_names() -> None:
    found = tables.broken_line(
        GRID.split("\n"), 3, "Malformed table; error in table line 3"
    )

    assert found == 3


@pytest.mark.parametrize(("row", "line"), [(1, 3), (2, 5), (3, 1)])
def test_of_a_list_table(row: int, line: int) -> None:
    message = f"row {row} does not contain the same number of items"

    assert tables.broken_line(LIST.split("\n"), 1, message) == line


def test_of_a_list_table_without_a_row() -> None:
    lines = [".. list-table::", "", "   words", ""]

    assert tables.broken_line(lines, 1, "row 1 does not contain") == 1
