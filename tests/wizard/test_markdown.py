"""Markdown in a field: noticed, offered, never forced."""

from pathlib import Path

import pytest

from novaspec_new.workspace.recovery import Recovery
from tests.support import repository
from tests.support.screen import Session

SPEC = "specs/2027.1/approved/awesome-thing.rst"
WORDS = ("new", "awesome-thing", "--offline", "--title=T")
SAVE = "\x04"
ENTER = "\r"
CTRL_C = "\x03"
OFFER = "This looks like Markdown. Turn it into reStructuredText?"
MARKDOWN = "## Why\n\n`nova` and `foo_` are\n\n- [slow](http://x.org)\n"
TURNED = (
    ".. rubric:: Why\n\n``nova`` and ``foo_`` are\n\n"
    "- `slow <http://x.org>`__\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


def asked(session: Session) -> None:
    session.wait_for("│ Introduction")
    session.paste(MARKDOWN)
    session.wait_for("[slow]")
    session.type(SAVE)
    session.wait_for(OFFER)


def test_it_is_turned_looked_at_and_saved(root: Path) -> None:
    with Session(WORDS, folder=root) as session:
        asked(session)
        session.type(ENTER)
        session.wait_for("This is it in reStructuredText")
        session.wait_for(".. rubric:: Why")
        assert TURNED not in (root / SPEC).read_text()
        session.type(SAVE)
        session.wait_for("│ Problem description")
    assert TURNED in (root / SPEC).read_text()


def test_it_stays_as_it_is_if_that_is_wanted(root: Path) -> None:
    with Session(WORDS, folder=root) as session:
        asked(session)
        session.type("n")
        session.wait_for("│ Problem description")
    assert "`nova` and `foo_` are" in (root / SPEC).read_text()


def test_left_at_the_offer_the_words_are_kept(root: Path) -> None:
    with Session(WORDS, folder=root) as session:
        asked(session)
        session.type(CTRL_C)
        assert session.wait_for_end() == 130
    kept = Recovery(root / SPEC).load()
    assert kept["Introduction"].strip() == MARKDOWN.strip()


def test_the_markdown_is_in_the_history(root: Path) -> None:
    with Session(WORDS, folder=root) as session:
        asked(session)
        session.type(ENTER)
        session.wait_for("This is it in reStructuredText")
        session.type("\t")
        session.wait_for("History: an earlier text")
        session.type("h")
        session.wait_for("Which text?")
        session.type("\x1b[B" + ENTER)
        session.wait_until(
            lambda: "┃ ## Why" in session.display, "the Markdown again"
        )


def test_line_by_line_it_is_offered_too(root: Path) -> None:
    with Session([*WORDS, "--plain"], folder=root) as session:
        session.wait_for(":help tells more.")
        session.type(MARKDOWN)
        session.wait_for("[slow]")
        session.type(".\n")
        session.wait_for(f"{OFFER} [Y/n]")
        session.type("\n")
        session.wait_for("Enter keeps the text above.")
        session.type("\n")
        session.wait_for("1 of 7")
    assert TURNED in (root / SPEC).read_text()


def test_a_part_of_a_section_has_its_headings(root: Path) -> None:
    with Session(WORDS, folder=root) as session:
        session.wait_for("│ Introduction")
        session.type("Why." + SAVE)
        session.wait_for("│ Problem description")
        session.paste("It is slow.\n\n# How\n\n## Much\n\nso")
        session.wait_for("┃ so")
        session.type(SAVE)
        session.wait_for(OFFER)
        session.type(ENTER)
        session.wait_for("This is it in reStructuredText")
        session.type(SAVE)
        session.wait_for("│ Use Cases")
    text = (root / SPEC).read_text()
    assert "\nHow\n----\n\nMuch\n~~~~\n\nso\n" in text


def test_notes_without_a_place_are_shown_first(root: Path) -> None:
    (root / "n.md").write_text("Why.\n\n## Use Cases\n\nA\n\n## Goals\n\nAll")
    with Session([*WORDS, "--from=n.md"], folder=root) as session:
        session.wait_for("Notes of yours have no section yet")
        session.wait_for(".. rubric:: Goals")
        session.type(SAVE)
        session.wait_for("│ Problem description")
    text = (root / SPEC).read_text()
    assert "\nWhy.\n\n.. novaspec: notes without a place\n" in text
    assert "\n.. rubric:: Goals\n\nAll\n" in text
    assert "\nUse Cases\n---------\n\nA\n" in text
