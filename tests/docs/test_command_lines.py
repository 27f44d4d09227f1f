"""What README.md and docs/ tell a reader to type is typed here."""

import re
from pathlib import Path

import click
import pytest

from novaspec_new.commands import main
from tests.support import console
from tests.support.documentation import Reader
from tests.support.launchpad import FakeLaunchpad, Specification

ROOT = Path(__file__).parents[2]
SAVE, LEAVE, CLEAR = "\x04", "\x03", "\x15"
# The sessions that pages name: what is shown, and what is typed then.
KEYS = {
    # The tutorial's.
    "first": [
        ("┃ An awesome thing", "\r"),
        ("│ Introduction", f"Operators do an awesome thing.{SAVE}"),
        ("│ Problem description", f"It is done by hand.{SAVE}"),
        ("│ Use Cases", f"As an operator I want it done.{SAVE}"),
        ("│ Proposed change", LEAVE),
    ],
    "rest": [
        ("│ Proposed change", f"A command does it.{SAVE}"),
        ("│ Security impact", "\r"),
        ("│ Assignee(s)", "alice\r"),
        ("Other contributors", "\r"),
        ("│ Feature Liaison", "needed\r"),
        ("│ Testing", f"Functional tests.{SAVE}"),
        ("» Quit", "\r"),
    ],
    # What bash completes at a Tab.
    "tab": [
        ("$", "novaspec completion \t\t"),
        ("bash  fish  zsh", f"{CLEAR}novaspec guide Te\t"),
        ("novaspec guide Testing", f"{CLEAR}novaspec message li\t"),
        ("novaspec message live-migration-blockers", f"{CLEAR}exit\r"),
    ],
}
CALL = re.compile(r"novaspec ([a-z]+)\b(.*?)(?:  |$)", re.MULTILINE)
# Where a call stands apart from prose.
MARKED = re.compile(
    r"``([^`]+)``|`([^`]+)`|^(?:   |[$] )[$ ]*(novaspec .*)$"
    r"|^(novaspec [a-z]+ .*  .*)$",
    re.MULTILINE,
)
OPTION = re.compile(r"(?<!\S)--?[a-z][a-z-]*")


def written() -> list[str]:
    """Return the pages that are written by hand."""
    docs = ROOT / "docs"
    found = [
        *ROOT.glob("*.md"),
        *docs.glob("*.rst"),
        *docs.glob("*.md"),
        *docs.glob("examples/*.rst"),
    ]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


@pytest.mark.parametrize("page", console.pages())
def test_each_command_line_does_what_the_page_says(
    page: str, tmp_path: Path
) -> None:
    fake = FakeLaunchpad()
    fake.blueprints["awesome-thing"] = Specification("An awesome thing", "")
    with fake as launchpad:
        wrong = followed(page, launchpad.root, tmp_path)

    assert not wrong, "\n\n".join(wrong)


def followed(page: str, launchpad: str, folder: Path) -> list[str]:
    """Return what is not as a page says.

    The blocks of a page in docs/ go on in one checkout; in a README each
    stands for itself.
    """
    wrong = []
    for number, block in enumerate(console.blocks(page)):
        if not number or page.endswith(".md"):
            reader = Reader(folder / str(number), launchpad, KEYS)
        wrong += [text for command in block if (text := reader.run(command))]
    return wrong


@pytest.mark.parametrize("page", written())
def test_each_command_that_is_named_has_the_options(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    marked = "\n".join(max(found) for found in MARKED.findall(text))
    for call in CALL.finditer(marked):
        name, rest = call.groups()
        assert name in main.COMMANDS, call.group()
        known = options(name)
        unknown = set(OPTION.findall(rest)) - known
        assert not unknown, call.group()


def options(name: str) -> set[str]:
    group = main._novaspec
    command = group.get_command(click.Context(group), name)
    assert command is not None
    return {
        option
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    } | {"--help", "-h"}
