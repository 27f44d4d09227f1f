"""A checkout whose documentation a real Sphinx builds."""

import json
import os
import re
import subprocess
import sys
from base64 import b64decode
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.support.checker import TEMPLATE
from tests.support.sphinx_cases import Case, Registry

_CONF = """\
import sys

sys.path.insert(0, __file__.rpartition("/")[0])
extensions = ["sphinx.ext.todo", "pages"]
exclude_patterns = ["_files"]
html_theme = "basic"
"""
_BUILDER = '''\
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)


class Pages(StandaloneHTMLBuilder):
    """Translates each page, which is where some warnings come from."""

    name = "pages"

    def read_doc(self, docname, **given):
        """Go on after a page that makes Sphinx itself fail."""
        try:
            super().read_doc(docname, **given)
        except Exception as error:
            self.env.current_document.clear()
            self.env.ref_context.clear()
            LOGGER.warning("it fails with %r", error, location=docname)
            path = self.env.doc2path(docname)
            path.write_text("It failed.")
            super().read_doc(docname, **given)

    def _write_serial(self, docnames):
        """Go on likewise."""
        for docname in docnames:
            try:
                super()._write_serial([docname])
            except Exception as error:
                LOGGER.warning("it fails with %r", error, location=docname)

    def handle_page(self, *_: object, **__: object) -> None:
        """Write nothing."""

    def finish(self) -> None:
        """Write no index either."""


def setup(app):
    app.add_builder(Pages)
'''
_KNOWN = """\
.. _the-label:

Known
=====

.. _plain-label:

Text.

.. _the-figure:

.. figure:: /_images/there.png

   Caption.

.. glossary::

   a word
      Text.

.. productionlist::
   known_token: x

.. productionlist:: group
   known: x

.. program:: prog
.. option:: --known
.. program:: None
.. envvar:: KNOWN
.. confval:: known_value
.. c:var:: int c_known
.. cpp:var:: int cpp_known
.. py:function:: py_known()
.. py:module:: py_module

.. math::
   :label: known-equation

   a
"""
# One point of one colour.
_PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)
_PLACE = "specs/2025.1/approved"
_WARNING = re.compile(
    rf"^\S*?/{_PLACE}/c(?P<page>\d+)\.rst(?::(?P<line>\d+))?: "
    r"(?P<what>(?:WARNING|ERROR|CRITICAL|SEVERE): .*)$"
)
_FAILS = "it fails with"
# So many cases stand on a page, each after a paragraph that ends the last.
_MOST = 16


class Page(NamedTuple):
    """A spec with several cases; ``starts`` are their 1-based lines."""

    path: Path
    text: str
    cases: tuple[Case, ...]
    starts: tuple[int, ...]

    def case(self, line: int) -> Case | None:
        """Return the case that a line is in; None for one before them."""
        if len(self.cases) == 1:
            return self.cases[0]
        index = bisect_right(self.starts, line)
        return self.cases[index - 1] if index else None


def make(root: Path, cases: Sequence[Case]) -> list[Page]:
    """Write the cases as specs of a checkout; return its pages."""
    folder = root / _PLACE
    folder.mkdir(parents=True)
    (root / "specs" / "2025.1-template.rst").write_text(
        TEMPLATE.format(display="2025.1 Epoxy", more="")
    )
    (root / ".gitreview").write_text(
        "[gerrit]\nproject=openstack/nova-specs.git\n"
    )
    source = root / "doc" / "source"
    (source / "specs" / "2025.1").mkdir(parents=True)
    (source / "specs" / "2025.1" / "approved").symlink_to(folder)
    for name, data in {
        "_images/there.png": b64decode(_PICTURE),
        "_files/there.inc": b"def f():\n    return 1\n",
        "_files/there.csv": b"a,b\n",
        "conf.py": _CONF.encode(),
        "pages.py": _BUILDER.encode(),
        "index.rst": b"Index\n=====\n\n.. toctree::\n   :glob:\n\n"
        b"   specs/2025.1/approved/*\n",
    }.items():
        path = source / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    (folder / "known.rst").write_text(_KNOWN)
    pages = [
        _page(folder / f"c{number}.rst", group)
        for number, group in enumerate(_groups(cases))
    ]
    for page in pages:
        page.path.write_text(page.text)
    return pages


def _groups(cases: Sequence[Case]) -> Iterator[list[Case]]:
    group: list[Case] = []
    for case in cases:
        if case.is_alone:
            yield [case]
            continue
        if len(group) == _MOST:
            yield group
            group = []
        group.append(case)
    if group:
        yield group


def _page(path: Path, cases: Sequence[Case]) -> Page:
    lines = [f"Page {path.stem}", "=" * 12, ""]
    starts = []
    for case in cases:
        starts.append(len(lines) + 1)
        lines += [*case.text.split("\n"), "", "The end of it.", ""]
    return Page(path, "\n".join(lines), tuple(cases), tuple(starts))


def registry() -> Registry:
    """Return what Sphinx itself says that it has."""
    done = _run("-m", "tests.support.sphinx_registry")
    found: Registry = json.loads(done.stdout)
    return found


def warnings(root: Path, cases: Sequence[Case]) -> dict[str, list[str]]:
    """Build the cases; return what Sphinx says of each, by its name.

    What is said without a line is so of the page's only case: a page on
    which Sphinx fails altogether is taken apart.
    """
    found: dict[str, list[str]] = {}
    todo = [*cases]
    for turn in ("first", "second"):
        pages = make(root / turn, todo)
        todo = []
        for page, line, said in _build(root / turn, pages):
            if _FAILS in said and len(page.cases) > 1:
                todo += (case._replace(is_alone=True) for case in page.cases)
                continue
            # Sphinx tells of a glossary's argument two lines too early.
            case = page.case(max(line or page.starts[-1], page.starts[0]))
            name = case.name if case else page.path.stem
            found.setdefault(name, []).append(said)
        if not todo:
            break
    return found


def _build(
    root: Path, pages: Sequence[Page]
) -> Iterator[tuple[Page, int, str]]:
    """Yield what is said, with its page and line (0 without one)."""
    done = _run(
        *("-m", "sphinx", "-b", "pages", "-q", "-E", "--keep-going"),
        *(str(root / "doc" / "source"), str(root / "built")),
    )
    assert "Traceback" not in done.stderr, done.stderr[-3000:]
    for line in done.stderr.splitlines():
        match = _WARNING.match(line)
        if match:
            page = pages[int(match["page"])]
            yield page, int(match["line"] or 0), match["what"]


def _run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"},
        cwd=Path(__file__).parents[2],
    )
