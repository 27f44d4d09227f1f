import pytest

from novaspec_new.lifecycle.regeneration import Change, Templates
from novaspec_new.lifecycle.reproposal import (
    design_changes,
    repropose,
    with_history,
)
from novaspec_new.spec import labels
from tests.support.two_releases import (
    NEW_OUTLINE,
    OLD_OUTLINE,
    SPEC,
    TEMPLATES,
)

ROW = "   * - 2027.1 Indri\n     - Re-proposed\n"


def test_one_row_more_and_the_sections_it_lacks() -> None:
    made = repropose(SPEC, TEMPLATES)
    assert made.text.endswith("     - Introduced\n" + ROW)
    assert made.row
    new = [e.title for e in made.changes if e.change is Change.NEW]
    assert new == ["Feature Liaison"]
    assert made.text.replace(ROW, "").startswith(SPEC[: SPEC.index("Testing")])


def test_proposed_twice_there_is_still_one_row() -> None:
    once = repropose(SPEC, TEMPLATES)
    again = repropose(once.text, TEMPLATES)
    assert again.text == once.text
    assert not again.row


def test_a_label_of_another_spec_gets_a_new_name_with_its_references() -> None:
    made = repropose(SPEC, TEMPLATES, taken={"change"})
    assert made.labels == {"change": "change-2027.1"}
    assert labels.global_labels(made.text) == ("change-2027.1",)
    assert ":ref:`the change <change-2027.1>`" in made.text
    assert "see `change <change-2027.1_>`__ itself" in made.text
    assert "  change_ is literal here\n" in made.text


def test_a_line_that_the_new_name_made_too_long_is_broken() -> None:
    words = "word " * 13 + "change_ more"
    text = SPEC.replace("By hand.", words)
    made = repropose(text, TEMPLATES, taken={"change"})
    assert max(map(len, made.text.split("\n"))) <= 79
    assert made.text.count("word") == words.count("word")


@pytest.mark.parametrize("body", ["", "\nNone\n", "\n.. novaspec: to do\n"])
def test_history_without_a_table_gets_one(body: str) -> None:
    text = SPEC[: SPEC.index("\n.. list-table::")] + body
    made = repropose(text, TEMPLATES)
    assert made.text.endswith(
        "\nHistory\n=======\n\n.. list-table:: Revisions\n"
        "   :header-rows: 1\n\n   * - Release Name\n     - Description\n" + ROW
    )


def test_what_history_says_in_words_is_kept() -> None:
    text = SPEC[: SPEC.index("\n.. list-table::")] + "\n* Approved in zed.\n"
    made = repropose(text, TEMPLATES)
    assert "* Approved in zed.\n\n.. list-table::" in made.text
    assert repropose(made.text, TEMPLATES).text == made.text


def test_a_missing_history_says_that_it_is_proposed_again() -> None:
    made = repropose(SPEC[: SPEC.index("\n\nHistory\n")], TEMPLATES)
    assert made.text.count("* -") == 2
    assert made.text.endswith(ROW)
    assert made.row


def test_a_template_without_history_gets_none() -> None:
    text = SPEC[: SPEC.index("\n\nHistory\n")]
    assert with_history(text, "Kilo", "Re-proposed") == text


def changed(new: str) -> tuple[str, ...]:
    return design_changes(SPEC, new, OLD_OUTLINE, NEW_OUTLINE)


def test_a_copy_is_the_same_design() -> None:
    assert changed(repropose(SPEC, TEMPLATES, taken={"change"}).text) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  alice\n", "  carol\n"),
        ("with odd   spaces", "with\n  odd spaces"),
        ("     - Introduced\n", "     - Introduced\n" + ROW),
        ("None\n", "N/A\n"),
        (
            "\nTesting\n===",
            "\nFeature Liaison\n---------------\n\nEve\n\nTesting\n===",
        ),
    ],
)
def test_people_and_line_breaks_are_no_design(old: str, new: str) -> None:
    assert old in SPEC
    assert changed(SPEC.replace(old, new, 1)) == ()


@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        ("By hand.", "By machine.", "Testing"),
        ("My own part", "Her own part", "Proposed change"),
        ("It is needed", "It is wanted", "Introduction"),
        ("None\n", "It leaks.\n", "Security impact"),
        ("Awesome thing\n", "Awful thing\n", "Title"),
        ("Priority\n--------\n\nHigh.\n\n", "", "Priority"),
    ],
)
def test_design_that_changed_is_named(old: str, new: str, title: str) -> None:
    assert old in SPEC
    assert changed(SPEC.replace(old, new, 1)) == (title,)


def test_a_release_that_history_has_gets_no_second_row() -> None:
    made = repropose(SPEC, Templates(OLD_OUTLINE))
    assert not made.row
    assert made.text.endswith("   * - Zed\n     - Introduced\n")
