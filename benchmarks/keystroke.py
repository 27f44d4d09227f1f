"""Time from a keystroke to its echo, in a section of 2,000 words.

Run it with the Python that has novaspec installed; it prints percentiles
of single keys in a real pseudo-terminal.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

_KEYS = 200
_WORDS = 2_000
_LINE = 12
_PAUSE = 0.02


def _page() -> str:
    words = [f"word{number}" for number in range(_WORDS)]
    lines = [
        " ".join(words[start : start + _LINE])
        for start in range(0, _WORDS, _LINE)
    ]
    return "\n".join(lines)


def _echo(session: "Session", key: str) -> float:
    """Return the seconds from a key to the next thing that is written."""
    before = len(session.raw)
    started = time.perf_counter()
    session.type(key)
    while len(session.raw) == before:
        session.read(timeout=0.0005)
    return time.perf_counter() - started


def main() -> None:
    """Print the percentiles."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {"HOME": folder, "XDG_STATE_HOME": f"{folder}/state"}
        words = ["new", "awesome-thing", "--offline"]
        with Session(words, folder=Path(folder), environ=environ) as session:
            session.wait_for("Title:")
            session.type("\r")
            session.wait_for("Introduction")
            session.paste(_page())
            session.wait_for(f"word{_WORDS - 1}")
            taken = []
            for number in range(_KEYS):
                # A recovery file is written now and then meanwhile.
                session.rest(_PAUSE if number % 10 else 0.5)
                taken.append(_echo(session, "abcdefghi "[number % 10]))
    cuts = statistics.quantiles(taken, n=100)
    told = ", ".join(
        f"{percent}%: {1000 * cuts[percent - 1]:.1f} ms"
        for percent in (50, 95, 99)
    )
    print(f"echo of a key in {_WORDS} words: {told}")


if __name__ == "__main__":
    sys.path.insert(0, os.fspath(Path(__file__).parents[1]))
    from tests.support.screen import Session

    main()
