"""A spec proposed again for another release."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from novaspec_new.lifecycle import regeneration
from novaspec_new.lifecycle.regeneration import SectionChange, Templates
from novaspec_new.render import forms
from novaspec_new.rst import wrap
from novaspec_new.spec import (
    document,
    edits,
    history,
    introduction,
    labels,
    progress,
)
from novaspec_new.spec.document import Document
from novaspec_new.spec.outline import Outline
from novaspec_new.spec.progress import State

DESCRIPTION = "Re-proposed"

# Sections that change from release to release without a change of design.
_PEOPLE_AND_LINKS = frozenset(
    {
        "Assignee(s)",
        "Feature Liaison",
        "Work Items",
        "References",
        history.TITLE,
    }
)


@dataclass(frozen=True, slots=True)
class Reproposal:
    """The copy's text, and what differs from the original.

    ``row`` says whether History has a row more, ``labels`` maps each
    label that another spec has to its new name.
    """

    text: str
    changes: tuple[SectionChange, ...]
    row: bool
    labels: Mapping[str, str]


def repropose(
    text: str,
    templates: Templates,
    *,
    taken: Collection[str] = (),
    description: str = DESCRIPTION,
) -> Reproposal:
    """Return a spec's text for the release of ``templates.outline``.

    ``taken`` holds the labels that other documents have, as docutils
    compares them, the original's own among them.
    """
    outline = templates.outline
    made = regeneration.regenerate(text, templates, history=description)
    dated = with_history(made.text, outline.display_name, description)
    names = labels.changes(dated, outline.release, taken)
    # A new name is longer, and may break the gate's rule for lines.
    new = wrap.wrap(labels.renamed(dated, names)).text if names else dated
    added = _row_count(new) > _row_count(text)
    return Reproposal(new, made.changes, added, names)


def with_history(text: str, display_name: str, description: str) -> str:
    """Return a spec's text with a row for a release in its History.

    Where the section has no table one is put there, behind what it
    says; without the section the text stays.
    """
    spec = document.split(text)
    section = spec.find(history.TITLE)
    if section is None:
        return text
    if history.has_table(section.body):
        body = history.with_row(section.body, display_name, description)
        return spec.with_body(history.TITLE, body).text
    table = forms.history(display_name, description)
    if progress.state(section.body) is State.WRITTEN:
        before = section.body.strip("\n")
        table = f"{before}\n\n{table}"
    return edits.with_answer(spec, history.TITLE, table).text


def _row_count(text: str) -> int:
    section = document.split(text).find(history.TITLE)
    return len(history.rows(section.body)) if section else 0


def design_changes(
    old: str, new: str, base: Outline, outline: Outline
) -> tuple[str, ...]:
    """Return the titles of the design sections that differ.

    ``base`` and ``outline`` are of the two texts' releases. People,
    links, work items and History are no design, nor is a section that
    only the newer template has; nor how lines are broken.
    """
    titles = {*base.titles, *outline.titles}
    old = labels.renamed(old, _renamings(old, new))
    before = document.split(old).folded(titles)
    after = document.split(new).folded(titles)
    found = []
    if before.title != after.title:
        found.append("Title")
    if _words(_introduction(before)) != _words(_introduction(after)):
        found.append("Introduction")
    ours, theirs = _bodies(before), _bodies(after)
    for title in dict.fromkeys([*theirs, *ours]):
        if title in _PEOPLE_AND_LINKS:
            continue
        if title not in ours and base.find(title) is None:
            continue
        if _words(ours.get(title, "")) != _words(theirs.get(title, "")):
            found.append(title)
    return tuple(found)


def _introduction(spec: Document) -> str:
    return introduction.split(spec.introduction).text


def _bodies(spec: Document) -> dict[str, str]:
    """Return the sections' texts; what is to do or None counts as none."""
    return {
        section.title: ""
        if progress.state(section.body) is not State.WRITTEN
        else section.body
        for section in spec.sections
    }


def _words(text: str) -> list[str]:
    return text.split()


def _renamings(old: str, new: str) -> dict[str, str]:
    """Return the labels that a re-proposal renamed, and their new names."""
    here = labels.global_labels(new)
    found = {}
    for name in labels.global_labels(old):
        if name not in here:
            after = [each for each in here if each.startswith(f"{name}-")]
            if after:
                found[name] = min(after, key=len)
    return found
