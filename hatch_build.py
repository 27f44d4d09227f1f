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
        """Write the module, unless it is the same, and add it to a wheel.

        Where it cannot be written there is none, and files are read.
        """
        del version
        root = Path(self.root)
        made = root / _MADE
        module = _module(root / "templates").encode()
        try:
            if not made.is_file() or made.read_bytes() != module:
                # Never half of it: what is installed may be in use.
                part = made.with_suffix(".part")
                part.write_bytes(module)
                part.replace(made)
        except OSError as error:
            self.app.display_warning(f"{_MADE} is not written: {error}")
        else:
            build_data["artifacts"].append(_MADE)


def _module(templates: Path) -> str:
    """Return the text of a module with a folder's tables.

    They hold no dates and no ``inf``, of which ``repr`` is no literal.
    """
    tables = []
    for path in sorted(templates.rglob("*.toml")):
        data = path.read_bytes()
        name = path.relative_to(templates).as_posix()
        table = tomllib.loads(data.decode())
        tables.append(f"    {name!r}: ({zlib.crc32(data)}, {table!r}),\n")
    return _MODULE.format(tables="".join(tables))
