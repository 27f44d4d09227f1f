"""Each rule has a page, and the examples on it are true."""

import re
import textwrap
from pathlib import Path

import pytest

from novaspec_new.check import rules
from novaspec_new.check.findings import Rule
from novaspec_new.check.rules.section_answers import NEVER_NONE
from novaspec_new.spec.none_answer import NonePolicy
from novaspec_new.workspace import resources
from tests.support import checker

FOLDER = Path(rules.__file__).parent.parent / "pages"
PAGES = {path.stem: path.read_text() for path in FOLDER.glob("*.md")}
AREAS = {
    "api",
    "assignee",
    "blueprint",
    "code",
    "file",
    "guidance",
    "history",
    "licence",
    "link",
    "placeholder",
    "rst",
    "section",
    "text",
    "title",
}


def example(page: str, label: str) -> str:
    """Return what a page shows as wrong or right."""
    match = re.search(
        rf"^{label}:\n\n((?: {{4}}.*\n|\n)+)", page, re.MULTILINE
    )
    return textwrap.dedent(match[1]).strip("\n") if match else ""


def codes(tmp_path: Path, rule: Rule, text: str) -> list[str]:
    area = rule.code.split("-")[0]
    section = "REST API impact" if area == "api" else "Alternatives"
    spec = checker.with_body(section, text)
    return checker.codes(checker.place(checker.make(tmp_path), spec))


def test_there_is_a_page_for_each_rule_and_no_other() -> None:
    assert PAGES.keys() == {rule.code for rule in rules.RULES}


def test_each_code_is_there_once_and_names_its_area() -> None:
    codes = [rule.code for rule in rules.RULES]

    assert len(codes) == len(set(codes))
    assert {code.split("-")[0] for code in codes} == AREAS


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.code)
def test_a_page_says_why_and_where_it_comes_from(rule: Rule) -> None:
    page = PAGES[rule.code]

    assert "\nSource: " in page
    assert max(map(len, page.split("\n"))) <= 100
    assert rule.summary[0].islower()
    assert not rule.summary.endswith(".")
    assert not rule.help.endswith(".")


def test_an_example_that_is_wrong_has_one_that_is_right() -> None:
    assert SHOWN
    for rule in rules.RULES:
        right = example(PAGES[rule.code], "Right")
        assert bool(right) == (rule in SHOWN), rule.code


SHOWN = [rule for rule in rules.RULES if example(PAGES[rule.code], "Wrong")]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_wrong_example_is_wrong(rule: Rule, tmp_path: Path) -> None:
    wrong = example(PAGES[rule.code], "Wrong")

    assert rule.code in codes(tmp_path, rule, wrong)


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_right_example_is_right(rule: Rule, tmp_path: Path) -> None:
    right = example(PAGES[rule.code], "Right")

    assert right
    assert codes(tmp_path, rule, right) == []


def test_our_outline_says_the_same_of_none() -> None:
    """Who hardly ever may say None is written in two places."""
    never = {
        title
        for title, info in resources.embedded().info.items()
        if title and info.none is NonePolicy.NEVER
    }

    assert never == NEVER_NONE
