"""What may stand at the cursor: sections, names, directives, roles."""

import re
from collections.abc import Callable, Iterable, Iterator

from lsprotocol import types

from novaspec_new.lsp import link_targets, sections
from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.spec import sectioned_spec

# The characters at which the editor asks by itself.
TRIGGERS = (":", "`", "<", ".", " ")
_LABEL = re.compile(
    r":(?:std:)?(?:ref|numref):`(?:[^`]*<)?(?P<typed>[^`<>]*)$"
)
_DOCUMENT = re.compile(r":(?:std:)?doc:`(?:[^`]*<)?(?P<typed>[^`<>]*)$")
_DIRECTIVE = re.compile(r"^\s*(?:[-*+] +)?\.\. (?P<typed>[\w:-]*)$")
_ROLE = re.compile(r"(?:^|[\s(\[\"'/-]):(?P<typed>[\w:-]*)$")
_TITLE = re.compile(r"^(?P<typed>[A-Z][\w()/ -]*|)$", re.IGNORECASE)

_Offer = Callable[[OpenSpec, types.Range], Iterable[types.CompletionItem]]


def at(spec: OpenSpec, position: types.Position) -> list[types.CompletionItem]:
    """Return what may be completed at a place."""
    line, column = spec.text.place(position)
    before = spec.text.line(line)[:column]
    for pattern, offer in _OFFERS:
        match = pattern.search(before)
        if match:
            start = (line, match.start("typed"))
            typed = spec.text.range(start, (line, column))
            return list(offer(spec, typed))
    return []


def _labels(
    spec: OpenSpec, typed: types.Range
) -> Iterator[types.CompletionItem]:
    for name, where in sorted(link_targets.labels(spec).items()):
        kind = types.CompletionItemKind.Reference
        yield _item(name, kind, typed, name, detail=where)


def _documents(
    spec: OpenSpec, typed: types.Range
) -> Iterator[types.CompletionItem]:
    for name in link_targets.documents(spec):
        kind = types.CompletionItemKind.File
        # Who types the last part of it means it too.
        last = name.rpartition("/")[2]
        yield _item(name, kind, typed, name, sought=f"{name} {last}")


def _directives(
    _spec: OpenSpec, typed: types.Range
) -> Iterator[types.CompletionItem]:
    from novaspec_new.rst import names

    kind = types.CompletionItemKind.Keyword
    for name in names.directives():
        yield _item(name, kind, typed, f"{name}:: ")


def _roles(
    _spec: OpenSpec, typed: types.Range
) -> Iterator[types.CompletionItem]:
    from novaspec_new.rst import names

    kind = types.CompletionItemKind.Function
    for name in names.roles():
        yield _item(name, kind, typed, f"{name}:`")


def _titles(
    spec: OpenSpec, typed: types.Range
) -> Iterator[types.CompletionItem]:
    """Yield the sections that the spec lacks, with their underline.

    A title stands at the margin, between blank lines; the one that the
    template has next comes first.
    """
    line = typed.start.line
    outline = spec.or_none() if spec.is_spec else None
    if outline is None or spec.text.line(line - 1).strip():
        return
    if spec.text.line(line + 1).strip():
        return
    blocks = sectioned_spec.split(spec.document, outline).blocks
    here = sections.section_at(spec, line)
    titles = outline.titles
    place = titles.index(here.title) if here and here.title in titles else -1
    for entry in sections.missing(spec, outline):
        index = titles.index(entry.title)
        rank = index if index > place else index + len(titles)
        text = sectioned_spec.heading(blocks, entry)
        end = spec.text.line_end
        yield _item(
            entry.title,
            types.CompletionItemKind.Struct,
            typed,
            text.replace("\n", end) + end,
            detail=f"in {entry.parent}" if entry.parent else "",
            rank=f"{rank:03}",
        )


def _item(  # noqa: PLR0913 - what an item is made of
    label: str,
    kind: types.CompletionItemKind,
    typed: types.Range,
    text: str,
    *,
    detail: str = "",
    sought: str = "",
    rank: str = "",
) -> types.CompletionItem:
    return types.CompletionItem(
        label=label,
        kind=kind,
        detail=detail or None,
        filter_text=sought or None,
        sort_text=rank or None,
        text_edit=types.TextEdit(range=typed, new_text=text),
    )


_OFFERS: tuple[tuple[re.Pattern[str], _Offer], ...] = (
    (_LABEL, _labels),
    (_DOCUMENT, _documents),
    (_DIRECTIVE, _directives),
    (_ROLE, _roles),
    (_TITLE, _titles),
)
