"""What the editor offers to do about a finding, or at a place."""

from collections.abc import Collection, Iterator, Sequence

from lsprotocol import types

from novaspec_new.check import Finding, fix
from novaspec_new.check.rules import template_sections as rule
from novaspec_new.lsp import (
    diagnostics,
    fillable,
    formatting,
    partial_edits,
    sections,
    text_edits,
)
from novaspec_new.lsp.open_spec import OpenSpec

FIX_ALL = "source.fixAll.novaspec"
KINDS = (
    types.CodeActionKind.QuickFix,
    types.CodeActionKind.RefactorRewrite,
    FIX_ALL,
)
_FILL = "Fill the paragraph"
_OPEN = frozenset({"section-todo", "section-empty"})


def of(
    spec: OpenSpec,
    where: types.Range,
    only: Collection[str] | None,
    *,
    can_resolve: bool = False,
) -> list[types.CodeAction]:
    """Return what can be done about the lines of a range.

    ``only`` holds the kinds that are asked for; None stands for all.
    With ``can_resolve`` what takes long is without its edits, which
    ``resolved`` gives when the action is chosen.
    """
    found: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix, only):
        first, last = formatting.lines_of(spec, where)
        here = diagnostics.on_lines(spec, first, last)
        found += _mend_one(spec, here)
        found += _add_sections(spec, here)
        found += _answer_none(spec, here)
    if _is_wanted(FIX_ALL, only):
        found += _mend_all(spec)
    if _is_wanted(types.CodeActionKind.RefactorRewrite, only):
        found += _fill(spec, where, can_resolve=can_resolve)
    return found


def _is_wanted(kind: str, only: Collection[str] | None) -> bool:
    """Say whether a kind is one of those asked for, or below one."""
    return only is None or any(
        wanted in {"", kind} or kind.startswith(f"{wanted}.")
        for wanted in only
    )


def _action(
    spec: OpenSpec,
    title: str,
    kind: str,
    edits: Sequence[types.TextEdit],
    about: Sequence[Finding] = (),
) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=kind,
        diagnostics=[
            diagnostics.diagnostic(spec.text, finding) for finding in about
        ]
        or None,
        edit=types.WorkspaceEdit(changes={spec.uri: list(edits)}),
    )


def _mend_one(
    spec: OpenSpec, here: Sequence[Finding]
) -> Iterator[types.CodeAction]:
    """Yield an action for each finding whose line can be mended."""
    if not here:
        return
    done: set[tuple[str, int]] = set()
    for finding in here:
        if (finding.code, finding.line) in done:
            continue
        done.add((finding.code, finding.line))
        line = finding.line - 1
        found = partial_edits.at(
            spec.text.lines,
            spec.mended,
            (line, line),
            lambda text: fix.fix(text, spec.context),
        )
        if found:
            yield _action(
                spec,
                f"Mend {finding.code}",
                types.CodeActionKind.QuickFix,
                text_edits.edits(spec.text, found),
                [finding],
            )


def _mend_all(spec: OpenSpec) -> Iterator[types.CodeAction]:
    if not spec.findings:
        return
    found = text_edits.between(spec.text.lines, spec.mended)
    if found:
        edits = text_edits.edits(spec.text, found)
        yield _action(spec, "Mend all that is safe to mend", FIX_ALL, edits)


def _add_sections(
    spec: OpenSpec, here: Sequence[Finding]
) -> Iterator[types.CodeAction]:
    outline = spec.outline
    if outline is None:
        return
    missing = sections.missing(spec, outline)
    told = []
    for entry in missing:
        about = [each for each in here if rule.is_of(each, entry)]
        if not about:
            continue
        told.append(about[0])
        found = sections.added(spec, outline, [entry])
        if found:
            yield _action(
                spec,
                f"Add the section {entry.title!r}",
                types.CodeActionKind.QuickFix,
                text_edits.edits(spec.text, found),
                about,
            )
    if told and len(missing) > 1:
        found = sections.added(spec, outline, missing)
        yield _action(
            spec,
            f"Add all {len(missing)} sections that are missing",
            types.CodeActionKind.QuickFix,
            text_edits.edits(spec.text, found),
            told,
        )


def _answer_none(
    spec: OpenSpec, here: Sequence[Finding]
) -> Iterator[types.CodeAction]:
    outline = spec.outline
    for finding in here:
        section = sections.section_at(spec, finding.line - 1)
        if outline is None or section is None or finding.code not in _OPEN:
            continue
        found = sections.answered_none(spec, outline, section.title)
        if found:
            yield _action(
                spec,
                f"Answer None in {section.title!r}",
                types.CodeActionKind.QuickFix,
                text_edits.edits(spec.text, found),
                [finding],
            )


def _fill(
    spec: OpenSpec, where: types.Range, *, can_resolve: bool
) -> Iterator[types.CodeAction]:
    """Yield the action that fills paragraphs, if it may change any.

    To fill is to parse the whole text some times.
    """
    first, last = formatting.paragraphs_of(spec, where)
    if not fillable.are_fillable(spec.text.lines[first : last + 1]):
        return
    kind = types.CodeActionKind.RefactorRewrite
    if can_resolve:
        data = {"uri": spec.uri, "first": first, "last": last}
        yield types.CodeAction(title=_FILL, kind=kind, data=data)
        return
    edits = formatting.filled(spec, first, last)
    if edits:
        yield _action(spec, _FILL, kind, edits)


def place_of(action: types.CodeAction) -> tuple[str, int, int] | None:
    """Return the document and lines of an action without edits."""
    data = action.data
    if not isinstance(data, dict):
        return None
    uri, first, last = (data.get(key) for key in ("uri", "first", "last"))
    if not isinstance(first, int) or not isinstance(last, int):
        return None
    return str(uri), first, last


def resolved(
    spec: OpenSpec, action: types.CodeAction, first: int, last: int
) -> types.CodeAction:
    """Return an action that fills some lines with its edits."""
    edits = formatting.filled(spec, first, last)
    action.edit = types.WorkspaceEdit(changes={spec.uri: edits})
    return action
