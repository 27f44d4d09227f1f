"""The command lines that README.md and docs/ show, as they stand there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_RST = re.compile(
    r"(?:^\.\. run: (?P<how>.+)\n\s*\n)?"
    r"^\.\. code-block:: console\n\s*\n(?P<body>(?:   .*\n|\s*\n)+)",
    re.MULTILINE,
)
_MARKDOWN = re.compile(
    r"(?:^<!-- run: (?P<how>.+) -->\n\s*)?"
    r"^```console\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_PROMPT, _MORE = "$ ", "> "


@dataclass
class Command:
    """A command line, what is to come of it, and how it is to be run.

    ``how`` is what the page says of it in a comment: ``exit N``, ``keys
    NAME`` (somebody types), ``not here: WHY`` or nothing. ``output`` is
    empty where the page shows none; three dots stand for anything.
    """

    line: str
    how: str
    output: list[str] = field(default_factory=list)


def pages() -> list[str]:
    """Return the pages with command lines, from the repository's root."""
    found = [
        *_ROOT.glob("*.md"),
        *(_ROOT / "docs").glob("*.rst"),
        *(_ROOT / "docs" / "examples").glob("*.rst"),
    ]
    names = (path.relative_to(_ROOT).as_posix() for path in found)
    return sorted(name for name in names if blocks(name))


def blocks(page: str) -> list[list[Command]]:
    """Return the command lines of each of a page's blocks, in order."""
    text = (_ROOT / page).read_text("utf-8") + "\n"
    pattern = _MARKDOWN if page.endswith(".md") else _RST
    margin = 0 if page.endswith(".md") else 3
    return [
        list(
            _commands(
                [line[margin:] for line in block["body"].rstrip().split("\n")],
                (block["how"] or "").strip(),
            )
        )
        for block in pattern.finditer(text)
    ]


def _commands(lines: list[str], how: str) -> Iterator[Command]:
    if not any(line.startswith(_PROMPT) for line in lines):
        yield from (Command(line, how) for line in lines if line)
        return
    command = None
    for line in lines:
        if line.startswith(_PROMPT):
            if command is not None:
                yield command
            command = Command(line.removeprefix(_PROMPT), how)
        elif command is not None and command.line.endswith("\\"):
            command.line += f"\n{line.removeprefix(_MORE)}"
        elif command is not None:
            command.output.append(line)
    if command is not None:
        yield command
