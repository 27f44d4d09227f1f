"""Notes put where a template has a place for them, whatever its titles."""

import pytest

from novaspec_new.spec import document, outline, placed_notes
from novaspec_new.spec.placed_notes import PlainPart

TEMPLATE = """\
=====
Title
=====

Problem description
===================

What is wrong?

Use Cases
---------

Who?

Proposed change
===============

What?

REST API impact
---------------

Which?

Other end user impact
---------------------

Other deployer impact
---------------------

Work
====

Work Items
----------

Which?

Assignee(s)
-----------

Who?
"""
KNOWN = outline.read_template(TEMPLATE, "2027.1", {})


def place(*parts: tuple[str, int, str]) -> placed_notes.Placed:
    given = [PlainPart(*part) for part in parts]
    return placed_notes.place(
        given, KNOWN, "https://blueprints.launchpad.net/x"
    )


def test_title_introduction_and_sections() -> None:
    found = place(
        ("", 0, "Before."),
        ("My idea", 1, "https://blueprints.launchpad.net/x\n\nWhy."),
        ("Problem description", 2, "It hurts."),
        ("use cases:", 3, "A user."),
        ("1. Work items", 2, "* One"),
        ("Assignees", 2, "Me"),
    )
    assert found == placed_notes.Placed(
        "My idea",
        "Before.\n\nWhy.",
        {
            "Problem description": "It hurts.",
            "Use Cases": "A user.",
            "Work Items": "* One",
            "Assignee(s)": "Me",
        },
    )


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Problem", "Problem description"),
        ("The problem description", "Problem description"),
        ("Use-case", "Use Cases"),
        ("REST API changes", "REST API impact"),
        ("Impact on the REST API", "REST API impact"),
        ("Proposed changes", "Proposed change"),
        ("End user impact", "Other end user impact"),
        ("Assignee", "Assignee(s)"),
    ],
)
def test_the_nearest_title_is_told(heading: str, title: str) -> None:
    found = place(("A", 1, ""), (heading, 2, "Words."))
    assert found.sections == {title: "Words."}
    assert found.told == (f"{heading!r} of your notes is put into {title!r}",)


@pytest.mark.parametrize("heading", ["Other", "Impact", "Goals", "API", "U"])
def test_what_is_like_none_or_two_has_no_place(heading: str) -> None:
    found = place(("A", 1, ""), (heading, 2, "Words."))
    assert found.sections == {}
    assert found.unplaced == f".. rubric:: {heading}\n\nWords."
    assert len(found.told) == 1
    assert "no section" in found.told[0]


def test_parts_of_a_section_stay_in_it() -> None:
    found = place(
        ("Proposed change", 1, "We do."),
        ("How", 2, "So."),
        ("In detail", 4, "So and so."),
        ("When", 3, ""),
        ("REST API impact", 2, "Calls:"),
        ("GET /x", 3, "It gets."),
    )
    assert found.sections == {
        "Proposed change": "We do.\n\nHow\n----\n\nSo.\n\nIn detail\n~~~~~~~~~"
        "\n\nSo and so.\n\nWhen\n~~~~",
        "REST API impact": "Calls:\n\nGET /x\n~~~~~~\n\nIt gets.",
    }


def test_a_heading_too_long_or_too_deep_is_none() -> None:
    long = "word " * 20 + "end"
    assert placed_notes.sub_heading(long, 1).startswith(".. rubric:: word")
    assert placed_notes.sub_heading("a", 2, 5) == ".. rubric:: a"
    assert placed_notes.sub_heading("a", 2, 1) == "a\n~~~~"


def test_two_headings_of_one_section_are_both_in_it() -> None:
    found = place(("Use Cases", 1, "One."), ("Use cases", 1, "Two."))
    assert found.sections == {"Use Cases": "One.\n\nTwo."}


def test_a_first_heading_that_has_equals_is_no_title() -> None:
    found = place(("Goals", 1, "a"), ("Use Cases", 1, "b"))
    assert found.title == ""
    assert found.unplaced == ".. rubric:: Goals\n\na"


def test_what_holds_no_text_of_its_own_takes_none() -> None:
    found = place(("Work", 1, "Much."), ("Work Items", 2, "a"))
    assert found.sections == {"Work Items": "a"}
    assert found.unplaced == ".. rubric:: Work\n\nMuch."


def test_restructuredtext_has_its_parts_by_its_headings() -> None:
    text = "..\n Licence\n\n=\nA\n=\n\nb\n\nC\n=\n\nd\n\nE\n-\n\nf\n"
    found = placed_notes.parts_of(document.split(text), "..\n   Licence")
    assert found == [
        PlainPart("", 0, ""),
        PlainPart("A", 1, "b"),
        PlainPart("C", 2, "d"),
        PlainPart("E", 3, "f"),
    ]


def test_another_comment_above_the_title_stays() -> None:
    text = ".. Mine\n\n=\nA\n=\n\nb\n"
    first, *_ = placed_notes.parts_of(document.split(text), "..\n   Licence")
    assert first == PlainPart("", 0, ".. Mine")


def test_plain_notes_have_their_parts_by_the_templates_titles() -> None:
    text = "Hello\nProblem description:\nIt hurts.\n  Use Cases\nUSE CASES\na"
    assert placed_notes.plain_parts(text, KNOWN) == [
        PlainPart("", 0, "Hello"),
        PlainPart("Problem description:", 1, "It hurts."),
        PlainPart("Use Cases", 1, ""),
        PlainPart("USE CASES", 1, "a"),
    ]
