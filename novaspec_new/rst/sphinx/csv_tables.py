"""The csv-table, whose rows may be a file's, which is not read here.

docutils' own is in a module that takes longer to import than a spec to
parse: this is for the few texts that have such a table.
"""

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives import tables

from novaspec_new.rst.sphinx.base import Known


class _CSVTable(Known, tables.CSVTable):
    def run(self) -> list[nodes.Node]:  # type: ignore[override]
        """Return its source where its rows are elsewhere."""
        if self.content or not {"file", "url"}.intersection(self.options):
            return [*tables.CSVTable.run(self)]
        _, messages = self.make_title()  # type: ignore[no-untyped-call]
        return [self.literal(), *messages]


def register() -> None:
    """Make docutils use it; calling it again is no harm."""
    directives.register_directive("csv-table", _CSVTable)
