"""Specs with faults, each with what is found in it.

A folder holds ``spec.rst`` and ``expected.txt``; ``GOLDEN=write`` writes
the latter anew.
"""

from pathlib import Path

import pytest

from novaspec_new.check import Context, check
from novaspec_new.check.findings import Finding
from novaspec_new.check.rules import RULES
from novaspec_new.spec.profile import Gate, Profile
from novaspec_new.workspace import resources
from tests.support import checker, golden

FOLDER = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in FOLDER.iterdir())
# A fault of the file's place, or one that no text of any sense has.
ELSEWHERE = {
    "file-extension",
    "file-folder",
    "file-release",
    "link-citation-taken",
    "rst-other",
    "rst-unparsable",
}


def shown(finding: Finding) -> str:
    place = f"{finding.line}:{finding.column}"
    said = f"{finding.code} {finding.severity.value}: {finding.message}"
    return f"{place} {said}\n    {finding.text!a}\n    {finding.help}\n"


@pytest.mark.parametrize("case", CASES)
def test_it_finds_what_it_should(case: str, tmp_path: Path) -> None:
    spec = (FOLDER / case / "spec.rst").read_bytes()
    path = checker.place(checker.make(tmp_path), spec)

    found = "".join(map(shown, checker.check(path).findings))

    assert found, "a golden folder is for what is found"
    golden.check(FOLDER / case / "expected.txt", found)


def test_a_clean_spec_has_no_findings(tmp_path: Path) -> None:
    path = checker.place(checker.make(tmp_path), checker.CLEAN)

    assert checker.check(path).findings == ()


def test_each_rule_is_in_a_golden_folder() -> None:
    told = {
        line.split(" ")[1]
        for case in CASES
        for line in (FOLDER / case / "expected.txt").read_text().splitlines()
        if not line.startswith(" ")
    }

    assert told == {rule.code for rule in RULES} - ELSEWHERE


def test_what_a_comment_holds_is_not_said(tmp_path: Path) -> None:
    """The template's words in our comment neither count nor excuse."""
    text = checker.with_body(
        "Proposed change",
        ".. novaspec: to do\n\n   What do we change?\n\n   Posting to get "
        "preliminary feedback on the scope of this spec.\n",
    )
    text = checker.with_body(
        "Assignee(s)",
        ".. novaspec: to do\n\n   Primary assignee:\n"
        "     <launchpad-id or None>\n",
        text,
    )
    path = checker.place(checker.make(tmp_path), text)

    assert checker.codes(path) == ["section-todo", "section-todo"]


def test_an_optional_rule_holds_where_the_profile_says_so() -> None:
    text = "A `b` c.\n"
    profile = Profile(gate=Gate(on=("rst-default-role",)))

    def codes(context: Context) -> set[str]:
        return {finding.code for finding in check(text, context)}

    assert "rst-default-role" not in codes(Context())
    assert "rst-default-role" in codes(Context(profile=profile))


@pytest.mark.parametrize("name", resources.profile_names())
def test_a_profile_of_ours_names_optional_rules(name: str) -> None:
    optional = {rule.code for rule in RULES if rule.is_optional}

    assert optional.issuperset(resources.profile(name).gate.on)
