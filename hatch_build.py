"""Reads our TOML when the package is built, not each time it starts."""

import tomllib
import zlib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_MADE = "novaspec_new/workspace/_tables.py"
_MODULE = '''\
"""Made of templates/ by hatch_build.py: do not edit it.

By a file's name: the CRC-32 of its bytes, and its table.
"""

TABLES = {{
{tables}}}
'''


class TablesHook(BuildHookInterface[Any]):
    """Writes a module with the tables of all TOML files in templates/.

    What reads them takes a table from there only if the file's CRC is
    the same, so that a file can be changed without a build.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the module, unless it is there, and add it to a wheel."""
        del version
        root = Path(self.root)
        templates = root / "templates"
        tables = []
        for path in sorted(templates.rglob("*.toml")):
            data = path.read_bytes()
            name = path.relative_to(templates).as_posix()
            table = tomllib.loads(data.decode())
            tables.append(f"    {name!r}: ({zlib.crc32(data)}, {table!r}),\n")
        module = _MODULE.format(tables="".join(tables))
        made = root / _MADE
        if not made.is_file() or made.read_text() != module:
            made.write_text(module)
        build_data["artifacts"].append(_MADE)
