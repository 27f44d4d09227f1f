"""The specs that the project accepted, as they are and with faults."""

from collections import Counter
from pathlib import Path

import pytest

from novaspec_new.check import Context, Severity, check
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.check.fix import fix
from tests.support import corpus
from tests.support.history_mutations import MUTATIONS as HISTORY_MUTATIONS
from tests.support.mutations import MUTATIONS as MOST_MUTATIONS
from tests.support.mutations import Fault, Mutation, guidance_of
from tests.support.sphinx_mutations import MUTATIONS as SPHINX_MUTATIONS

MUTATIONS = MOST_MUTATIONS | HISTORY_MUTATIONS | SPHINX_MUTATIONS

# How many specs a fault is put into; and how many a shard leaves out.
STEP = 75
# Of these faults another is as likely what the author has to mend: which
# of several links without a name has no target cannot be known.
AMBIGUOUS = {"anonymous"}
MENDED = {
    "default-role",
    "hyphen",
    "link-mark",
    "list-indent",
    "literal-ending",
    "literal-space",
    "long-bullet",
    "long-paragraph",
    "markdown-link",
    "no-blank-before",
    "one-colon",
    "return",
    "returns",
    "role-colon",
    "role-double",
    "role-space",
    "sub-list",
    "tab",
    "three-dots",
    "trailing",
    "underline",
    "zero-width",
}
# Templates whose guidance must be known in a spec of any release.
OLDER = ("juno", "queens", "2026.2")


@pytest.fixture(scope="module")
def loader(nova_specs: Path) -> ContextLoader:
    return ContextLoader(nova_specs)


def read(path: Path) -> str:
    return path.read_bytes().decode()


def sample(nova_specs: Path, name: str) -> list[Path]:
    """Return other specs for each fault, the same on each run."""
    start = sum(map(ord, name)) % STEP
    return corpus.specs(nova_specs, start, STEP)


@pytest.mark.parametrize("shard", range(corpus.SHARDS))
def test_no_accepted_spec_has_an_error(
    shard: int, nova_specs: Path, loader: ContextLoader
) -> None:
    errors = [
        (path, finding)
        for path in corpus.specs(nova_specs, shard, corpus.SHARDS)
        for finding in check(read(path), loader.context(path))
        if finding.severity is Severity.ERROR
    ]

    assert errors == []


def news(fault: Fault, text: str, context: Context) -> list[tuple[str, int]]:
    """Return what is found of each kind that a fault has added to."""
    before = Counter((f.code, f.message) for f in check(text, context))
    found = check(fault.text, context)
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
    name: str, nova_specs: Path, loader: ContextLoader
) -> None:
    for path, text, fault in faults(nova_specs, name, MUTATIONS[name]):
        found = news(fault, text, loader.context(path))
        assert any(
            code == fault.code and line in fault.lines for code, line in found
        ), (path, fault.line, found)


@pytest.mark.parametrize("release", OLDER)
def test_guidance_of_any_template_is_found(
    release: str, nova_specs: Path, loader: ContextLoader
) -> None:
    template = nova_specs / "specs" / f"{release}-template.rst"

    for path, text, fault in faults(
        nova_specs, release, guidance_of(template)
    ):
        found = news(fault, text, loader.context(path))
        assert (fault.code, fault.line) in found, path


@pytest.mark.parametrize("name", sorted(MENDED))
def test_fix_mends_it_and_nothing_else(
    name: str, nova_specs: Path, loader: ContextLoader
) -> None:
    for path, text, fault in faults(nova_specs, name, MUTATIONS[name]):
        context = loader.context(path)
        mended = fix(fault.text, context)
        assert fix(mended, context) == mended
        assert check(mended, context) == check(
            fix(text, context), context
        ) or (fault.code not in {f.code for f in check(mended, context)}), path
