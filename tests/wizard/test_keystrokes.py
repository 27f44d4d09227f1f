"""How much an author who knows the way has to type beside the text."""

from pathlib import Path

import pytest

from novaspec_new.spec import progress
from novaspec_new.spec.document import split
from novaspec_new.spec.progress import State
from novaspec_new.workspace import resources
from tests.support.launchpad import FakeLaunchpad, Specification
from tests.support.screen import Session

SAVE = "\x04"
ENTER = "\r"
TAB = "\t"
# With what a prompt ends, and the menu, once they can be typed at.
READY = ("Ctrl-C: leave", "w  Write on")

# What is waited for, what is typed, and the key beside it. An empty
# field is None, or done, or takes what is offered.
WAY: list[tuple[str, str, str]] = [
    ("Title: An awesome thing", "", ENTER),
    ("It is awesome.", "", SAVE),
    ("1 of 20, ", "The problem.", SAVE),
    ("2 of 20, ", "The users.", SAVE),
    ("3 of 20, ", "The change.", SAVE),
    ("4 of 20, ", "The alternative.", SAVE),
    *((f"{number} of 20, ", "", ENTER) for number in range(5, 10)),
    ("10 of 20, ", "It is faster.", SAVE),
    ("11 of 20, ", "", ENTER),
    ("12 of 20, ", "", ENTER),
    ("13 of 20, ", "It needs no downtime.", SAVE),
    ("14 of 20, ", "", ENTER),
    ("Other contributors", "", ENTER),
    ("15 of 20, ", "sean-k-mooney", ENTER),
    ("16 of 20, ", "Write it", ENTER),
    ("Work item 2:", "Test it", ENTER),
    ("Work item 3:", "", ENTER),
    ("17 of 20, ", "", ENTER),
    ("18 of 20, ", "The tests.", SAVE),
    ("19 of 20, ", "The handbook.", SAVE),
    # It is rarely None: two keys, by the menu.
    ("20 of 20, ", "", TAB),
    ("What now?", "", "n"),
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
    with fake, monkeypatch.context() as patch:
        patch.setenv("NOVASPEC_LAUNCHPAD_ROOT", fake.root)
        with Session(["new", "awesome-thing"], folder=tmp_path) as session:
            for prompt, text, key in WAY:
                session.wait_for(prompt)
                session.wait_until(
                    lambda: session.display.endswith(READY), "the keys' line"
                )
                session.type(text)
                session.wait_for(text)
                session.type(key)
            session.wait_for("The gate would take it.")
            assert session.wait_for_end() == 0
    spec = split((tmp_path / "awesome-thing.rst").read_text())
    steps = progress.sections(spec, resources.embedded().outline)
    states = [step.state for step in steps]
    assert states.count(State.NONE) == 9
    assert states.count(State.WRITTEN) == 11
    assert len(WAY) == 26 < MOST
