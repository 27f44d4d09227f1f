"""Time from saving a section to the next prompt.

Run it with the Python that has novaspec installed; it prints percentiles
in a real pseudo-terminal, for texts of a few words and of a page.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

_SAVE = "\x04"
# What follows is a form.
_SECTIONS = 6
_TEXTS = {
    "a sentence": "Operators cannot tell why a server stays on its host.",
    "a page": "\n\n".join(
        "Operators look for it in the logs of three services. " * 8
        for _ in range(8)
    ),
}
# What the frame of an open text ends with.
_OPEN = "Ctrl-D: save"


def _saved(session: "Session", text: str) -> float:
    """Return the seconds from Ctrl-D to the next, empty field."""
    session.paste(text)
    session.wait_until(lambda: _OPEN in session.display, "the text")
    session.rest(0.5)
    started = time.perf_counter()
    session.type(_SAVE)
    while _OPEN in session.display or "Ctrl-C: leave" not in session.display:
        session.read(timeout=0.001)
    return time.perf_counter() - started


def _measure(text: str) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            "HOME": folder,
            "NOVASPEC_NAME": "A",
            "XDG_STATE_HOME": f"{folder}/state",
        }
        words = ["new", "awesome-thing", "--offline", "--title", "A thing"]
        with Session(words, folder=Path(folder), environ=environ) as session:
            session.wait_for("Introduction")
            return [_saved(session, text) for _ in range(_SECTIONS)]


def main() -> None:
    """Print the medians and the longest."""
    for name, text in _TEXTS.items():
        # The first loads what checks a spec.
        first, *taken = (1000 * each for each in _measure(text))
        print(
            f"save to next prompt, {name}: {statistics.median(taken):.0f} ms, "
            f"longest {max(taken):.0f}, first {first:.0f} (at most 150)"
        )


if __name__ == "__main__":
    sys.path.insert(0, os.fspath(Path(__file__).parents[1]))
    from tests.support.screen import Session

    main()
