import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from novaspec_new.render.new_spec import filled
from novaspec_new.rst import parse
from novaspec_new.spec.outline import OutlineEntry
from novaspec_new.terminal.interface import (
    Answer,
    PromptAbortedError,
    Question,
)
from novaspec_new.terminal.menu_entries import Action
from novaspec_new.wizard import forms
from novaspec_new.wizard.forms import FormContext
from novaspec_new.wizard.text_dialog import Dialog, SectionHelp
from novaspec_new.workspace import resources
from novaspec_new.workspace.identity import Person
from novaspec_new.workspace.recovery import Recovery
from tests.support.script import LEFT, Entered, Script

ENTRIES = {each.title: each for each in resources.embedded().outline.asked}
ITEMS = ENTRIES["Work Items"]
REFERENCES = ENTRIES["References"]
DEPENDENCIES = ENTRIES["Dependencies"]
API = ENTRIES["REST API impact"]
ASSIGNEES = ENTRIES["Assignee(s)"]
LIAISON = ENTRIES["Feature Liaison"]
EVERY = (ITEMS, REFERENCES, DEPENDENCIES, API, ASSIGNEES, LIAISON)
AWAY = (Action.BACK, Action.SKIP, Action.JUMP)
OUT = (Action.FREE, *AWAY)
DONE = Answer("", Action.DONE)

SCHEMA = (
    '{"type": "object", "properties": {"share_id": {"type": "string"}},'
    ' "required": ["share_id"], "additionalProperties": false}'
)
ALL_OF_A_POST: tuple[Entered, ...] = (
    "POST /servers/{server_id}/shares",
    "Attach a share.",
    SCHEMA,
    '{"share_id": "a"}',
    "202",
    DONE,
    DONE,
    DONE,
    "409 it is locked",
    "404 there is none",
    DONE,
    "2.97",
    "os_compute_api:os-server-shares:create",
)


class Author:
    """Fills in forms from a script; what is left half-way is kept."""

    def __init__(self, folder: Path) -> None:
        self.script = Script()
        self.persons: tuple[Person, ...] = ()
        self.recovery = Recovery(folder / "awesome-thing.rst")

    def fills(
        self,
        entry: OutlineEntry,
        *lines: Entered,
        choices: tuple[int, ...] = (),
        confirms: tuple[bool | None, ...] = (),
        again: bool = False,
    ) -> Answer:
        """Fill in a form, a new one or ``again`` the one that was left."""
        if not again:
            self.recovery.forget(entry.title)
        self.script = Script(list(lines), list(choices), list(confirms))
        dialog = Dialog(self.script, self.recovery)
        dialog.key = entry.title
        context = FormContext(
            dialog, entry, SectionHelp(), (Action.NONE, Action.BECAUSE, *OUT)
        )
        return forms.fill(entry.info.form, context, lambda: self.persons)

    def so_far(self, entry: OutlineEntry) -> str:
        """What is in the form that was left, as free text."""
        return self.fills(entry, Answer("", Action.FREE), again=True).text

    @property
    def messages(self) -> list[str]:
        return [wanted.message for wanted in self.script.asked]


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path)


def typed(text: str, move: Action) -> Callable[[Question], Answer]:
    """The author has typed something and makes a move."""
    return lambda _: Answer(text, move)


def test_every_form_of_the_outline_is_there() -> None:
    entries = resources.embedded().outline.asked
    having = {
        entry.info.form for entry in entries if entry.info.form != "text"
    }
    assert {*having, "list"} == set(forms._forms())


def test_items_are_typed_one_by_one(author: Author) -> None:
    answer = author.fills(ITEMS, "one", "two", "* three\n* four", DONE)
    assert answer == Answer("* one\n* two\n* three\n* four")
    assert author.messages[1:] == [
        "Work item 2:",
        "Work item 3:",
        "Work item 5:",
    ]


def test_references_become_links(author: Author) -> None:
    answer = author.fills(REFERENCES, "A <https://a.example>", "B", DONE)
    assert answer == Answer("* `A <https://a.example>`__\n* B")


def test_a_reference_that_is_none_is_mended(author: Author) -> None:
    answer = author.fills(
        REFERENCES,
        "A <htp://a.example>",
        "A <https://a.example>",
        DONE,
        choices=(0,),
    )
    assert answer == Answer("* `A <https://a.example>`__")
    assert author.script.asked[1].default == "A <htp://a.example>"
    assert "is no address" in author.script.heard


@pytest.mark.parametrize(
    ("entry", "move"),
    [
        (ITEMS, Action.SKIP),
        (REFERENCES, Action.SKIP),
        (DEPENDENCIES, Action.NONE),
        (API, Action.NONE),
        (ASSIGNEES, Action.NONE),
        (LIAISON, Action.NONE),
    ],
)
def test_enter_at_the_first_prompt_is_what_is_usual(
    author: Author, entry: OutlineEntry, move: Action
) -> None:
    assert author.fills(entry, move) == Answer("", move)
    assert author.script.asked[0].on_empty is move


@pytest.mark.parametrize("entry", EVERY)
def test_none_is_none_wherever_it_is_chosen(
    author: Author, entry: OutlineEntry
) -> None:
    assert author.fills(entry, Action.NONE) == Answer("", Action.NONE)
    assert not author.script.heard.count("in place of")


@pytest.mark.parametrize("entry", EVERY)
def test_none_asks_before_it_drops_words(
    author: Author, entry: OutlineEntry
) -> None:
    none = typed("GET /x", Action.NONE)
    gone = author.fills(entry, none, confirms=(True,))
    assert gone == Answer("", Action.NONE)
    kept = author.fills(entry, none, typed("", Action.SKIP), confirms=(False,))
    assert kept == Answer("", Action.SKIP)
    assert author.script.asked[1].default == "GET /x"


@pytest.mark.parametrize("move", [Action.NONE, Action.BECAUSE])
def test_none_asks_before_it_drops_a_list(
    author: Author, move: Action
) -> None:
    lines = ("one", "two", Answer("", move), "three", DONE)
    answer = author.fills(ITEMS, *lines, confirms=(False,))
    assert answer == Answer("* one\n* two\n* three")
    assert "Put None in place of what you entered?" in author.script.heard


def test_ctrl_c_at_that_question_keeps_it_all(author: Author) -> None:
    with pytest.raises(PromptAbortedError):
        author.fills(ITEMS, "one", typed("two", Action.NONE), confirms=(None,))
    assert author.so_far(ITEMS) == "* one\n* two"


@pytest.mark.parametrize("move", AWAY)
def test_a_name_that_is_only_offered_was_not_entered(
    author: Author, move: Action
) -> None:
    author.persons = (Person("alice", "Launchpad"),)
    assert author.fills(ASSIGNEES, move).action is move
    assert author.so_far(ASSIGNEES) == ""
    author.fills(ASSIGNEES, typed("bob", move))
    assert "bob" in author.so_far(ASSIGNEES)
    with pytest.raises(PromptAbortedError):
        author.fills(ASSIGNEES, lambda ask: _left(ask.default))
    assert author.so_far(ASSIGNEES) == ""


def test_a_full_name_is_a_hint_and_no_default(author: Author) -> None:
    author.persons = (Person("Ann Author", "git"),)
    author.fills(ASSIGNEES, Action.NONE)
    assert author.script.asked[0].default == ""
    assert author.script.asked[0].hint == "It may be: Ann Author (git)."
    author.persons += (Person("ann", "your settings"),)
    author.fills(ASSIGNEES, Action.NONE)
    assert author.script.asked[0].default == "ann"


def _left(text: str) -> Answer:
    raise PromptAbortedError(text, by_author=True)


@pytest.mark.parametrize("move", AWAY)
def test_a_form_left_half_way_comes_back_as_the_form(
    author: Author, move: Action
) -> None:
    assert author.fills(ITEMS, "one", typed("two", move)).action is move
    answer = author.fills(ITEMS, lambda ask: ask.default, DONE, again=True)
    assert answer == Answer("* one\n* two")
    assert author.messages == ["Work item 2:", "Work item 3:"]


def test_a_form_becomes_free_text_with_all_that_was_entered(
    author: Author,
) -> None:
    free = Action.FREE
    answer = author.fills(ITEMS, "one", typed("two", free))
    assert answer == Answer("* one\n* two", free)
    answer = author.fills(ASSIGNEES, "alice", typed("bob", free))
    assert answer == Answer(
        "Primary assignee:\n  alice\n\nOther contributors:\n  bob", free
    )
    answer = author.fills(LIAISON, typed("carol", free))
    assert answer == Answer("Feature liaison:\n  carol", free)
    # From there on it is the text that is kept.
    assert author.recovery.load()[LIAISON.title] == "Feature liaison:\n  carol"
    assert not author.recovery.form(LIAISON.title)


@pytest.mark.parametrize("end", range(1, len(ALL_OF_A_POST) + 1))
@pytest.mark.parametrize("move", [*AWAY, None])
def test_nothing_of_an_api_is_lost(
    author: Author, end: int, move: Action | None
) -> None:
    lines = [line for line in ALL_OF_A_POST[:end] if line != DONE]
    last = lines[-1] if ALL_OF_A_POST[end - 1] != DONE else ""
    done = ALL_OF_A_POST[: end - 1]
    if move is None:
        with pytest.raises(PromptAbortedError):
            author.fills(
                API, *done, PromptAbortedError(str(last), by_author=True)
            )
    else:
        author.fills(API, *done, typed(str(last), move))
    text = author.so_far(API)
    flat = "".join(text.split())
    for line in map(str, lines):
        verb, _, rest = line.partition(" ")
        assert "".join(verb.split()) in flat
        assert "".join(rest.split()) in flat
    assert parse.parse(text).messages == ()


def test_what_is_typed_is_kept_with_all_before(author: Author) -> None:
    author.fills(API, *ALL_OF_A_POST)
    for wanted in author.script.asked:
        assert wanted.compose is not None
        kept = wanted.kept("GET /typed-last")
        assert "/typed-last" in kept
        assert parse.parse(kept).messages == ()


def test_leaving_a_choice_keeps_the_words_too(author: Author) -> None:
    with pytest.raises(PromptAbortedError):
        author.fills(REFERENCES, "one", "A <b>", choices=(LEFT,))
    assert author.so_far(REFERENCES) == "* one\n* A <b>"


def test_a_whole_method(author: Author) -> None:
    answer = author.fills(API, *ALL_OF_A_POST)
    text = filled(answer.text).text
    assert answer.action is None
    assert text.startswith(
        "**POST /servers/{server_id}/shares**\n\nAttach a share.\n\n"
        "* Microversion: 2.97\n\n"
        "* Policy: ``os_compute_api:os-server-shares:create``\n\n"
        "* Normal response codes:\n\n  * 202 Accepted\n\n"
        "* Error response codes:\n\n  * 409 Conflict: it is locked\n"
        "  * 404 Not Found: there is none\n\n"
        "JSON schema of the request:\n\n.. code-block:: json\n\n"
    )
    assert text.count("code-block") == 2
    assert not any("What now?" in line for line in author.script.said)
    assert parse.parse(text).messages == ()


def test_a_get_is_asked_for_what_it_has(author: Author) -> None:
    answer = author.fills(
        API,
        "GET /servers",
        DONE,
        "limit: how many",
        DONE,
        "204",
        DONE,
        DONE,
        DONE,
        DONE,
    )
    assert "* Query parameters:\n\n  * ``limit``: how many" in answer.text
    assert not any("JSON" in message for message in author.messages)
    assert author.messages[-1] == "Policy rule or change:"


def test_the_microversion_is_offered_again(author: Author) -> None:
    rest: tuple[Entered, ...] = (DONE, DONE, "204", DONE, DONE)
    author.fills(
        API, "GET /a", *rest, "2.97", DONE, "GET /b", *rest, lambda ask: (
            ask.default
        ), DONE, choices=(1, 0),
    )  # fmt: skip
    asked = [
        wanted.default
        for wanted in author.script.asked
        if wanted.message.startswith("Microversion")
    ]
    assert asked == ["", "2.97"]


def test_each_mistake_is_told_and_may_be_kept(author: Author) -> None:
    author.fills(
        API,
        "POST /os_shares",
        DONE,
        '{"properties": {"shareId": {}}, "additionalProperties": false}',
        '{"other": 1}',
        "999",
        DONE,
        DONE,
        DONE,
        "409",
        DONE,
        "new",
        DONE,
        choices=(*(1,) * 6, 0),
    )
    said = [
        before
        for before, line in itertools.pairwise(author.script.said)
        if line == "What now?"
    ]
    assert said == [
        "'os_shares' in the path holds an underscore; "
        "Nova's use hyphens: 'os-shares'",
        "line 1: properties.shareId: 'shareId' is not in snake_case",
        "line 1: Additional properties are not allowed ('other' was "
        "unexpected)",
        "HTTP has no code 999",
        "409 has no reason: what causes it?",
        "'new' is no microversion such as 2.101",
    ]


def test_no_more_mistakes_are_told_than_one_can_read(author: Author) -> None:
    sample = json.dumps([{"aB": number} for number in range(100)])
    author.fills(
        API, "POST /a", DONE, DONE, sample, *[DONE] * 7, choices=(1, 0)
    )
    said = author.script.said[: author.script.said.index("What now?")]
    assert len(said) == 1 + 8 + 1
    assert said[-1] == "and 92 more"


def test_white_space_is_no_answer(author: Author) -> None:
    answer = author.fills(API, "POST /a", " ", " \n ", "\n", *[DONE] * 6)
    assert answer == Answer("**POST /a**")


def test_a_schema_is_mended_where_it_stands(author: Author) -> None:
    answer = author.fills(
        API,
        "POST /a",
        DONE,
        "{'type': 'object'}",
        lambda ask: ask.default.replace("'", '"'),
        typed("", Action.FREE),
        choices=(0, 1),
    )
    assert '"type": "object"' in answer.text
    assert author.script.asked[3].multiline


def test_the_likeliest_person_is_offered(author: Author) -> None:
    author.persons = (Person("alice", "Launchpad"), Person("Al", "git"))
    answer = author.fills(ASSIGNEES, lambda ask: ask.default, "bob, Jay Doe")
    assert answer == Answer(
        "Primary assignee:\n  alice\n\nOther contributors:\n  bob, Jay Doe"
    )
    hint = "It may be: alice (Launchpad), Al (git)."
    assert author.script.asked[0].hint == hint


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("bob carol", "bob, carol"),
        ("bob,carol", "bob, carol"),
        ("Bob Doe; carol", "Bob Doe, carol"),
        ("none", "None"),
        ("N/A", "None"),
    ],
)
def test_contributors_are_written_as_one_likes(
    author: Author, typed: str, shown: str
) -> None:
    answer = author.fills(ASSIGNEES, "alice", typed)
    assert answer.text.endswith(f"Other contributors:\n  {shown}")


@pytest.mark.parametrize("typed", ["needed", "Liaison needed", "NEEDED"])
def test_a_liaison_may_be_needed(author: Author, typed: str) -> None:
    answer = author.fills(LIAISON, typed)
    assert answer == Answer("Feature liaison:\n  Liaison Needed")


@pytest.mark.parametrize("entry", [ASSIGNEES, LIAISON])
@pytest.mark.parametrize("typed", ["None", "n/a", " none. "])
def test_a_name_that_says_none_is_none(
    author: Author, entry: OutlineEntry, typed: str
) -> None:
    assert author.fills(entry, typed) == Answer("", Action.NONE)
