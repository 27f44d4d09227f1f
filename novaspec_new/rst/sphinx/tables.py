"""The list-table, told from tables that are drawn.

docutils' module of tables imports all of urllib: it is apart from the
other directives for texts that have no such table.
"""

from collections.abc import Sequence

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives import tables


class _ListTable(tables.ListTable):
    """A table made of a list: its cells are text that may be wrapped."""

    def run(self) -> Sequence[nodes.table | nodes.system_message]:
        """Return the table, marked so that it is told from drawn ones."""
        found = super().run()
        for node in found:
            if isinstance(node, nodes.table):
                node["list"] = True
        return found


def register() -> None:
    """Make docutils use it; calling it again is no harm."""
    directives.register_directive("list-table", _ListTable)
