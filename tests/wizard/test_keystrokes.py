"""How much an author who knows the way has to type beside the text."""

from functools import partial
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
ALT_N = "\x1bn"

# What is waited for, what is typed, and the key beside it. An empty
# field is None, or done, or takes what is offered.
WAY: list[tuple[str, str, str]] = [
    ("┃ An awesome thing", "", ENTER),
    ("It is awesome.", "", SAVE),
    ("Problem description", "The problem.", SAVE),
    ("Use Cases", "The users.", SAVE),
    ("Proposed change", "The change.", SAVE),
    ("Alternatives", "The alternative.", SAVE),
    ("Data model impact", "", ENTER),
    ("REST API impact", "", ENTER),
    ("Security impact", "", ENTER),
    ("Notifications impact", "", ENTER),
    ("Other end user impact", "", ENTER),
    ("Performance Impact", "It is faster.", SAVE),
    ("Other deployer impact", "", ENTER),
    ("Developer impact", "", ENTER),
    ("Upgrade impact", "It needs no downtime.", SAVE),
    ("Assignee(s)", "", ENTER),
    ("Other contributors", "", ENTER),
    ("Feature Liaison", "sean-k-mooney", ENTER),
    ("Work Items", "Write it", ENTER),
    # The list ends with its last entry.
    ("Work item 2:", "Test it", SAVE),
    ("Dependencies", "", ENTER),
    ("Testing", "The tests.", SAVE),
    ("Documentation Impact", "The handbook.", SAVE),
    # It is rarely None: a key of its own.
    ("References", "", ALT_N),
    ("» Quit", "", ENTER),
]
MOST = 26


def is_open(session: Session, prompt: str) -> bool:
    """Say whether a field, or a menu, can be typed at."""
    shown = session.display
    last = shown.rpartition("\n")[2]
    if prompt.startswith("»"):
        return last.strip() == prompt
    is_titled = f"│ {prompt}\n" in shown or f"┃ {prompt}" in shown
    return "Ctrl-C: leave" in last and (is_titled or prompt in shown)


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
                session.wait_until(partial(is_open, session, prompt), prompt)
                session.type(text)
                session.wait_for(text)
                session.type(key)
            assert session.wait_for_end() == 0
    spec = split((tmp_path / "awesome-thing.rst").read_text())
    steps = progress.sections(spec, resources.embedded().outline)
    states = [step.state for step in steps]
    assert states.count(State.NONE) == 9
    assert states.count(State.WRITTEN) == 11
    assert len(WAY) == 25 < MOST
