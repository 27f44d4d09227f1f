"""What the other documents of a checkout define, read off their text.

In Sphinx a label before a heading and a citation are known to the whole
build. Parsing every document to find them would take seconds; a look at
the lines that could hold them takes milliseconds.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from novaspec_new.check.subject import Label, Neighbours

_LABEL = re.compile(
    r"^ *\.\. _(`[^`\n]+`|(?:\\.|[^:\\\n])+):[ \t]*$", re.MULTILINE
)
_CITATION = re.compile(r"^ *\.\. \[([A-Za-z][\w.+-]*)\](?: |$)", re.MULTILINE)
# What may stand between a label and its heading: blank lines and labels.
_BETWEEN = re.compile(r"(?:[ \t]*\n| *\.\. _.*:[ \t]*\n)*")
_RULE = r"[!-/:-@\[-`{-~]{3,}[ \t]*(?:\n|\Z)"
_HEADING = re.compile(rf"{_RULE}.*\S.*\n{_RULE}|\S.*\n{_RULE}")
_ENTRY = re.compile(r"^ +(?:.*<)?([\w./-]+/[\w.-]+)>?[ \t]*$", re.MULTILINE)
_SOURCE = "doc/source"


def read(root: Path, but: Path | None) -> Neighbours:
    """Return what the documents below ``root`` define, ``but`` one."""
    labels: dict[str, list[Label]] = {}
    citations: dict[str, str] = {}
    own = but.resolve() if but else None
    for path in _documents(root):
        if own is not None and path.resolve() == own:
            continue
        try:
            text = path.read_text("utf-8", "replace")
        except OSError:
            continue
        name = docname(root, path)
        for found, heading in _labels(text):
            labels.setdefault(found, []).append(Label(name, heading))
        for match in _CITATION.finditer(text):
            citations.setdefault(match[1].lower(), name)
    return Neighbours(
        {name: tuple(where) for name, where in labels.items()},
        citations,
        frozenset(_unseen(root)),
    )


def docname(root: Path, path: Path) -> str:
    """Return what Sphinx calls a document: its path in its sources."""
    parts = path.absolute().relative_to(root.absolute()).with_suffix("")
    name = parts.as_posix().removeprefix(f"{_SOURCE}/")
    head, _, tail = name.partition("-template")
    return f"{head}/template" if name.endswith("-template") else head + tail


def normal(name: str) -> str:
    """Return a reference's name as docutils compares it."""
    return " ".join(name.lower().split())


def _documents(root: Path) -> Iterator[Path]:
    # The documentation's own folders of specs are links to these.
    for pattern in ("README.rst", "specs/**/*.rst", f"{_SOURCE}/**/*.rst"):
        for path in root.glob(pattern):
            if not path.is_symlink() and path.is_file():
                yield path


def _labels(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each internal target's name, and whether a heading follows."""
    if ".. _" not in text:
        return
    for match in _LABEL.finditer(text):
        name = match[1].strip("`").replace("\\", "")
        between = _BETWEEN.match(text, match.end() + 1)
        after = between.end() if between else match.end() + 1
        yield normal(name), _HEADING.match(text, after) is not None


def _unseen(root: Path) -> Iterator[str]:
    """Yield the names of pages that the index lists and that are not here.

    A label may stand on such a page; by custom it is named like it.
    """
    source = root / _SOURCE
    try:
        index = (source / "index.rst").read_text("utf-8", "replace")
    except OSError:
        return
    for match in _ENTRY.finditer(index):
        if not (source / f"{match[1]}.rst").exists():
            yield normal(posixpath.basename(match[1]))
