"""How much an author who knows the way has to type beside the text."""

from pathlib import Path

import pytest

from novaspec_new import progress, resources
from novaspec_new.document import split
from novaspec_new.progress import State
from tests.support.launchpad import FakeLaunchpad, Specification
from tests.support.screen import Session

SAVE = "\x04"
ENTER = "\r"
TAB = "\t"

# What is typed in each section, in their order: texts, and the keys
# beside them. An empty field is None, or done, or takes what is offered.
NONE: list[tuple[str, str]] = [("", ENTER)]
WAY: list[list[tuple[str, str]]] = [
    [("The problem.", SAVE)],
    [("The users.", SAVE)],
    [("The change.", SAVE)],
    [("The alternative.", SAVE)],
    NONE,
    NONE,
    NONE,
    NONE,
    NONE,
    [("It is faster.", SAVE)],
    NONE,
    NONE,
    [("It needs no downtime.", SAVE)],
    [("", ENTER), ("", ENTER)],
    [("sean-k-mooney", ENTER)],
    [("Write it", ENTER), ("Test it", ENTER), ("", ENTER)],
    NONE,
    [("The tests.", SAVE)],
    [("The handbook.", SAVE)],
    # It is rarely None: two keys, by the menu.
    [("", TAB), ("", "n")],
]
MOST = 60


def test_a_spec_with_nine_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys that save, skip or choose, from the first prompt to the end."""
    fake = FakeLaunchpad()
    fake.blueprints["awesome-thing"] = Specification(
        "An awesome thing", "It is awesome.", assignee="alice"
    )
    keys = 0
    with fake, monkeypatch.context() as patch:
        patch.setenv("NOVASPEC_LAUNCHPAD_ROOT", fake.root)
        with Session(["new", "awesome-thing"], folder=tmp_path) as session:
            session.wait_for("Title: An awesome thing")
            session.type(ENTER)
            session.wait_for("It is awesome.")
            session.type(SAVE)
            keys += 2
            for number, typed in enumerate(WAY, 1):
                session.wait_for(f"{number} of 20, ")
                for text, key in typed:
                    session.rest(0.2)
                    session.type(text)
                    session.rest(0.1)
                    session.type(key)
                    keys += 1
            session.wait_for("The gate would take it.")
            assert session.wait_for_end() == 0
    spec = split((tmp_path / "awesome-thing.rst").read_text())
    steps = progress.steps(spec, resources.embedded().outline)
    states = [step.state for step in steps]
    assert states.count(State.NONE) == 9
    assert states.count(State.WRITTEN) == 11
    assert keys < MOST
    assert keys == 26
