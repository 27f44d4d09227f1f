from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from novaspec_new.check.findings import Finding, Severity
from novaspec_new.launchpad.failures import Problem, ProblemKind
from novaspec_new.launchpad.result import Blueprint, LookupResult
from novaspec_new.render import new_spec
from novaspec_new.render.answers_file import Answers
from novaspec_new.spec import document, outline, preliminary, progress, todo
from novaspec_new.spec.progress import State
from novaspec_new.terminal.interface import (
    Answer,
    Line,
    Mark,
    PromptAbortedError,
    Question,
)
from novaspec_new.terminal.menu_entries import Action
from novaspec_new.wizard.autosave import Autosave
from novaspec_new.wizard.interview import Interview
from novaspec_new.wizard.suggestions import Suggestions
from novaspec_new.wizard.text_dialog import Dialog
from novaspec_new.workspace import resources
from novaspec_new.workspace.recovery import Recovery
from novaspec_new.workspace.settings import Settings
from novaspec_new.workspace.target import Target
from tests.support import repository
from tests.support.script import Entered, Script

OUTLINE = outline.read_template(
    repository.TEMPLATE.format(display="2027.1 Indri"),
    "2027.1",
    resources.embedded().info,
)
FOUND = LookupResult(
    Blueprint(
        name="awesome-thing",
        title="An awesome thing",
        summary="It would be awesome.",
        assignee="alice",
    )
)
SILENT = LookupResult(
    problem=Problem(ProblemKind.SLOW, "Launchpad did not answer in time")
)


@dataclass
class Known:
    """A look-up that is over."""

    answer: LookupResult
    done: bool = True

    def result(self, timeout: float | None = None) -> LookupResult | None:
        del timeout
        return self.answer if self.done else None


@dataclass
class Author:
    """An author at work: the script, the file and what came of it."""

    path: Path
    script: Script
    recovery: Recovery
    answer: LookupResult = FOUND
    findings: tuple[Finding, ...] = ()

    def writes(
        self, *lines: Entered, choices: list[int] | None = None
    ) -> bool:
        return self.begins(lines, choices).run()

    def fills(self, titles: list[str], *lines: Entered) -> bool:
        return self.begins(lines).fill(titles)

    def begins(
        self, lines: Sequence[Entered], choices: list[int] | None = None
    ) -> Interview:
        self.script = Script(list(lines), choices or [])
        target = Target(self.path, "awesome-thing", "nova", OUTLINE, None)
        dialog = Dialog(self.script, self.recovery)
        return Interview(
            dialog,
            Autosave(dialog, target, review=lambda _: self.findings),
            Suggestions(target, Settings(), lambda: Known(self.answer)),
        )

    def leaves(
        self, *lines: Entered, choices: list[int] | None = None
    ) -> PromptAbortedError:
        with pytest.raises(PromptAbortedError) as caught:
            self.writes(*lines, choices=choices)
        return caught.value

    @property
    def text(self) -> str:
        return self.path.read_text()


@pytest.fixture
def author(tmp_path: Path) -> Author:
    path = tmp_path / "awesome-thing.rst"
    made = new_spec.write(OUTLINE, "awesome-thing", Answers())
    path.write_text(made.text)
    return Author(path, Script(), Recovery(path))


ALL: tuple[Entered, ...] = (
    "An awesome thing",
    "It is awesome.",
    "The problem.",
    "The users.",
    "The change.",
    Action.NONE,
    "alice",
    "bob, carol",
    "sean-k-mooney",
    "The tests.",
)


def test_a_whole_conversation(author: Author) -> None:
    assert author.writes(*ALL)
    text = author.text
    assert "novaspec: to do" not in text
    assert "\nAn awesome thing\n====" in text
    assert "+spec/awesome-thing\n\nIt is awesome.\n" in text
    assert "Security impact\n---------------\n\nNone\n" in text
    assert (
        "Primary assignee:\n  alice\n\nOther contributors:\n  bob, carol\n"
    ) in text
    assert "Feature liaison:\n  sean-k-mooney\n" in text
    assert "* - 2027.1 Indri\n     - Introduced\n" in text


def test_the_heading_says_where_the_author_is(author: Author) -> None:
    author.leaves("T", "I", "The problem.", Action.SKIP, "The change.")
    assert "1 of 7, Problem description; 7 to do" in author.script.said
    assert "4 of 7, Security impact; 2 written, 5 to do" in author.script.said


def test_launchpad_offers_what_it_knows(author: Author) -> None:
    def title(wanted: Question) -> str:
        assert wanted.default == "Awesome thing"
        assert wanted.pending is not None
        return str(wanted.pending.text())

    def default(wanted: Question) -> str:
        return wanted.default

    author.leaves(title, default, *ALL[2:6], default)
    assert "\nAn awesome thing\n" in author.text
    assert "\nIt would be awesome.\n" in author.text
    assert author.script.asked[6].default == "alice"


def test_a_silent_launchpad_costs_only_the_offers(author: Author) -> None:
    author.answer = SILENT

    def title(wanted: Question) -> str:
        assert wanted.pending is not None
        assert wanted.pending.text() == ""
        assert wanted.pending.note() == "Launchpad did not answer in time"
        return "Typed"

    author.leaves(title, "Typed too.")
    assert "\nTyped\n" in author.text
    assert author.script.asked[1].default == ""


def test_leaving_keeps_every_answer_and_the_open_words(
    author: Author,
) -> None:
    author.leaves(
        "T", "I", "One.", PromptAbortedError("half a sen", by_author=True)
    )
    assert "\nOne.\n" in author.text
    assert author.recovery.load() == {"Use Cases": "half a sen"}
    author.leaves("Whole.")
    assert author.script.asked[0].default == "half a sen"
    assert "\nWhole.\n" in author.text
    assert author.recovery.load() == {}


def test_going_on_starts_at_the_first_section_to_do(author: Author) -> None:
    author.leaves("T", "I", "One.")
    author.leaves()
    assert "2 of 7, Use Cases; 1 written, 6 to do" in author.script.said


def test_quitting_from_the_menu_keeps_the_words(author: Author) -> None:
    assert not author.writes("T", "I", Answer("half", Action.LEAVE))
    assert author.recovery.load() == {"Problem description": "half"}


def test_going_back_shows_what_was_answered(author: Author) -> None:
    author.leaves("T", "I", "One.", Action.BACK, "Other.")
    assert author.script.asked[4].default == "One."
    assert "\nOther.\n" in author.text


def test_a_section_that_is_none_opens_empty(author: Author) -> None:
    secure = "It is secure."
    author.leaves(*ALL[:5], Action.NONE, Action.BACK, secure)
    again = author.script.asked[7]
    assert (again.default, again.on_empty) == ("", Action.NONE)
    assert "Security impact\n---------------\n\nIt is" in author.text


def test_a_form_that_is_none_opens_as_a_form(author: Author) -> None:
    author.leaves(*ALL[:6], Action.NONE, Action.BACK, "alice", "")
    again = author.script.asked[8]
    assert again.message == author.script.asked[6].message
    assert "Primary assignee:\n  alice\n" in author.text


def test_what_is_passed_over_is_told_as_it_is(author: Author) -> None:
    author.leaves("T", "I", "The problem.", Action.BACK, Action.SKIP)
    line = Line("Problem description", Mark.WRITTEN, "2 words")
    assert author.script.closed[-1] == line


def test_back_from_the_first_section_is_the_introduction(
    author: Author,
) -> None:
    author.leaves("T", "I", Action.BACK, "T2", "I2")
    assert "\nT2\n" in author.text
    assert "\nI2\n" in author.text


def test_jumping_shows_each_section_with_its_state(author: Author) -> None:
    with pytest.raises(PromptAbortedError):
        author.writes("T", "I", "One two.", Action.JUMP, choices=[6])
    assert "1. Problem description (2 words)" in author.script.said
    assert "7. Testing (to do)" in author.script.said
    assert "7 of 7, Testing; 1 written, 6 to do" in author.script.said


def test_skipped_sections_are_offered_at_the_end(author: Author) -> None:
    lines = [Action.SKIP if line == "The users." else line for line in ALL]
    assert author.writes(*lines, choices=[1])
    assert (
        "That was the last one: 5 written, 1 None, 1 to do."
        in author.script.said
    )


def test_none_is_never_offered_where_it_is_not_taken(author: Author) -> None:
    author.leaves("T", "I")
    assert Action.NONE not in author.script.asked[2].actions


def test_the_form_can_be_left_for_free_text(author: Author) -> None:
    author.leaves(*ALL[:6], Action.FREE, "Whoever\n  wants it.")
    assert "Assignee(s)\n-----------\n\nWhoever\n  wants it.\n" in author.text


def test_none_in_the_forms_has_their_shape(author: Author) -> None:
    author.leaves(*ALL[:6], Action.NONE, Action.NONE)
    assert "Primary assignee:\n  None\n" in author.text
    assert "Feature liaison:\n  None\n" in author.text


def test_an_answer_is_filled_whole(author: Author) -> None:
    words = "word " * 40
    author.leaves("T", "I", words)
    lines = author.text.split("\n")
    assert max(len(line) for line in lines) <= 79
    assert author.text.count("word") == 40


def test_what_is_wrong_is_shown_at_once(author: Author) -> None:
    author.leaves("T", "I")
    line = author.text[: author.text.index("Problem desc")].count("\n") + 4
    author.findings = (
        Finding(line, 1, "x", Severity.ERROR, "Not so.", "Mend it."),
        Finding(1, 1, "x", Severity.ERROR, "Elsewhere.", "Mend it."),
    )
    with pytest.raises(PromptAbortedError):
        author.writes("One.", "Two.", choices=[0, 1])
    assert f"Line {line}: Not so." in author.script.said
    assert "Elsewhere." not in author.script.heard
    assert author.script.asked[1].default == "One."
    assert "\nTwo.\n" in author.text


def test_a_foreign_change_in_the_section_is_not_overwritten(
    author: Author,
) -> None:
    def meanwhile(_: Question) -> str:
        text = author.text
        start = text.index(".. novaspec", text.index("Problem desc"))
        end = text.index("\nUse Cases")
        author.path.write_text(text[:start] + "Theirs.\n" + text[end:])
        return "Mine."

    def both(wanted: Question) -> str:
        assert wanted.default == "Theirs.\n\nMine."
        assert "Theirs." in author.text
        assert "Mine." not in author.text
        return "Ours."

    author.leaves("T", "I", meanwhile, both)
    assert "\nOurs.\n" in author.text
    assert author.recovery.load() == {}


def test_braces_and_percent_signs_come_out_as_typed(author: Author) -> None:
    words = "{{ 7 * 7 }} {% raw %} %(name)s {0} \\n #{x}"
    author.leaves(words, words, words)
    assert author.text.count(words) == 3


def test_words_written_into_the_comment_by_hand_are_not_lost(
    author: Author,
) -> None:
    author.leaves("T", "I")
    question = "   - What goes wrong today"
    assert question in author.text
    author.path.write_text(
        author.text.replace(question, f"   It is slow.\n\n{question}", 1)
    )
    author.leaves()
    assert "It is slow." in author.script.asked[0].default


def test_leaving_a_form_keeps_what_was_entered(author: Author) -> None:
    author.leaves(*ALL[:6], "alice", PromptAbortedError("bob", by_author=True))
    author.leaves()
    asked = author.script.asked[0]
    assert asked.message == "Other contributors (ids):"
    assert asked.default == "bob"
    assert [line.note for line in asked.fields[0]] == ["alice"]


def test_a_heading_that_would_leave_the_section(author: Author) -> None:
    """Such an answer would be cut in two as soon as it is saved."""
    words = "One.\n\nFoo\n===\n\nTwo."

    def mended(wanted: Question) -> str:
        assert wanted.default == words
        assert "Foo" not in author.text
        return words.replace("===", "~~~")

    author.leaves("T", "I", words, mended)
    assert "would begin a section beside" in author.script.heard
    assert "\nOne.\n\nFoo\n~~~\n\nTwo.\n" in author.text


@pytest.mark.parametrize("title", ["Testing\n=======", "====\nT\n===="])
def test_a_heading_that_is_there_already(author: Author, title: str) -> None:
    author.leaves("T", "I", title, "One.")
    assert "would begin a section beside" in author.script.heard
    assert "\nOne.\n" in author.text


def test_our_own_marker_as_an_answer(author: Author) -> None:
    author.leaves("T", "I", f"{todo.MARKER}\n\n   My words.", "The users.")
    assert "   My words." in author.text
    author.leaves(Action.BACK, Action.BACK)
    assert "My words." in author.script.asked[2].default


def test_none_with_its_reason(author: Author) -> None:
    author.leaves(
        *ALL[:5], Answer("", Action.BECAUSE), "because nothing\nis parsed"
    )
    assert "\nNone, because nothing is parsed.\n" in author.text
    steps = progress.sections(document.split(author.text), OUTLINE)
    assert steps[3].state is State.NONE


def test_a_reason_that_becomes_a_text(author: Author) -> None:
    def free(wanted: Question) -> Answer:
        assert wanted.default == "much is parsed"
        return Answer("in truth, much is parsed", Action.FREE)

    def text(wanted: Question) -> str:
        assert wanted.default == "in truth, much is parsed"
        return "It parses much."

    typed = Answer("much is\nparsed", Action.BECAUSE)
    author.leaves(*ALL[:5], typed, free, text)
    assert "\nIt parses much.\n" in author.text


LISTED = "Upgrade:\n\n* one\n* two"


def test_a_list_is_no_reason_and_is_not_dropped_by_mistake(
    author: Author,
) -> None:
    def again(wanted: Question) -> str:
        assert wanted.default == LISTED
        return LISTED

    author.leaves(*ALL[:5], Answer(LISTED, Action.BECAUSE), again)
    assert "Put None in place of your words?" in author.script.said
    assert LISTED in author.text


def test_words_come_back_from_the_reason_as_they_were(author: Author) -> None:
    typed = "Much is\nparsed"

    def text(wanted: Question) -> str:
        assert wanted.default == typed
        return typed

    author.leaves(*ALL[:5], Answer(typed, Action.BECAUSE), Action.FREE, text)
    assert "\nMuch is parsed\n" in author.text


def test_leaving_at_the_reason_keeps_the_words(author: Author) -> None:
    author.leaves(*ALL[:5], Answer("Much is\nparsed", Action.BECAUSE), _left)
    assert author.recovery.load() == {"Security impact": "Much is\nparsed"}


def _left(wanted: Question) -> str:
    raise PromptAbortedError(wanted.default, by_author=True)


def test_nothing_is_no_answer(author: Author) -> None:
    before = author.text
    author.leaves("Awesome thing", Answer("  \n"))
    assert author.text == before


def test_none_does_not_take_the_place_of_words_by_mistake(
    author: Author,
) -> None:
    def words(wanted: Question) -> str:
        assert wanted.default == "Long words."
        return wanted.default

    author.leaves(*ALL[:5], Answer("Long words.", Action.NONE), words)
    assert "\nLong words.\n" in author.text


def test_feedback_on_the_scope_ends_it_early(author: Author) -> None:
    scope = Answer("The change.", Action.SCOPE)
    assert author.writes(*ALL[:4], scope, choices=[0])
    assert f"\nThe change.\n\n{preliminary.SENTENCE}\n" in author.text
    assert "7 of 7" not in author.script.heard


def test_feedback_on_the_scope_and_the_rest(author: Author) -> None:
    typed = f"The change. {preliminary.SENTENCE}"
    author.script.choices = [1]
    with pytest.raises(PromptAbortedError):
        author.writes(*ALL[:4], typed, Action.NONE, choices=[1])
    assert "4 of 7, Security impact" in author.script.heard


def test_the_map_tells_of_findings(author: Author) -> None:
    author.leaves("T", "I", "One two.")
    line = author.text[: author.text.index("One two")].count("\n") + 1
    author.findings = (
        Finding(line, 1, "x", Severity.ERROR, "Not so.", "Mend it."),
    )
    with pytest.raises(PromptAbortedError):
        author.writes(Action.JUMP, choices=[1])
    said = author.script.said
    assert "1. Problem description (2 words, 1 finding)" in said
    assert "Title and introduction (1 word)" in said


def test_the_map_leads_to_the_title(author: Author) -> None:
    with pytest.raises(PromptAbortedError):
        author.writes(
            "T", "I", Action.JUMP, "T2", Action.BACK, "T3", choices=[7]
        )
    assert "\nT3\n" in author.text


def test_launchpads_title_does_not_take_the_authors_place(
    author: Author,
) -> None:
    author.leaves("My own", "I", Action.BACK, Action.BACK)
    assert author.script.asked[4].default == "My own"
    assert author.script.asked[4].pending is None


def test_before_the_first_section_is_the_introduction(author: Author) -> None:
    author.leaves("T", "I", Action.BACK, "It is better.")
    messages = [wanted.message for wanted in author.script.asked]
    assert messages == ["Title:", *["Your text:"] * 4]
    assert author.script.asked[3].default == "I"
    assert "\nIt is better.\n" in author.text


def test_a_title_that_was_chosen_is_not_asked_for_again(
    author: Author,
) -> None:
    author.leaves("My own")
    author.leaves()
    assert author.script.asked[0].message == "Your text:"
    assert "Title" not in author.script.heard


def test_a_title_accepted_as_made_is_not_asked_for_again(
    author: Author,
) -> None:
    author.leaves("Awesome thing")
    author.leaves()
    assert author.script.asked[0].message == "Your text:"
    assert "Title" not in author.script.heard


def test_going_on_begins_at_the_section_that_was_left(author: Author) -> None:
    author.leaves("Awesome thing", Action.SKIP, "The problem.")
    author.leaves()
    assert len(author.script.asked) == 1
    assert "2 of 7, Use Cases; 1 written, 6 to do" in author.script.said


def test_an_introduction_that_was_passed_over_is_offered_at_the_end(
    author: Author,
) -> None:
    author.leaves("T", Action.SKIP)
    assert author.writes(*ALL[2:], "It is awesome.", choices=[0])
    assert "\nIt is awesome.\n" in author.text


def test_going_on_from_the_end_begins_at_the_first_to_do(
    author: Author,
) -> None:
    author.path.unlink()
    skipped = [Action.SKIP] * 6
    interview = author.begins(["Mine", "I", "The problem.", *skipped], [1])
    assert interview.run()
    author.script.said.clear()
    with pytest.raises(PromptAbortedError):
        interview.run()
    assert author.script.said[0].startswith("2 of 7, Use Cases;")
    assert "\nMine\n" in author.text


def test_filling_begins_at_the_section_that_was_left(author: Author) -> None:
    titles = ["Problem description", "Use Cases", "Testing"]
    author.leaves("T", "I", Action.JUMP, choices=[1])
    with pytest.raises(PromptAbortedError):
        author.fills(titles)
    assert "2 of 7, Use Cases; 7 to do" in author.script.said[0]
    assert author.fills(titles, "The users.", "The tests.", "The problem.")


def test_two_change_the_title_at_once(author: Author) -> None:
    def meanwhile(_: Question) -> str:
        text = author.text.replace("Awesome thing", "Colleague it")
        author.path.write_text(text)
        return "Mine"

    def again(wanted: Question) -> str:
        assert wanted.default == "Mine"
        assert " The file has: Colleague it" in author.script.said
        return "Colleague it and mine"

    author.leaves(meanwhile, again)
    assert "\nColleague it and mine\n" in author.text


def test_a_title_that_is_none_comes_back_to_be_mended(author: Author) -> None:
    def again(wanted: Question) -> str:
        assert wanted.default == "===="
        return "Better"

    author.leaves("====", again)
    assert "\nBetter\n" in author.text


def test_leaving_at_an_untouched_title_keeps_nothing(author: Author) -> None:
    author.leaves(_left)
    assert author.recovery.load() == {}
    author.leaves()
    assert author.script.asked[0].pending is not None


def test_what_was_written_by_hand_is_what_one_goes_back_to(
    author: Author,
) -> None:
    def meanwhile(_: Question) -> Answer:
        text = author.text.replace("The problem.", "By hand.")
        author.path.write_text(text)
        return Answer("", Action.BACK)

    def again(wanted: Question) -> str:
        assert wanted.default == "By hand."
        return wanted.default

    author.leaves("T", "I", "The problem.", meanwhile, again)
    assert "\nBy hand.\n" in author.text


def test_words_kept_and_words_written_by_hand_are_both_offered(
    author: Author,
) -> None:
    author.leaves("T", "I", PromptAbortedError("Our words.", by_author=True))
    todo = author.text.index(".. novaspec: to do")
    end = author.text.index("Use Cases\n")
    by_hand = f"{author.text[:todo]}By hand.\n\n{author.text[end:]}"
    author.path.write_text(by_hand)

    def both(wanted: Question) -> str:
        assert wanted.default == "By hand.\n\nOur words."
        return wanted.default

    with pytest.raises(PromptAbortedError):
        author.writes(Action.JUMP, both, choices=[0])
    assert "both are below" in author.script.heard
    assert "\nBy hand.\n\nOur words.\n" in author.text


def test_words_kept_over_what_is_there_stand_alone(author: Author) -> None:
    author.leaves("T", "I", "The problem.")
    with pytest.raises(PromptAbortedError):
        author.writes(
            Action.JUMP,
            PromptAbortedError("The real problem.", by_author=True),
            choices=[0],
        )

    def ours(wanted: Question) -> str:
        assert wanted.default == "The real problem."
        return wanted.default

    with pytest.raises(PromptAbortedError):
        author.writes(Action.JUMP, ours, choices=[0])
    assert "\nThe real problem.\n" in author.text
    assert "\nThe problem.\n" not in author.text


def test_a_title_that_came_and_was_left_is_not_the_authors(
    author: Author,
) -> None:
    def left(wanted: Question) -> str:
        assert wanted.pending is not None
        raise PromptAbortedError(str(wanted.pending.text()), by_author=True)

    author.leaves(left)
    assert author.recovery.load() == {}


def test_none_as_it_was_offered_is_not_found_fault_with(
    author: Author,
) -> None:
    def nobody(_: Question) -> Answer:
        above = author.text[: author.text.index("Assignee(s)\n")]
        line = above.count("\n") + 4
        author.findings = (
            Finding(line, 1, "x", Severity.WARNING, "Nobody does it.", "Do."),
        )
        return Answer("", Action.NONE)

    author.leaves(*ALL[:6], nobody)
    assert "Nobody does it." not in author.script.heard
    assert author.script.asked[-1].message.startswith("Feature liaison")


def test_words_that_cannot_be_kept_are_told(author: Author) -> None:
    drafts = author.recovery.path.parent
    drafts.parent.mkdir(parents=True, exist_ok=True)
    drafts.touch()
    author.leaves("T", PromptAbortedError("Half a thought", by_author=True))
    assert "could not be kept" in author.script.heard


def test_a_title_that_the_gate_refuses(author: Author) -> None:
    long = "Word " * 20 + "end"
    with pytest.raises(PromptAbortedError):
        author.writes(long, f"{long}s", choices=[0, 1])
    assert "The title has 103 characters; the gate takes 79." in (
        author.script.said
    )
    assert author.script.asked[1].default == long
    assert f"\n{long}s\n" in author.text


def test_a_section_that_is_gone_meanwhile(author: Author) -> None:
    def meanwhile(_: Question) -> str:
        text = author.text
        start, end = text.index("Use Cases\n"), text.index("Proposed change\n")
        author.path.write_text(text[:start] + text[end:])
        return "The users."

    author.leaves("T", "I", "The problem.", meanwhile, "The change.")
    assert author.recovery.load() == {"Use Cases": "The users."}
    assert "\nThe change.\n" in author.text


def test_a_form_that_was_left_empty_is_asked_again(author: Author) -> None:
    author.leaves(*ALL[:6], PromptAbortedError("", by_author=True))
    assert author.recovery.load() == {}
    author.leaves()
    assert author.script.asked[0].message.startswith("Primary assignee")


def test_the_template_is_shown_beside_a_form_too(author: Author) -> None:
    def same(wanted: Question) -> str:
        assert wanted.message.startswith("Primary assignee")
        return wanted.default

    author.leaves(*ALL[:6], Answer("bo", Action.TEMPLATE), same)
    assert "<launchpad-id or None>" in author.script.heard
    assert author.script.asked[-2].default == "bo"


def test_a_title_that_would_not_be_read_as_one_is_told(
    author: Author,
) -> None:
    author.leaves("====", "A title", "I")
    assert "'====' is no title; give one of words." in author.script.said
    assert "\nA title\n" in author.text
