"""Pictures of real sessions, for the README and the documentation.

Run it with the Python that has novaspec with its docs and test extras:

    python docs/make_terminal_pictures.py

A session is typed into a real pseudo-terminal; what its screen shows
becomes an SVG in docs/pictures/, in a dark and in a light palette.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

_HERE = Path(__file__).parent
_ENTER, _SAVE, _TAB, _DOWN, _CLEAR = "\r", "\x04", "\t", "\x1b[B", "\x15"
_NAME = "live-migration-blockers"
_SUMMARY = (
    "Operators see in one place what keeps a server on its host, before "
    "they ask for a live migration."
)
_PROBLEM = (
    "A live migration fails late, and for reasons that only a log of "
    "nova-compute shows. Whoever plans to empty a host finds out one "
    "server after the other."
)
_CASES = (
    "As an operator I want to know which servers of a host can be moved, "
    "and what keeps each of the others.\n\n"
    "As a user I want to see why my server will be shut down."
)

# The two palettes of xterm, black and white swapped for the light one.
_NORMAL = [
    (0, 0, 0),
    (205, 0, 0),
    (0, 205, 0),
    (205, 205, 0),
    (0, 0, 238),
    (205, 0, 205),
    (0, 205, 205),
    (229, 229, 229),
]
PALETTES = {
    "dark": TerminalTheme((23, 24, 28), (229, 229, 229), _NORMAL),
    "light": TerminalTheme((255, 255, 255), (30, 30, 30), _NORMAL),
}
# Without the fonts that rich would have a browser fetch.
_FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {terminal_width} {terminal_height}" \
xmlns="http://www.w3.org/2000/svg">
    <style>
    .{unique_id}-matrix {{
        font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, \
monospace;
        font-size: {char_height}px;
        line-height: {line_height}px;
        font-variant-east-asian: full-width;
    }}
    .{unique_id}-title {{ font-size: 18px; font-family: sans-serif; }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})" \
clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""


class Shot(NamedTuple):
    """Keys, and what the screen shows then; a named one is a picture."""

    keys: str
    shown: str
    name: str = ""


_TO_THE_TEXT = (
    Shot("", "Ctrl-C: leave"),
    Shot(f"{_CLEAR}Show what blocks a live migration{_ENTER}", "Introduction"),
    Shot(f"{_SUMMARY}{_SAVE}", "Problem description"),
    Shot(f"{_PROBLEM}{_SAVE}", "Use Cases"),
    Shot(_CASES, "wide"),
)
SESSIONS = {
    (80, 24): (*_TO_THE_TEXT[:-1], Shot(_CASES, "wide", "text")),
    (120, 40): (
        *_TO_THE_TEXT,
        Shot(_SAVE, "Proposed change"),
        Shot(_TAB, "What now?"),
        Shot("j", "Go to:"),
        Shot(_DOWN * 3 + _ENTER, "Method and path"),
        Shot(f"GET /servers/{{server_id}}/blockers{_ENTER}", "What it does"),
        Shot(f"Lists what keeps a server on its host.{_ENTER}", "Query"),
        Shot(f"{_ENTER}200{_ENTER}{_ENTER}", "JSON schema", "form"),
    ),
    (40, 12): (
        *_TO_THE_TEXT[:-1],
        Shot(
            "As an operator I want to know which ``servers",
            "never ends",
            "narrow",
        ),
    ),
}


def _text(session: "Session") -> Text:
    """Return a screen with its colours."""
    text = Text()
    for row in session.cells:
        for cell in row:
            color = None if cell.fg == "default" else cell.fg
            text.append(
                cell.data,
                Style(
                    color=color,
                    bold=cell.bold,
                    italic=cell.italics,
                    reverse=cell.reverse,
                ),
            )
        text.rstrip()
        text.append("\n")
    return text


def _svg(text: Text, columns: int, palette: TerminalTheme) -> str:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(
            record=True,
            width=columns,
            file=nowhere,
            force_terminal=True,
            color_system="standard",
        )
        console.print(text, end="", overflow="crop", no_wrap=True)
        return console.export_svg(
            title=f"novaspec new {_NAME}",
            theme=palette,
            code_format=_FORMAT,
            unique_id="novaspec",
        )


def _played(columns: int, rows: int) -> Iterator[tuple[str, Text]]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        environ = {
            "HOME": folder,
            "XDG_STATE_HOME": f"{folder}/state",
            "NOVASPEC_NAME": "A",
            "NOVASPEC_OFFLINE": "1",
        }
        with Session(
            ["new", _NAME],
            folder=root,
            environ=environ,
            columns=columns,
            lines=rows,
        ) as session:
            for shot in SESSIONS[columns, rows]:
                session.type(shot.keys)
                session.wait_for(shot.shown)
                before = ""
                while session.display != before:
                    before = session.display
                    session.rest(1)
                if shot.name:
                    yield shot.name, _text(session)


def main() -> None:
    """Write all pictures."""
    folder = _HERE / "pictures"
    folder.mkdir(exist_ok=True)
    for columns, rows in SESSIONS:
        for name, text in _played(columns, rows):
            for palette, theme in PALETTES.items():
                path = folder / f"{name}-{columns}x{rows}-{palette}.svg"
                svg = _svg(text, columns, theme)
                path.write_text(svg, encoding="utf-8")
                print(path)


if __name__ == "__main__":
    sys.path.insert(0, os.fspath(_HERE.parent))
    from tests.support.screen import Session

    main()
