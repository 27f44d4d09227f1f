"""The list-table, as docutils reads it.

docutils' own stands in a module that imports all of urllib, which takes
longer than to parse a spec; and many specs have such a table. What is
wrong with one is told in docutils' words.
"""

from collections.abc import Sequence

from docutils import nodes
from docutils.parsers.rst import directives

from novaspec_new.rst.sphinx.base import Known
from novaspec_new.rst.sphinx.options import NAMED

_SIDES = ("left", "center", "right")
_AUTO = "auto"
_Rows = list[list[Sequence[nodes.Node]]]


def _side(argument: str) -> str:
    return directives.choice(argument, _SIDES)


def _widths(argument: str) -> str | list[int]:
    if argument == _AUTO:
        return argument
    return directives.positive_int_list(argument)


class ListTable(Known):
    """A table made of a list: its cells are text that may be wrapped."""

    has_content = True
    optional_arguments = 1
    option_spec = NAMED | {
        "align": _side,
        "header-rows": directives.nonnegative_int,
        "stub-columns": directives.nonnegative_int,
        "width": directives.length_or_percentage_or_unitless,
        "widths": _widths,
    }

    def run(self) -> list[nodes.Node]:
        """Return the table; ``list`` tells it from one that is drawn."""
        if not self.content:
            raise self.error(
                f'The "{self.name}" directive is empty; content required.'
            )
        titles, messages = self._titles()
        held = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, held)
        rows = self._rows(held)
        widths = self._widths(len(rows[0]))
        self._refuse_heads_alone(rows)
        table = nodes.table("", *titles, self._group(rows, widths))
        self.place(table)
        table["list"] = True
        table["classes"] += self._classes()
        for name in ("align", "width"):
            if name in self.options:
                table[name] = self.options[name]
        self.add_name(table)
        return [table, *messages]

    def _titles(self) -> tuple[list[nodes.title], list[nodes.system_message]]:
        if not self.arguments:
            return [], []
        text = self.arguments[0]
        inline, messages = self.state.inline_text(text, self.lineno)
        title = nodes.title(text, "", *inline)
        self.place(title)
        return [title], messages

    def _rows(self, held: nodes.Element) -> _Rows:
        """Return what each cell of each row holds."""
        wrong = f'Error parsing content block for the "{self.name}" directive:'
        outer = _only_list(held)
        if outer is None:
            raise self.error(f"{wrong} exactly one bullet list expected.")
        rows: _Rows = []
        for number, item in enumerate(outer.children, start=1):
            inner = _only_list(item)
            if inner is None:
                raise self.error(
                    f"{wrong} two-level bullet list expected, but row "
                    f"{number} does not contain a second-level bullet list."
                )
            if rows and len(inner) != len(rows[0]):
                raise self.error(
                    f"{wrong} uniform two-level bullet list expected, but row "
                    f"{number} does not contain the same number of items as "
                    f"row 1 ({len(inner)} vs {len(rows[0])})."
                )
            rows.append([cell.children for cell in inner.children])
        return rows

    def _widths(self, columns: int) -> list[int]:
        """Return the columns' widths, which are alike if not given."""
        given = self.options.get("widths")
        if not isinstance(given, list):
            return [100 // columns] * columns
        if len(given) != columns:
            raise self.error(
                f'"{self.name}" widths do not match the number of columns in '
                f"table ({columns})."
            )
        return given

    def _refuse_heads_alone(self, rows: _Rows) -> None:
        """Raise docutils' error for a table that is nothing but heads."""
        heads = self.options.get("header-rows", 0)
        stubs = self.options.get("stub-columns", 0)
        columns = len(rows[0])
        if len(rows) < heads:
            raise self.error(
                f"{heads} header row(s) specified but only {len(rows)} row(s) "
                f'of data supplied ("{self.name}" directive).'
            )
        if len(rows) == heads:
            raise self.error(
                f"Insufficient data supplied ({len(rows)} row(s)); no data "
                f'remaining for table body, required by "{self.name}" '
                "directive."
            )
        if columns < stubs:
            raise self.error(
                f"{stubs} stub column(s) specified but only {columns} "
                f'columns(s) of data supplied ("{self.name}" directive).'
            )
        if columns == stubs:
            raise self.error(
                f"Insufficient data supplied ({columns} columns(s)); no data "
                f'remaining for table body, required by "{self.name}" '
                "directive."
            )

    def _group(self, rows: _Rows, widths: list[int]) -> nodes.tgroup:
        """Return the columns, the head if there is one, and the body."""
        heads = self.options.get("header-rows", 0)
        stubs = self.options.get("stub-columns", 0)
        group = nodes.tgroup(cols=len(widths))
        for number, width in enumerate(widths):
            column = nodes.colspec(colwidth=width)
            if number < stubs:
                column["stub"] = True
            group += column
        made = [
            nodes.row("", *(nodes.entry("", *cell) for cell in row))
            for row in rows
        ]
        if heads:
            group += nodes.thead("", *made[:heads])
        group += nodes.tbody("", *made[heads:])
        return group

    def _classes(self) -> list[str]:
        widths = self.options.get("widths")
        kind = _AUTO if widths == _AUTO else "given"
        own: list[str] = self.options.get("class", [])
        return [f"colwidths-{kind}", *own] if widths else own


def _only_list(node: nodes.Node) -> nodes.bullet_list | None:
    """Return the bullet list that is all that a node holds, if it is so."""
    children = node.children
    if len(children) == 1 and isinstance(children[0], nodes.bullet_list):
        return children[0]
    return None
