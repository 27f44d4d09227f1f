import pytest

from novaspec_new.spec import document
from novaspec_new.spec.guidance import Guidance, has_placeholder, paragraphs
from novaspec_new.wizard import open_sections
from novaspec_new.wizard.open_sections import OpenReason
from tests.support.two_releases import NEW_OUTLINE, OLD_OUTLINE, SPEC

KNOWN = Guidance.of([OLD_OUTLINE, NEW_OUTLINE])
TITLES = NEW_OUTLINE.titles


def order(text: str) -> list[tuple[str, OpenReason | None]]:
    spec = document.split(text)
    found = open_sections.items(spec, NEW_OUTLINE, KNOWN)
    return [(item.section.entry.title, item.why) for item in found]


def test_a_finished_spec_is_in_the_templates_order() -> None:
    assert order(SPEC) == [
        (title, None)
        for title in (
            "Problem description",
            "Use Cases",
            "Proposed change",
            "Security impact",
            "Assignee(s)",
            "Testing",
        )
    ]


def test_what_is_open_comes_first() -> None:
    text = (
        SPEC.replace("By hand.", ".. novaspec: to do\n\n   How?")
        .replace("\nNone\n", "")
        .replace("It hurts.", "What is\nthe problem?\n\nIt hurts.")
        .replace("  alice", "  <launchpad-id or None>")
    )
    assert order(text)[:4] == [
        ("Testing", OpenReason.TODO),
        ("Security impact", OpenReason.EMPTY),
        ("Problem description", OpenReason.GUIDANCE),
        ("Assignee(s)", OpenReason.PLACEHOLDER),
    ]
    assert [why for _, why in order(text)[4:]] == [None, None]


def test_guidance_of_an_older_template_counts_too() -> None:
    text = SPEC.replace("A change,", "And what\ndoes not?\n\nA change,")
    assert order(text)[0] == ("Proposed change", OpenReason.GUIDANCE)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Testing", "Testing"),
        ("  use   CASES ", "Use Cases"),
        ("sec", "Security impact"),
        ("assignee", "Assignee(s)"),
        ("impl", "Implementation"),
        ("p", None),
        ("", None),
        ("nothing", None),
    ],
)
def test_a_section_is_named_by_its_beginning(
    words: str, title: str | None
) -> None:
    assert open_sections.named(TITLES, words) == title


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Tesing", "Testing"),
        ("liaison", "Feature Liaison"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_the_nearest_title_is_offered(words: str, title: str | None) -> None:
    assert open_sections.nearest(TITLES, words) == title


@pytest.mark.parametrize(
    ("text", "holds_one"),
    [
        ("Primary assignee:\n  <launchpad-id or None>\n", True),
        ("  <name and/or nick>", True),
        ("the <operation> is not supported with <feature>", False),
        ("..  novaspec: to do\n\n", False),
        (".. novaspec: to do\n\n   <name and/or nick>\n", False),
    ],
)
def test_placeholders(text: str, *, holds_one: bool) -> None:
    assert has_placeholder(text) is holds_one


def test_paragraphs_are_told_apart_by_blank_lines() -> None:
    assert list(paragraphs("\n a\nb \n \n\n* c\n")) == ["a b", "* c"]


def test_nothing_is_no_guidance() -> None:
    assert not KNOWN.is_all("Testing", "\n\n")
    assert KNOWN.is_all("Testing", "How is\n it tested?")
    assert not KNOWN.is_all("Use Cases", "How is it tested?")
