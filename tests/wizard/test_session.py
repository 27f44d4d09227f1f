"""The whole conversation in a real pseudo-terminal."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from novaspec_new.spec import progress
from novaspec_new.spec.document import split
from novaspec_new.spec.outline import Form
from novaspec_new.spec.progress import State
from novaspec_new.workspace import resources, spec_templates
from novaspec_new.workspace.recovery import Recovery
from tests.support import program, repository
from tests.support.launchpad import FakeLaunchpad, Fault, Specification
from tests.support.screen import Session

SPEC = "specs/2027.1/approved/awesome-thing.rst"
SAVE = "\x04"
CTRL_C = "\x03"
ENTER = "\r"

# What is typed at each prompt of the small checkout, and what to wait
# for after it.
Way = list[tuple[str, str]]
WAY: Way = [
    (ENTER, "Introduction"),
    (f"It is awesome.{SAVE}", "│ Problem description"),
    (f"The problem.{SAVE}", "│ Use Cases"),
    (f"The users.{SAVE}", "│ Proposed change"),
    (f"The change.{SAVE}", "│ Security impact"),
    (ENTER, "│ Assignee(s)"),
    (ENTER, "Other contributors"),
    (f"bob{ENTER}", "│ Feature Liaison"),
    (f"needed{ENTER}", "│ Testing"),
    (f"The tests.{SAVE}", "» Quit"),
    (ENTER, "Next, to send it for review:"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


@pytest.fixture
def launchpad(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeLaunchpad]:
    fake = FakeLaunchpad()
    fake.blueprints["awesome-thing"] = Specification(
        "An awesome thing", "", assignee="alice"
    )
    with fake:
        monkeypatch.setenv("NOVASPEC_LAUNCHPAD_ROOT", fake.root)
        yield fake


def new(
    root: Path, *options: str, columns: int = 80, lines: int = 24
) -> Session:
    return Session(
        ["new", "awesome-thing", *options],
        folder=root,
        columns=columns,
        lines=lines,
    )


def walk(
    session: Session, steps: int | None = None, *, way: Way = WAY
) -> None:
    session.wait_for("Ctrl-C: leave")
    for keys, then in way[:steps]:
        session.type(keys)
        session.wait_for(then)


def test_a_spec_from_start_to_end(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    with new(root) as session:
        session.wait_for("┃ An awesome thing")
        walk(session)
        session.wait_for("novaspec message awesome-thing --commit")
        assert session.wait_for_end() == 0
    text = (root / SPEC).read_text()
    assert "to do" not in text
    assert "\nAn awesome thing\n====" in text
    assert "Primary assignee:\n  alice\n\nOther contributors:\n  bob\n" in text
    assert program.run("check", SPEC, folder=root).returncode == 0


def test_the_conversation_and_a_file_of_answers_agree(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    with new(root) as session:
        session.wait_for("┃ An awesome thing")
        walk(session)
        session.wait_for_end()
    talked = (root / SPEC).read_text()
    (root / SPEC).unlink()
    (root / "a.toml").write_text(
        'introduction = "It is awesome."\n'
        "[sections]\n"
        '"Problem description" = "The problem."\n'
        '"Use Cases" = "The users."\n'
        '"Proposed change" = "The change."\n'
        '"Security impact" = "None"\n'
        '"Assignee(s)" = """\nPrimary assignee:\n  alice\n\n'
        'Other contributors:\n  bob"""\n'
        '"Feature Liaison" = "Feature liaison:\\n  Liaison Needed"\n'
        '"Testing" = "The tests."\n'
    )
    done = program.run(
        "new",
        "awesome-thing",
        "--answers=a.toml",
        "--non-interactive",
        folder=root,
    )
    assert done.returncode == 0, done.stderr
    assert (root / SPEC).read_text() == talked


def test_a_dead_launchpad_costs_only_the_title(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOVASPEC_LAUNCHPAD_ROOT", "http://127.0.0.1:9/")
    with new(root) as session:
        session.wait_for("┃ Awesome thing")
        session.wait_for("Launchpad")
        # Nobody is known to offer as the assignee.
        named = (f"alice{ENTER}", "Other contributors")
        walk(session, way=[*WAY[:6], named, *WAY[7:]])
        assert session.wait_for_end() == 0


def test_a_hanging_launchpad_delays_neither_prompt_nor_end(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    launchpad.fail(Fault.HANG)
    with new(root) as session:
        session.wait_for("Asking Launchpad for the title")
        session.type(CTRL_C)
        session.wait_for("To go on: novaspec new awesome-thing")
        assert session.wait_for_end() == 130


def test_outside_a_checkout(tmp_path: Path, launchpad: FakeLaunchpad) -> None:
    with new(tmp_path) as session:
        session.wait_for("Your spec: awesome-thing.rst")
        session.wait_for("┃ An awesome thing")
        session.type(ENTER)
        session.wait_for("Introduction")
        session.type(CTRL_C)
        assert session.wait_for_end() == 130
    assert (tmp_path / "awesome-thing.rst").exists()


def test_ctrl_c_half_way_and_going_on(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    with new(root) as session:
        walk(session, 4)
        session.type(f"Half a{CTRL_C}")
        session.wait_for("To go on: novaspec new awesome-thing")
        assert session.wait_for_end() == 130
    assert "\nThe users.\n" in (root / SPEC).read_text()
    with new(root) as session:
        session.wait_for("Going on with")
        session.wait_for("│ Proposed change")
        session.wait_for("Half a")
        session.type(f" whole.{SAVE}")
        session.wait_for("│ Security impact")
        session.type(CTRL_C)
        session.wait_for_end()
    assert "\nHalf a whole.\n" in (root / SPEC).read_text()


@pytest.mark.parametrize(
    ("letter", "then"),
    [
        ("b", "┃ The problem."),
        ("s", "│ Proposed change"),
        ("j", "7. Testing (to do)"),
        ("t", "Who wants it?"),
        ("x", "There is no other example"),
        ("e", "no editor is set"),
        ("q", "To go on: novaspec new awesome-thing"),
    ],
)
def test_each_letter_of_the_menu_makes_its_move(
    root: Path, launchpad: FakeLaunchpad, letter: str, then: str
) -> None:
    with new(root) as session:
        walk(session, 3)
        session.type("Half")
        session.wait_for("Half")
        session.type("\t")
        session.wait_for("What now?")
        session.type(letter)
        session.wait_for(then)
        if letter in "txe":
            # Back at the prompt, with the words.
            session.type(f" done.{SAVE}")
            session.wait_for("│ Proposed change")
            assert "\nHalf done.\n" in (root / SPEC).read_text()


def test_escape_leaves_the_map_as_it_was(root: Path) -> None:
    with new(root, "--offline") as session:
        session.wait_for("Ctrl-C: leave")
        session.type(ENTER)
        session.wait_for("Introduction")
        session.type(ENTER)
        session.wait_for("│ Problem description")
        session.type("Half")
        session.wait_for("Half")
        session.type("\t")
        session.wait_for("What now?")
        session.type("j")
        session.wait_for("Go to:")
        session.type("\x1b")
        session.wait_for("┃ Half")


def test_enter_in_the_titles_menu_does_not_leave(root: Path) -> None:
    with new(root, "--offline") as session:
        session.wait_for("Ctrl-C: leave")
        session.type("\t")
        session.wait_for("» w  Write on")
        session.type(ENTER)
        session.wait_for("┃ Awesome thing")


def test_a_title_of_ones_own_is_not_replaced(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    with new(root) as session:
        session.wait_for("┃ An awesome thing")
        session.type(" of mine")
        session.wait_for(" of mine")
        session.wait_for("Launchpad has this blueprint")
        session.type("\t")
        session.wait_for("What now?")
        session.type("w")
        session.wait_for("┃ An awesome thing of mine")
        session.rest(0.5)
        assert " of mine" in session.display


def test_none_for_the_rest_in_a_terminal(root: Path) -> None:
    (root / "a.toml").write_text(
        'title = "T"\nintroduction = "I"\n[sections]\nTesting = "Much."\n'
    )
    words = ["--offline", "--fill-none", "--answers", "a.toml"]
    with new(root, *words) as session:
        session.wait_for("» Quit")
        session.type(ENTER)
        session.wait_for("--commit")
        assert session.wait_for_end() == 0
    text = (root / SPEC).read_text()
    assert "novaspec: to do" not in text
    assert "\nMuch.\n" in text
    assert "\nPrimary assignee:\n  None\n" in text


def test_to_go_on_changes_nothing_by_itself(root: Path) -> None:
    (root / SPEC).write_text("Title\n=====\n\nTesting\n-------\n\nx\n")
    before = (root / SPEC).read_bytes()
    with new(root, "--offline") as session:
        session.wait_for("Going on with")
        session.wait_for("│ Introduction")
        session.type(CTRL_C)
        assert session.wait_for_end() == 130
    assert (root / SPEC).read_bytes() == before


@pytest.mark.parametrize("point", range(1, 11))
def test_killed_at_any_point_every_answer_is_in_the_file(
    root: Path, launchpad: FakeLaunchpad, point: int
) -> None:
    with new(root) as session:
        session.wait_for("┃ An awesome thing")
        walk(session, point)
        session.kill(signal.SIGKILL)
        session.wait_for_end()
    text = (root / SPEC).read_text()
    typed = "".join(keys for keys, _ in WAY[:point])
    for words in (
        "It is awesome.",
        "The problem.",
        "The users.",
        "The change.",
        "The tests.",
    ):
        assert (f"\n{words}\n" in text) == (words in typed)
    # The last line of a form is what saves it.
    assert ("\n  alice\n" in text) == (point > 7)
    assert ("\n  Liaison Needed\n" in text) == (point > 8)
    done = program.run("check", SPEC, folder=root)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_terminal_keeps_the_open_words(
    root: Path, launchpad: FakeLaunchpad, number: signal.Signals
) -> None:
    with new(root) as session:
        walk(session, 2)
        session.type("Half a sentence")
        session.wait_for("Half a sentence")
        session.kill(number)
        session.wait_for_end()
    with new(root) as session:
        session.wait_for("Going on with")
        session.wait_for("Half a sentence")


def test_a_form_that_was_left_is_told_to_come_back(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    with new(root) as session:
        # Launchpad has told who may be the assignee, too.
        session.wait_for("┃ An awesome thing")
        walk(session, 7)
        session.type("bob")
        session.wait_for("bob")
        session.type(CTRL_C)
        assert session.wait_for_end() == 130
        assert "What you had not saved is offered again." in session.everything


def test_an_interrupt_is_as_good_as_ctrl_c(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    with new(root) as session:
        walk(session, 2)
        session.type("Half a sentence")
        session.wait_for("Half a sentence")
        session.kill(signal.SIGINT)
        assert session.wait_for_end() == 130
        assert "To go on: novaspec new" in session.everything
    assert "Half a sentence" in Recovery(root / SPEC).load().values()


def test_killed_while_typing_the_words_are_offered_again(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    with new(root) as session:
        walk(session, 2)
        session.type("Half a sentence")
        session.wait_for("Half a sentence")
        kept = Recovery(root / SPEC).load
        session.wait_until(
            lambda: "Half a sentence" in kept().values(), "the recovery file"
        )
        session.kill(signal.SIGKILL)
        session.wait_for_end()
    with new(root) as session:
        session.wait_for("Going on with")
        session.wait_for("Your unsaved words")
        session.wait_for("Half a sentence")


def test_a_page_is_pasted_at_once(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    page = "\n".join(
        f"Line {number} of a long page, with a\ttab" for number in range(500)
    )
    with new(root) as session:
        walk(session, 2)
        session.paste(page)
        session.wait_for("Line 499")
        session.type(SAVE)
        session.wait_for("│ Use Cases")
    text = " ".join((root / SPEC).read_text().split())
    assert " ".join(page.split()) in text


@pytest.mark.parametrize(("columns", "lines"), [(40, 12), (80, 24), (200, 60)])
def test_any_size_of_terminal(
    root: Path, launchpad: FakeLaunchpad, columns: int, lines: int
) -> None:
    with new(root, columns=columns, lines=lines) as session:
        session.wait_for("Ctrl-C: leave")
        session.type(ENTER)
        session.wait_for("Introduction")
        session.type(f"It is awesome.{SAVE}")
        session.wait_for("│ Problem")
        session.resize(columns + 10, lines + 4)
        session.type(f"The problem.{SAVE}")
        session.wait_for("│ Use Cases")
    assert "\nThe problem.\n" in (root / SPEC).read_text()


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal_gets_no_escape_at_all(
    root: Path, launchpad: FakeLaunchpad, term: str
) -> None:
    way = [
        ("An awesome thing\n", "Introduction"),
        ("It is awesome.\n.\n", "1 of 7"),
        ("The problem.\nIt is two lines.\n.\n", "2 of 7"),
        (":skip\n", "3 of 7"),
        ("The change.\n.\n", "4 of 7"),
        ("\n", "5 of 7"),
        # Launchpad may not have told yet who that is.
        ("alice\n", "Other contributors"),
        ("\n", "6 of 7"),
        ("needed\n", "7 of 7"),
        (":back\n", "6 of 7"),
    ]
    with Session(
        ["new", "awesome-thing"], folder=root, environ={"TERM": term}
    ) as session:
        session.wait_for("Title:")
        for keys, then in way:
            session.type(keys)
            session.wait_for(then)
        session.type("\x03")
        session.wait_for("To go on:")
        assert session.wait_for_end() == 130
    assert b"\x1b" not in session.raw
    text = (root / SPEC).read_text()
    assert "\nThe problem. It is two lines.\n" in text
    assert "\n  Liaison Needed\n" in text


def leave_form(session: Session) -> None:
    """Ask for free text in place of a form, by the menu."""
    session.wait_until(lambda: "Tab: menu" in last_line(session), "a prompt")
    session.type("\t")
    session.wait_until(lambda: "w  Write on" in session.display, "the menu")
    session.type("f")


def last_line(session: Session) -> str:
    return session.display.split("\n")[-1]


def test_a_real_checkout(
    nova_specs: Path,
    tmp_path: Path,
    launchpad: FakeLaunchpad,
) -> None:
    """All 20 sections of the newest real template, answered."""
    checkout = repository.checkout(nova_specs)
    release = checkout.newest_release()
    root = tmp_path / "checkout"
    specs = root / "specs"
    (specs / release / "approved").mkdir(parents=True)
    name = f"{release}-template.rst"
    (specs / name).write_text(spec_templates.text_of(checkout, release))
    embedded = resources.embedded().outline
    asked = len(embedded.asked)
    with new(root) as session:
        session.wait_for("┃ An awesome thing")
        session.type(ENTER)
        session.wait_for("Introduction")
        session.type(f"Awesome.{SAVE}")
        people: dict[str, str] = {
            Form.ASSIGNEES: f"alice{ENTER}{ENTER}",
            Form.LIAISON: f"needed{ENTER}",
        }
        for number, entry in enumerate(embedded.asked, 1):
            session.wait_for(f"│ {entry.title}")
            form = entry.info.form
            if form not in {*people, Form.TEXT}:
                leave_form(session)
            session.type(people.get(form, f"Words {number}.{SAVE}"))
        session.wait_for("» Quit")
        session.type(ENTER)
        session.wait_for_end()
    path = specs / release / "approved" / "awesome-thing.rst"
    steps = progress.sections(
        split(path.read_text()), resources.embedded().outline
    )
    assert len(steps) == asked
    assert all(step.state is State.WRITTEN for step in steps)
