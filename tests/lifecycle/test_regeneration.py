import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.check import Context, Severity, check
from novaspec_new.lifecycle.regeneration import Change, Regenerated, regenerate
from novaspec_new.render import skeleton
from novaspec_new.spec import document, sectioned_spec
from tests.support.two_releases import NEW_OUTLINE, OLD, SPEC, TEMPLATES

TODO = """\

.. novaspec: to do

   Who helps?

"""


def changes(made: Regenerated) -> dict[str, tuple[Change, str]]:
    return {e.title: (e.change, e.note) for e in made.changes}


def inserted_only(old: str, new: str) -> bool:
    """Say whether all lines of ``old`` are in ``new``, in their order."""
    rest = iter(new.splitlines(keepends=True))
    return all(line in rest for line in old.splitlines(keepends=True))


def errors(text: str) -> list[str]:
    subject = Context(read_outline=lambda: NEW_OUTLINE)
    found = check(text, subject)
    return [f.message for f in found if f.severity is Severity.ERROR]


def test_a_missing_section_comes_to_the_templates_place() -> None:
    made = regenerate(SPEC, TEMPLATES)
    assert (
        f"  bob\n\nFeature Liaison\n---------------\n{TODO}Test" in made.text
    )
    assert (
        made.text.replace(f"Feature Liaison\n---------------\n{TODO}", "")
        == SPEC
    )
    assert errors(made.text) == []


def test_what_came_of_each_section_is_told() -> None:
    told = changes(regenerate(SPEC, TEMPLATES))
    assert told["Feature Liaison"] == (Change.NEW, "to do")
    assert told["Proposed change"][0] is Change.REWORDED
    assert told["Testing"] == (Change.KEPT, "")
    assert told["Priority"] == (Change.GONE, "kept")
    assert list(told)[-1] == "Priority"


def test_twice_changes_nothing() -> None:
    once = regenerate(SPEC, TEMPLATES).text
    again = regenerate(once, TEMPLATES)
    assert again.text == once
    assert again.titles(Change.NEW) == ()


def test_labels_stay_with_their_heading() -> None:
    text = SPEC.replace(
        "Use Cases\n---------\n\n* An operator  with odd   spaces\n\n", ""
    )
    made = regenerate(text, TEMPLATES)
    assert ".. _change:\n\nProposed change\n===" in made.text
    assert made.text.index("Use Cases\n") < made.text.index(".. _change:")


def test_own_sub_sections_stay_with_their_section() -> None:
    text = SPEC.replace("Security impact\n---------------\n\nNone\n\n\n", "")
    made = regenerate(text, TEMPLATES).text
    at = [made.index(f"{t}\n") for t in ("Details", "Security impact")]
    assert at == sorted(at)
    assert inserted_only(text, made)


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n"])
def test_a_last_section_is_added_whatever_the_files_end(end: str) -> None:
    whole = regenerate(SPEC, TEMPLATES).text
    text = whole[: whole.index("\n\nHistory\n")].rstrip("\n") + end
    made = regenerate(text, TEMPLATES).text
    assert made.startswith(text)
    assert made.endswith("     - Introduced\n")
    assert document.split(made).find("History") is not None
    assert regenerate(made, TEMPLATES).text == made


def test_all_sections_of_an_empty_spec() -> None:
    text = "=====\nTitle\n=====\n"
    assert errors(text)
    made = regenerate(text, TEMPLATES)
    titles = tuple(s.title for s in document.split(made.text).sections)
    assert titles == NEW_OUTLINE.titles
    assert errors(made.text) == []
    assert regenerate(made.text, TEMPLATES).text == made.text


def test_a_whole_chapter_comes_with_its_sections() -> None:
    start, end = SPEC.index("Implementation\n"), SPEC.index("Testing\n")
    made = regenerate(SPEC[:start] + SPEC[end:], TEMPLATES)
    assert made.titles(Change.NEW) == (
        "Implementation",
        "Assignee(s)",
        "Feature Liaison",
    )
    assert errors(made.text) == []


def test_headings_look_as_the_specs_own() -> None:
    text = SPEC.replace("--------\n", "~~~~~~~~\n").replace("-~", "~~")
    text = "\n".join(
        line.replace("-", "~") if set(line) == {"-", "~"} else line
        for line in text.split("\n")
    )
    made = regenerate(text, TEMPLATES).text
    assert "Feature Liaison\n~~~~~~~~~~~~~~~\n" in made


def test_overlined_headings_too() -> None:
    text = SPEC.replace("\nTesting\n=======\n\nBy hand.\n", "")
    for title in ("Problem description", "Proposed change", "Implementation"):
        rule = "=" * len(title)
        text = text.replace(
            f"{title}\n{rule}\n", f"{'#' * 20}\n{title}\n{'#' * 20}\n"
        )
    text = text.replace("History\n=======", f"{'#' * 20}\nHistory\n{'#' * 20}")
    made = regenerate(text, TEMPLATES).text
    assert "#######\nTesting\n#######\n" in made


def test_order_is_mended_only_if_asked_for() -> None:
    testing = "Testing\n=======\n\nBy hand.\n\n\n"
    text = SPEC.replace(testing, "").replace(
        "Implementation\n====", f"{testing}Implementation\n===="
    )
    kept = regenerate(text, TEMPLATES)
    assert inserted_only(text, kept.text)
    assert changes(kept)["Implementation"][1] == "out of order; see --reorder"
    moved = regenerate(text, TEMPLATES, reorder=True)
    assert moved.text == regenerate(SPEC, TEMPLATES).text
    assert changes(moved)["Implementation"] == (Change.KEPT, "moved")


def test_the_last_section_moved_up_leaves_the_files_end_as_it_was() -> None:
    at = SPEC.index("History\n")
    history, testing = SPEC[at:], "Testing\n=======\n\nBy hand.\n\n\n"
    text = (
        SPEC[:at].replace(testing, "")
        + history
        + "\n\n"
        + testing.rstrip()
        + "\n"
    )
    made = regenerate(text, TEMPLATES, reorder=True).text
    assert made == regenerate(SPEC, TEMPLATES).text


def test_a_section_moved_before_a_heading_ends_with_a_blank_line() -> None:
    text = (
        "=====\nTitle\n=====\n\nTesting\n=======\n\n  Quoted\n"
        "Problem description\n===================\n\nIt hurts.\n"
    )
    made = regenerate(text, TEMPLATES, reorder=True).text
    bare = sectioned_spec.ordered(
        sectioned_spec.split(document.split(text), NEW_OUTLINE).blocks,
        NEW_OUTLINE,
    )
    assert [block.text for block in bare] == [
        "Problem description\n===================\n\nIt hurts.\n\n",
        "Testing\n=======\n\n  Quoted\n",
    ]
    assert regenerate(made, TEMPLATES, reorder=True).text == made


def test_a_title_in_other_letters_is_the_templates() -> None:
    text = SPEC.replace("Use Cases", "Use cases")
    made = regenerate(text, TEMPLATES)
    assert made.text == regenerate(SPEC, TEMPLATES).text
    assert changes(made)["Use Cases"][0] is Change.REWORDED


def test_an_extra_chapter_is_kept_and_told() -> None:
    text = SPEC.replace(
        "\nTesting\n===", "\nMore\n====\n\nOwn.\n\nTesting\n==="
    )
    made = regenerate(text, TEMPLATES)
    assert inserted_only(text, made.text)
    assert changes(made)["More"][0] is Change.GONE


def test_untouched_guidance_of_an_older_template_is_to_do_now() -> None:
    text = SPEC.replace("By hand.", "How is\nit tested?")
    text = text.replace("A change, see change_ itself.", "What changes?")
    made = regenerate(text, TEMPLATES)
    assert "Testing\n=======\n\n.. novaspec: to do\n" in made.text
    # The author's own sub-section stands below that one.
    assert "===\n\nWhat changes?\n\nDetails\n" in made.text
    assert regenerate(made.text, TEMPLATES).text == made.text


def test_guidance_with_an_authors_words_is_kept() -> None:
    text = SPEC.replace("By hand.", "How is it tested?\n\nBy hand.")
    assert "How is it tested?\n\nBy hand." in regenerate(text, TEMPLATES).text


def test_an_older_templates_comment_becomes_the_newer_ones() -> None:
    old = skeleton.template_comment("What changes?\n\nAnd what does not?")
    new = skeleton.template_comment("What do we change?")
    text = SPEC.replace(
        "A change, see change_ itself.\n\nDetails\n-------", old
    )
    text = text.replace("\nMy own part::\n\n  change_ is literal here\n", "")
    assert old in text
    made = regenerate(text, TEMPLATES).text
    assert new in made
    assert old not in made


@pytest.mark.parametrize(
    "comment",
    [
        ".. novaspec: to do",
        ".. novaspec: to do\n\n   - Ask Bob about it.",
        ".. novaspec: to do\n\n   How is it tested?",
    ],
)
def test_other_comments_stay(comment: str) -> None:
    text = SPEC.replace("By hand.", comment)
    assert inserted_only(text, regenerate(text, TEMPLATES).text)


def test_the_older_template_itself_becomes_a_spec_to_do() -> None:
    made = regenerate(OLD, TEMPLATES)
    assert "What changes?" not in made.text
    assert errors(made.text) == []
    assert regenerate(made.text, TEMPLATES).text == made.text


def test_without_other_templates_it_works_by_our_own() -> None:
    bare = dataclasses.replace(TEMPLATES, base=None, others=())
    assert regenerate(SPEC, bare).text == regenerate(SPEC, TEMPLATES).text


PARTS = [
    SPEC[start:end]
    for start, end in pairwise(
        [
            *sorted(
                SPEC.index(f"\n{title}\n") + 1
                for title in (
                    "Problem description",
                    "Priority",
                    "Use Cases",
                    "Proposed change",
                    "Details",
                    "Security impact",
                    "Implementation",
                    "Assignee(s)",
                    "Testing",
                    "History",
                )
            ),
            len(SPEC),
        ]
    )
]


@given(parts=st.lists(st.sampled_from(PARTS), unique=True), reorder=...)
def test_any_sections_in_any_order(parts: list[str], *, reorder: bool) -> None:
    text = "=====\nTitle\n=====\n\nWords.\n\n" + "".join(parts)
    made = regenerate(text, TEMPLATES, reorder=reorder)
    again = regenerate(made.text, TEMPLATES, reorder=reorder)
    assert again.text == made.text
    words = made.text.split()
    assert all(
        words.count(word) >= text.split().count(word) for word in text.split()
    )
    if not reorder:
        assert inserted_only(text, made.text)
