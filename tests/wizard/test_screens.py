"""Whole screens of a conversation, as an author sees them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.support import golden
from tests.support.launchpad import FakeLaunchpad, Specification
from tests.support.screen import Session

GOLDEN = Path(__file__).parent / "golden"
SAVE = "\x04"
ENTER = "\r"
WORDS = (
    "Operators cannot tell why a server stays on its host, and look for "
    "it in the logs of three services, one after the other."
)

# What is typed, what is shown then, and the screen's name.
WAY = [
    ("", "┃ An awesome thing", "title"),
    (ENTER, "│ Introduction", "introduction"),
    (SAVE, "│ Problem description", "first-section"),
    (WORDS, "the other.", "typed"),
    (" A ``broken mark", "never ends", "broken"),
    ("\x7f" * 16, "the other.", "mended"),
    (SAVE, "│ Use Cases", "saved"),
    ("\t", "What now?", "menu"),
    ("j", "2. Use Cases (to do)", "map"),
    ("\x1b[B" * 4 + ENTER, "│ REST API impact", "form"),
    (f"POST /servers{ENTER}", "What it does:", "form-second-field"),
    ("\x1b[Z", "┃ Method and path: POST", "form-field-before"),
    ("\t", "What now?", "menu-none"),
    ("n", "in place of", "none-drops"),
    ("y", "│ Security impact", "after-none"),
    ("\t", "What now?", "menu-reason"),
    ("r", "None, because", "reason"),
    (f"no input changes{ENTER}", "│ Notifications impact", "after-reason"),
    ("Foo\n===\n\x04", "What now?", "wrong"),
]


@pytest.fixture
def launchpad(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeLaunchpad]:
    fake = FakeLaunchpad()
    fake.blueprints["awesome-thing"] = Specification(
        "An awesome thing", "Operators see what keeps a server on its host."
    )
    with fake:
        monkeypatch.setenv("NOVASPEC_LAUNCHPAD_ROOT", fake.root)
        yield fake


def shows(session: Session, text: str) -> bool:
    """Say whether a text is on the screen, however it is broken."""
    return "".join(text.split()) in "".join(session.display.split())


def is_shown(session: Session, display: str) -> bool:
    """Say whether the screen is this one."""
    return session.display == display


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (40, 12), (120, 40)])
def test_the_screens(
    tmp_path: Path, launchpad: FakeLaunchpad, columns: int, lines: int
) -> None:
    file = GOLDEN / f"screens-{columns}x{lines}.txt"
    shots = []
    with Session(
        ["new", "awesome-thing"], folder=tmp_path, columns=columns, lines=lines
    ) as session:
        for keys, then, name in WAY:
            session.type(keys)
            session.wait_until(partial(shows, session, then), then)
            head = f"== {name} ".ljust(columns, "=") + "\n"
            wanted = golden.part(file, head, "\n== ")
            # What the pause brings comes when it can: a machine is loaded.
            session.settle(partial(is_shown, session, wanted.rstrip()))
            shots.append(f"{head}{session.display}\n")
    golden.check(file, "".join(shots))
