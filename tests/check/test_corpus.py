"""The specs that the project accepted, as they are and with faults."""

from collections import Counter
from pathlib import Path

import pytest

from novaspec_new.check import Severity, Subject, check
from novaspec_new.check.fix import fix
from novaspec_new.check.gather import Gatherer
from tests.support import corpus
from tests.support.mutations import MUTATIONS, Fault, Mutation, guidance_of

# How many specs a fault is put into; and how many a shard leaves out.
STEP = 75
# Of these faults another is as likely what the author has to mend: which
# of several links without a name has no target cannot be known.
AMBIGUOUS = {"anonymous"}
MENDED = {
    "long-bullet",
    "long-paragraph",
    "return",
    "returns",
    "tab",
    "trailing",
    "underline",
    "zero-width",
}
# Templates whose guidance must be known in a spec of any release.
OLDER = ("juno", "queens", "2026.2")


@pytest.fixture(scope="module")
def gatherer(nova_specs: Path) -> Gatherer:
    return Gatherer(nova_specs)


def read(path: Path) -> str:
    return path.read_bytes().decode()


def sample(nova_specs: Path, name: str) -> list[Path]:
    """Return other specs for each fault, the same on each run."""
    start = sum(map(ord, name)) % STEP
    return corpus.specs(nova_specs, start, STEP)


@pytest.mark.parametrize("shard", range(corpus.SHARDS))
def test_no_accepted_spec_has_an_error(
    shard: int, nova_specs: Path, gatherer: Gatherer
) -> None:
    errors = [
        (path, finding)
        for path in corpus.specs(nova_specs, shard, corpus.SHARDS)
        for finding in check(read(path), gatherer.subject(path))
        if finding.severity is Severity.ERROR
    ]

    assert errors == []


def news(fault: Fault, text: str, subject: Subject) -> list[tuple[str, int]]:
    """Return what is found of each kind that a fault has added to."""
    before = Counter((f.code, f.message) for f in check(text, subject))
    found = check(fault.text, subject)
    # A spec may have had the like of it, in another line.
    more = Counter((f.code, f.message) for f in found) - before
    return [(f.code, f.line) for f in found if more[f.code, f.message]]


def faults(
    nova_specs: Path, name: str, mutate: Mutation
) -> list[tuple[Path, str, Fault]]:
    made = [
        (path, read(path), mutate(read(path)))
        for path in sample(nova_specs, name)
    ]
    found = [(path, text, fault) for path, text, fault in made if fault]
    assert found, "no spec of the sample can have this fault"
    return found


@pytest.mark.parametrize("name", sorted(MUTATIONS.keys() - AMBIGUOUS))
def test_a_fault_is_found_at_its_line(
    name: str, nova_specs: Path, gatherer: Gatherer
) -> None:
    for path, text, fault in faults(nova_specs, name, MUTATIONS[name]):
        found = news(fault, text, gatherer.subject(path))
        assert any(
            code == fault.code and line in fault.lines for code, line in found
        ), (path, fault.line, found)


@pytest.mark.parametrize("release", OLDER)
def test_guidance_of_any_template_is_found(
    release: str, nova_specs: Path, gatherer: Gatherer
) -> None:
    template = nova_specs / "specs" / f"{release}-template.rst"

    for path, text, fault in faults(
        nova_specs, release, guidance_of(template)
    ):
        found = news(fault, text, gatherer.subject(path))
        assert (fault.code, fault.line) in found, path


@pytest.mark.parametrize("name", sorted(MENDED))
def test_fix_mends_it_and_nothing_else(
    name: str, nova_specs: Path, gatherer: Gatherer
) -> None:
    for path, text, fault in faults(nova_specs, name, MUTATIONS[name]):
        subject = gatherer.subject(path)
        mended = fix(fault.text, subject)
        assert fix(mended, subject) == mended
        assert check(mended, subject) == check(
            fix(text, subject), subject
        ) or (fault.code not in {f.code for f in check(mended, subject)}), path
