"""What the other documents of a checkout define, read off their text.

In Sphinx a label before a heading and a citation are known to the whole
build. Parsing every document to find them would take seconds; a look at
the lines that could hold them takes milliseconds.
"""

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from novaspec_new.spec import document as document_parts
from novaspec_new.spec.cross_references import CrossReferences, Label
from novaspec_new.spec.defined_objects import DefinedObjects
from novaspec_new.spec.labels import normal
from novaspec_new.workspace import files

V = TypeVar("V")

# Where a checkout has the sources of its documentation.
SOURCE = "doc/source"
# These begin with what has to be there, which is what makes them fast;
# that nothing but spaces stands before it is looked at afterwards.
# They are compiled when they are used: most specs refer to no other.
_LABEL = r"\.\. _(`[^`\n]+`|(?:\\.|[^:\\\n])+):[ \t]*\n"
_CITATION = r"\.\. \[([A-Za-z][\w.+-]*)\][ \n]"
# What may stand between a label and its heading: blank lines and labels.
_BETWEEN = re.compile(r"(?:[ \t]*\n| *\.\. _.*:[ \t]*\n)*")
_RULE = r"[!-/:-@\[-`{-~]{3,}[ \t]*(?:\n|\Z)"
_HEADING = re.compile(rf"{_RULE}.*\S.*\n{_RULE}|\S.*\n{_RULE}")
# What makes a pattern of a name.
_PATTERN = r"[*?\[]"
_ENTRY = r"(?m)^ +(?:.*<)?([\w./-]+/[\w.-]+)>?[ \t]*$"


def docname(root: Path, path: Path) -> str:
    """Return what Sphinx calls a document: its path in its sources.

    The folders of specs there are links to those below ``specs/``, and
    each has a link to its template.
    """
    return docname_below(path.absolute().relative_to(root).as_posix())


def docname_below(path: str) -> str:
    """Return what Sphinx calls a document; its path is from the root."""
    name, _ = posixpath.splitext(path)
    name = name.removeprefix(f"{SOURCE}/")
    if name.endswith("-template"):
        return f"{name.removesuffix('-template')}/template"
    return name


def exists(root: Path, document: str, name: str) -> bool:
    """Say whether Sphinx would find a file that a document names.

    A name may be a pattern, as a shell has it. Where the sources of the
    documentation are not there, as in a part of a checkout, nobody can
    tell; then it is taken to be there.
    """
    if not (root / SOURCE).is_dir():
        return True
    if path(root, document, name) is not None:
        return True
    if not is_pattern(name):
        return False
    below = below_sources(document, name)
    return any(any(each.glob(below)) for each in (root / SOURCE, root))


def is_pattern(name: str) -> bool:
    """Say whether a name may stand for several files, as in a shell."""
    return re.search(_PATTERN, name) is not None


def path(root: Path, document: str, name: str) -> Path | None:
    """Return the file that a document names, if it is there."""
    below = below_sources(document, name)
    # doc/source/specs/<release>/approved links to specs/<release>/approved.
    places = (root / SOURCE / below, root / below)
    return next(filter(Path.is_file, places), None)


def below_sources(document: str, name: str) -> str:
    """Return the path below its sources of what a document names."""
    folder = posixpath.dirname(document)
    return posixpath.normpath(posixpath.join("/", folder, name)).lstrip("/")


def forget() -> None:
    """Forget what was read: the documents may be others by now."""
    _every.cache_clear()


def read(root: Path, own: str) -> CrossReferences:
    """Return what the documents below ``root`` define, but ``own``."""
    every = _every(root)

    def labels(found: tuple[Label, ...]) -> tuple[Label, ...]:
        return tuple(label for label in found if label.document != own)

    def elsewhere(document: str) -> str | None:
        return None if document == own else document

    def all_elsewhere(found: tuple[str, ...]) -> tuple[str, ...] | None:
        return tuple(each for each in found if each != own) or None

    return CrossReferences(
        _Others(every.labels, labels),
        _Others(every.citations, elsewhere),
        every.unseen,
        _Others(every.terms, all_elsewhere),
        _Others(every.tokens, all_elsewhere),
        every.objects,
        every.is_whole,
    )


class _Others(Mapping[str, V]):
    """What other documents define, told apart only where one asks.

    ``keep`` returns what is left of a value without the document's own;
    None where nothing is, and the name is not there.
    """

    def __init__(
        self, known: Mapping[str, V], keep: Callable[[V], V | None]
    ) -> None:
        self._known = known
        self._keep = keep

    def __getitem__(self, name: str) -> V:
        found = self._keep(self._known[name])
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return (
            name
            for name, found in self._known.items()
            if self._keep(found) is not None
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def _every(root: Path) -> CrossReferences:
    labels: dict[str, list[Label]] = {}
    citations: dict[str, str] = {}
    objects = DefinedObjects({}, {}, set())
    for path in _documents(root):
        text = files.read_loosely(root / path)
        name = docname_below(path)
        for found, heading in _labels(text):
            labels.setdefault(found, []).append(Label(name, heading))
        for match in re.finditer(_CITATION, text):
            if _begins_line(text, match.start()):
                citations.setdefault(match[1].lower(), name)
        objects.add(text, name)
    return CrossReferences(
        {name: tuple(where) for name, where in labels.items()},
        citations,
        frozenset(_unseen(root)),
        *objects,
        is_whole=(root / SOURCE).is_dir(),
    )


def _begins_line(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip(" ")


def _documents(root: Path) -> Iterator[str]:
    """Yield the paths of the documents from the root."""
    yield "README.rst"
    # The documentation's own folders of specs are links to these.
    for folder in ("specs", SOURCE):
        yield from _below(root, folder)


def _below(root: Path, folder: str) -> Iterator[str]:
    try:
        entries = sorted(
            os.scandir(root / folder), key=lambda entry: entry.name
        )
    except OSError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _below(root, path)
        elif entry.name.endswith(".rst") and not entry.is_symlink():
            yield path


def _labels(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each internal target's name, and whether a heading follows."""
    for match in re.finditer(_LABEL, text):
        if not _begins_line(text, match.start()):
            continue
        name = match[1].strip("`").replace("\\", "")
        between = _BETWEEN.match(text, match.end())
        after = between.end() if between else match.end()
        yield normal(name), _HEADING.match(text, after) is not None


def _unseen(root: Path) -> Iterator[str]:
    """Yield the names of pages that the index lists and that are not here.

    A label may stand on such a page; by custom it is named like it.
    """
    source = root / SOURCE
    index = files.read_loosely(source / "index.rst")
    for match in re.finditer(_ENTRY, index):
        if ".." in match[1].split("/"):
            # Sphinx has no page that is not among its sources.
            continue
        if not (source / f"{match[1]}.rst").exists():
            yield normal(posixpath.basename(match[1]))


def path_of(root: Path, document: str) -> Path | None:
    """Return the file of a document of the checkout, if it is there.

    Nothing that a symbolic link out of the checkout leads to counts.
    """
    name = posixpath.normpath(posixpath.join("/", document)).lstrip("/")
    release = name.removesuffix("/template")
    for place in (
        root / SOURCE / f"{name}.rst",
        root / f"{name}.rst",
        root / f"{release}-template.rst",
    ):
        try:
            real = place.resolve(strict=True)
        except (OSError, RuntimeError, ValueError):
            continue
        if real.is_file() and real.is_relative_to(root.resolve()):
            return real
    return None


def title(root: Path, document: str) -> str | None:
    """Return the title of a document of the checkout.

    None where it is not there, "" where it has no heading.
    """
    text = _text(root, document)
    if text is None:
        return None
    found = document_parts.split(text)
    if found.title or not found.sections:
        return found.title
    return found.sections[0].title


def heading(root: Path, document: str, label: str) -> str:
    """Return the heading that a label of a document stands before, or ""."""
    text = _text(root, document) or ""
    for match in re.finditer(_LABEL, text):
        if not _begins_line(text, match.start()):
            continue
        if normal(match[1].strip("`").replace("\\", "")) != label:
            continue
        between = _BETWEEN.match(text, match.end())
        after = between.end() if between else match.end()
        found = _HEADING.match(text, after)
        if found:
            lines = found[0].strip("\n").split("\n")
            return lines[-2].strip()
    return ""


def _text(root: Path, document: str) -> str | None:
    path = path_of(root, document)
    try:
        return path.read_text("utf-8", "replace") if path else None
    except OSError:
        return None
