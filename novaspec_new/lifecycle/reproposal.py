"""A spec proposed again for another release."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

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
    releases,
)
from novaspec_new.spec.document import Document
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.outline import Outline
from novaspec_new.spec.progress import State
from novaspec_new.workspace import files, find_spec, spec_templates
from novaspec_new.workspace.checkout import Checkout
from novaspec_new.workspace.file_conflicts import ExistsError

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
class Plan:
    """What is proposed again, and for which release.

    ``source`` is the original's file, ``origin`` the release or folder
    that it stands in, ``text`` what it says; ``target`` the copy's file
    to be, which follows ``outline``.
    """

    checkout: Checkout
    source: Path
    origin: str
    target: Path
    outline: Outline
    text: str


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


def plan(name: str, to: str | None, origin: str | None) -> Plan:
    """Return what is to be done; raises NovaspecError where it cannot.

    ``name`` is the spec's, or its file's; ``to`` the release that it is
    proposed for, the newest if None; ``origin`` that of the original,
    else the newest that has it.
    """
    located = find_spec.find(name, files.here())
    checkout, source = find_spec.checkout_of(located), located.path
    _expect_releases(checkout)
    outline = spec_templates.of_release(checkout, to)
    name = checkout.name_of(source)
    taken = _spec_in(checkout, outline.release, name)
    if origin is not None:
        source = find_spec.in_folder(checkout, name, origin)
    folder = find_spec.folder_of(source, checkout)
    if releases.is_release(folder):
        _expect_newer(outline.release, folder, name)
    if taken is not None:
        place = files.near(taken)
        raise NovaspecError(
            f"{outline.release} has {name} already: {place}",
            f"'novaspec fill {place}' goes on with it",
        )
    text = files.read_text(source)
    document.split_whole(text, files.near(source))
    copy = _copy(checkout, source, outline.release)
    if copy.exists() or copy.is_symlink():
        raise ExistsError(
            f"{files.near(copy)} stands in the copy's place, and is no spec",
            "it has to go first",
        )
    return Plan(checkout, source, folder, copy, outline, text)


def _copy(checkout: Checkout, source: Path, release: str) -> Path:
    """Return the path of a spec's copy for a release."""
    place = checkout.place(source)
    component = place.component if place else ""
    return checkout.new_spec(
        checkout.name_of(source), release, component or None
    )


def _expect_releases(checkout: Checkout) -> None:
    """Raise NovaspecError where specs are for no release."""
    if not checkout.profile.layout.has_releases:
        raise NovaspecError(
            f"the specs of {checkout.profile.service} are for no release, "
            "so that none is proposed again",
            "'novaspec fill' goes on with one",
        )


def _spec_in(checkout: Checkout, release: str, name: str) -> Path | None:
    found = checkout.specs(release)
    return next((p for p in found if checkout.name_of(p) == name), None)


def _expect_newer(wanted: str, origin: str, name: str) -> None:
    if releases.sort_key(wanted) < releases.sort_key(origin):
        raise NovaspecError(
            f"{wanted} is older than {origin}, which has {name}",
            "name a newer release with --to, or an older one with --from",
        )


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
