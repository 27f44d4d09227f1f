"""A picture of a spec's page beside the terminal that it is written in.

Run it with the Python that has novaspec with its docs, preview and test
extras, where there is a chromium:

    python docs/make_preview_picture.py

A session is typed into a real pseudo-terminal, which serves the page;
both are shown side by side, and become a PNG in docs/pictures/ in a
dark and in a light palette.
"""

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [os.fspath(_HERE), os.fspath(_HERE.parent)]

from make_terminal_pictures import PALETTES, _svg, _text

from tests.support import browser
from tests.support.screen import Session

_NAME = "live-migration-blockers"
_TEXTS = {
    "Problem description": (
        "A live migration fails late, and for reasons that only a log of "
        "``nova-compute`` shows. Whoever plans to empty a host finds out "
        "one server after the other."
    ),
    "Use Cases": (
        "* As an operator I want to know *which* servers of a host can be "
        "moved, and what keeps each of the others.\n"
        "* As a user I want to see why my server will be shut down."
    ),
}
_PROPOSED = (
    "A server's blockers are listed by *one* request::\n\n"
    "    GET /servers/{server_id}/blockers\n\n"
    "It asks the server's host."
)
_ALTERNATIVE = (
    "Let nova-compute log more. It would still take a look at every host's "
    "log, after the fact."
)
_ANSWERS = 'title = "Show what blocks a live migration"\n\n[sections]\n'
_COLUMNS, _LINES = 80, 30
_SIDE_BY_SIDE = """\
<!DOCTYPE html><style>
body {{ margin: 0; display: flex; gap: 16px; padding: 16px;
       background: {paper}; align-items: flex-start; }}
.terminal {{ width: 760px; }} .terminal svg {{ display: block; }}
img {{ width: 760px; border-radius: 8px; border: 1px solid #8888; }}
</style><div class="terminal">{terminal}</div><img src="{page}">
"""


def _address(session: Session) -> str:
    session.type("\x1bv")
    session.wait_for("The page is at http://127.0.0.1:")
    return re.findall(r"http://127\S+", session.everything)[-1]


def _answers(root: Path) -> Path:
    path = root / "answers.toml"
    told = "".join(
        f"{title!r} = {text!r}\n".replace("'", '"')
        for title, text in _TEXTS.items()
    )
    path.write_text(_ANSWERS + told, encoding="utf-8")
    return path


def _shoot(chromium: object, root: Path) -> None:
    given = ["--answers", os.fspath(_answers(root)), "--offline"]
    with Session(
        ["new", _NAME, *given],
        folder=root,
        environ={"HOME": os.fspath(root), "NOVASPEC_NAME": "A"},
        columns=_COLUMNS,
        lines=_LINES,
    ) as session:
        session.wait_for("Ctrl-C: leave")
        # The introduction; the answers have the next two.
        session.type(
            "Operators see in one place what keeps a server on its host, "
            "before they ask for a live migration.\x04"
        )
        session.wait_for("Proposed change")
        address = _address(session)
        session.type(f"{_PROPOSED}\x04")
        session.wait_for("Alternatives")
        session.type(_ALTERNATIVE)
        session.rest(3)
        terminal = _text(session)
        # The picture leaves room for the window's title at the bottom.
        terminal.append("\n" * 3)
        for palette, theme in PALETTES.items():
            page = chromium.new_page(
                viewport={"width": 900, "height": 660}, color_scheme=palette
            )
            page.goto(address)
            page.keyboard.press("e")
            shot = root / f"{palette}.png"
            page.screenshot(path=shot)
            svg = _svg(terminal, _COLUMNS, theme)
            both = root / "both.html"
            both.write_text(
                _SIDE_BY_SIDE.format(
                    paper="#0d0e11" if palette == "dark" else "#e9ebee",
                    terminal=svg,
                    page=shot.name,
                ),
                encoding="utf-8",
            )
            page.set_viewport_size({"width": 1570, "height": 600})
            page.goto(both.as_uri())
            path = _HERE / "pictures" / f"preview-{palette}.png"
            page.screenshot(path=path)
            page.close()
            print(path)


def main() -> None:
    """Write the pictures."""
    if shutil.which("chromium") is None:
        sys.exit("there is no chromium to show the page in")
    with (
        tempfile.TemporaryDirectory() as folder,
        browser.launched() as chromium,
    ):
        _shoot(chromium, Path(folder))


if __name__ == "__main__":
    main()
