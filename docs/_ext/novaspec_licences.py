"""Sphinx: the licence of each library that novaspec needs.

Read from what is installed where the documentation is built, and written
into ``licences.rst`` before Sphinx looks for sources. A library that names
no licence is a warning, and so an error of the build.
"""

from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sphinx.application import Sphinx
from sphinx.util import logging

_EXTRAS = ("", "lsp", "preview", "sphinx")
_CLASSIFIER = "License :: "
_LONGEST = 60
_INTRO = """\
Licences
========

novaspec is under the Apache License 2.0. It needs these libraries, which it
does not contain; a library of an extra is needed only with that extra. The
lesser GPL of Launchpad's libraries lets a program of another licence use
them.

.. list-table::
   :header-rows: 1

   * - Library
     - Licence
     - Needed by
"""


def setup(app: Sphinx) -> Mapping[str, object]:
    """Have the page written when Sphinx starts."""
    app.connect("builder-inited", _write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _write(app: Sphinx) -> None:
    needed: dict[str, str] = {}
    for extra in _EXTRAS:
        for name in _needed("novaspec", extra):
            needed.setdefault(name, f"``novaspec[{extra}]``" if extra else "")
    rows = "".join(
        f"   * - {name}\n     - {_licence(name)}\n"
        f"     -{f' {by}' if by else ''}\n"
        for name, by in sorted(needed.items())
    )
    path = Path(app.srcdir) / "licences.rst"
    path.write_text(_INTRO + rows, encoding="utf-8")


def _needed(name: str, extra: str) -> Iterator[str]:
    """Yield the libraries below one, each once."""
    seen: set[str] = set()
    rest = [(name, extra)]
    while rest:
        name, extra = rest.pop()
        for text in metadata.requires(name) or ():
            requirement = Requirement(text)
            marker = requirement.marker
            if marker and not marker.evaluate({"extra": extra}):
                continue
            found = canonicalize_name(requirement.name)
            if found not in seen:
                seen.add(found)
                yield found
                rest.append((found, ""))


def _licence(name: str) -> str:
    found = metadata.metadata(name)
    expression = found.get("License-Expression") or ""
    classified = [
        value.rpartition(" :: ")[2]
        for value in found.get_all("Classifier") or ()
        if value.startswith(_CLASSIFIER)
    ]
    # The old field may hold a whole licence.
    named = (found.get("License") or "").strip()
    if "\n" in named or len(named) > _LONGEST:
        named = ""
    licence = expression or ", ".join(classified) or named
    if not licence:
        logging.getLogger(__name__).warning("no licence of %s is known", name)
    return licence
