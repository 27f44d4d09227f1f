"""Every spec that was proposed again, proposed again by us."""

import difflib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest

from novaspec_new.check import Severity, check
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.lifecycle.regeneration import Change, Templates, regenerate
from novaspec_new.lifecycle.reproposal import (
    Reproposal,
    design_changes,
    repropose,
)
from novaspec_new.spec import document, outline, releases
from novaspec_new.spec.labels import global_labels, split_off
from novaspec_new.spec.outline import Outline
from novaspec_new.workspace import (
    cross_references,
    resources,
    spec_templates,
)
from novaspec_new.workspace.checkout import Checkout
from tests.support import repository

# In how many parts the pairs are tested, each on a core.
PARTS = 4


@cache
def outlines(checkout: Checkout) -> dict[str, Outline]:
    info = resources.embedded().info
    return {
        release: outline.read_template(
            spec_templates.text_of(checkout, release), release, info
        )
        for release in checkout.releases()
    }


@cache
def labels(root: Path) -> frozenset[str]:
    return frozenset(cross_references.read(root, "").labels)


def pairs(checkout: Checkout) -> list[tuple[Path, Path]]:
    """Return each spec with each later one of the same name."""
    by_name = defaultdict(list)
    for path in checkout.specs():
        release = checkout.release_of(path) or ""
        if releases.is_release(release) and "-template" not in path.name:
            by_name[path.name].append((releases.sort_key(release), path))
    return [
        (old, new)
        for paths in by_name.values()
        for earlier, old in paths
        for later, new in paths
        if earlier < later
    ]


def proposed_again(
    checkout: Checkout, old: Path, new: Path
) -> tuple[str, Reproposal, Templates]:
    known = outlines(checkout)
    templates = Templates(
        known[checkout.release_of(new) or ""],
        known[checkout.release_of(old) or ""],
        tuple(known.values()),
    )
    text = old.read_text("utf-8")
    made = repropose(text, templates, taken=labels(checkout.root))
    return text, made, templates


def bare(text: str, made: Reproposal) -> list[str]:
    """Return a spec's lines without History and the sections inserted."""
    new = {e.title for e in made.changes if e.change is Change.NEW}
    spec = document.split(text)
    kept = [spec.header, spec.heading, spec.introduction]
    former: set[str] = set()
    for section in spec.sections:
        # A section inserted is the first of its title, if there are two.
        if section.title == "History" or section.title in new - former:
            former.add(section.title)
            # The next heading's labels stand at the end.
            kept.append(split_off(section.body)[1])
            continue
        kept.append(section.text)
    return "".join(kept).rstrip("\n").split("\n")


def other_changes(text: str, made: Reproposal) -> Iterator[str]:
    """Yield the old lines that are not in the copy as they were."""
    before = bare(text, Reproposal(text, (), row=False, labels={}))
    after = bare(made.text, made)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for what, start, end, _, _ in matcher.get_opcodes():
        if what != "equal":
            yield from before[start:end] or ["(more lines)"]


@pytest.mark.parametrize("part", range(PARTS))
def test_the_copy_is_the_old_file_and_passes(
    nova_specs: Path, part: int
) -> None:
    checkout = repository.checkout(nova_specs)
    known = pairs(checkout)
    assert len(known) > 200
    for old, new in known[part::PARTS]:
        text, made, templates = proposed_again(checkout, old, new)
        said = f"{old} for {templates.outline.release}"
        names = [name.lower() for name in made.labels]
        for line in other_changes(text, made):
            assert any(name in line.lower() for name in names), (said, line)
        assert made.text == repropose(made.text, templates).text, said
        assert made.text == regenerate(made.text, templates).text, said
        assert templates.base
        changed = design_changes(
            text, made.text, templates.base, templates.outline
        )
        assert changed == (), said
        subject = ContextLoader(nova_specs).context(
            new.parents[1] / "approved" / new.name
        )
        found = [
            (said, finding.line, finding.message)
            for finding in check(made.text, subject)
            if finding.severity is Severity.ERROR
        ]
        assert found == []


def test_a_mere_copy_would_not_pass(nova_specs: Path) -> None:
    """Show that the check above looks at what it should."""
    checkout = repository.checkout(nova_specs)
    failing = 0
    for old, new in pairs(checkout)[::8]:
        subject = ContextLoader(nova_specs).context(
            new.parents[1] / "approved" / new.name
        )
        findings = check(old.read_text("utf-8"), subject)
        failing += any(f.severity is Severity.ERROR for f in findings)
    assert failing > 0


def test_no_label_comes_to_stand_in_two_specs(nova_specs: Path) -> None:
    checkout = repository.checkout(nova_specs)
    known = outlines(checkout)
    newest = checkout.newest_release()
    templates = Templates(known[newest], others=tuple(known.values()))
    renamed = 0
    for path in checkout.specs():
        text = path.read_text("utf-8")
        if not global_labels(text):
            continue
        made = repropose(text, templates, taken=labels(nova_specs))
        renamed += len(made.labels)
        subject = ContextLoader(nova_specs).context(
            checkout.specs_folder / newest / "approved" / path.name
        )
        found = check(made.text, subject)
        assert [f for f in found if f.severity is Severity.ERROR] == [], path
    assert renamed > 5


def test_whatever_the_gate_took_comes_to_the_newest_template(
    nova_specs: Path,
) -> None:
    checkout = repository.checkout(nova_specs)
    known = outlines(checkout)
    newest = known[checkout.newest_release()]
    to_newest = partial(Templates, newest, others=tuple(known.values()))
    for path in checkout.specs()[::5]:
        if "-template" in path.name:
            continue
        text = path.read_text("utf-8")
        base = known.get(checkout.release_of(path) or "")
        made = regenerate(text, to_newest(base=base))
        assert regenerate(made.text, to_newest(base=base)).text == made.text
        titles = {s.title for s in document.split(made.text).sections}
        assert set(newest.titles) <= titles, path
