"""Where that stands which is referred to at a place."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types
from pygls import uris

from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.lsp.text_lines import TextLines
from novaspec_new.spec import headings
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.labels import normal
from novaspec_new.workspace import cross_references, files

_ROLE = re.compile(r":(?:std:)?(?P<role>ref|numref|doc):`(?P<text>[^`]+)`")
_FOOTNOTE = re.compile(r"\[(?P<text>#?[\w.+-]+)\]_(?!\w)")
_PHRASE = re.compile(r"(?<![`:\w])`(?P<text>[^`]+)`__?(?!\w)")
_WORD = re.compile(r"(?<![\w`:])(?P<text>\w[\w.+-]*?)_(?![\w`])")
_PATTERNS = (_ROLE, _FOOTNOTE, _PHRASE, _WORD)
_EMBEDDED = re.compile(r".*<(?P<target>[^<>]+)>\s*", re.DOTALL)
_TARGET = re.compile(
    r" *\.\. (?:_(?P<name>`[^`]+`|(?:\\.|[^:\\])+):|\[(?P<note>[^\]]+)\])"
)


def at(spec: OpenSpec, position: types.Position) -> types.Location | None:
    """Return where the label, document or note at a place is."""
    offset = spec.text.offset(*spec.text.place(position))
    for pattern in _PATTERNS:
        for match in pattern.finditer(spec.text.normal):
            if match.start() <= offset <= match.end():
                return _found(spec, match)
    return None


def _found(spec: OpenSpec, match: re.Match[str]) -> types.Location | None:
    role = match.groupdict().get("role", "")
    embedded = _EMBEDDED.fullmatch(match["text"])
    name = " ".join(
        (embedded or match)["target" if embedded else "text"].split()
    )
    if role == "doc":
        path = _file(spec, name)
        return _location(path, spec.text, None) if path else None
    line = _line(spec.text.lines, name, is_label=bool(role))
    if line is not None:
        return types.Location(
            uri=spec.uri, range=spec.text.whole_lines(line, line)
        )
    return _elsewhere(spec, name) if role else None


def _elsewhere(spec: OpenSpec, name: str) -> types.Location | None:
    """Return where another document of the checkout has a label."""
    others = spec.context.cross_references()
    for place in others.labels.get(normal(name), ()) if others else ():
        path = _file(spec, f"/{place.document}")
        if path is None:
            continue
        try:
            text = TextLines(files.read_text(path), len)
        except NovaspecError:
            continue
        line = _line(text.lines, name, is_label=True)
        return _location(path, text, line)
    return None


def _location(
    path: Path, text: TextLines, line: int | None
) -> types.Location | None:
    uri = uris.from_fs_path(str(path))
    if uri is None:
        return None
    where = text.whole_lines(line, line) if line is not None else _START
    return types.Location(uri=uri, range=where)


_START = types.Range(
    start=types.Position(line=0, character=0),
    end=types.Position(line=0, character=0),
)


def _file(spec: OpenSpec, name: str) -> Path | None:
    """Return the file of a document as ``:doc:`` names it."""
    if spec.checkout is None:
        return None
    document = spec.context.document
    return cross_references.path(spec.checkout.root, document, f"{name}.rst")


def _line(lines: Sequence[str], name: str, *, is_label: bool) -> int | None:
    """Return the line (0-based) of a target; a heading may be one too."""
    wanted = normal(name)
    for index, line in enumerate(lines):
        match = _TARGET.match(line)
        if match and wanted in _names(match):
            return index
    if is_label:
        return None
    titles = {normal(each.title): each.line for each in headings.find(lines)}
    return titles[wanted] - 1 if wanted in titles else None


def _names(match: re.Match[str]) -> Iterator[str]:
    if match["note"]:
        yield normal(match["note"])
    else:
        yield normal(match["name"].strip("`").replace("\\", ""))
