"""Time from a keystroke to its echo, in a section of 10,000 words.

Run it with the Python that has novaspec installed; it prints percentiles
of single keys in a real pseudo-terminal: at the end of a page of lines,
and at the end of a paragraph that was typed without Enter. The time of
CPU beside it is the steadier one on a machine that does other work too.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

_KEYS = 200
_WORDS = 10_000
_LINE = 12
_PAUSE = 0.02
# In no escape sequence, so that it is seen when it is on the screen.
_KEY = "\u00e9"


def _page(line: int) -> str:
    words = [f"word{number}" for number in range(_WORDS)]
    lines = [
        " ".join(words[start : start + line])
        for start in range(0, _WORDS, line)
    ]
    return "\n".join(lines)


def _echo(session: "Session") -> tuple[float, float]:
    """Return the seconds from a key to its echo, on clock and CPU."""
    before, cpu_before = len(session.raw), cpu(session.pid)
    started = time.perf_counter()
    session.type(_KEY)
    while _KEY.encode() not in session.raw[before:]:
        session.read(timeout=0.0005)
    seconds = time.perf_counter() - started
    return seconds, cpu(session.pid) - cpu_before


def _measure(page: str) -> str:
    """Return the percentiles told, of keys at the end of a page."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            "HOME": folder,
            "NOVASPEC_NAME": "A",
            "XDG_STATE_HOME": f"{folder}/state",
        }
        words = ["new", "awesome-thing", "--offline"]
        with Session(words, folder=Path(folder), environ=environ) as session:
            session.wait_for("Ctrl-C: leave")
            session.type("\r")
            session.wait_for("Introduction")
            session.paste(page)
            session.wait_for(f"word{_WORDS - 1}")
            taken = []
            for number in range(_KEYS):
                # A recovery file is written now and then meanwhile.
                session.rest(_PAUSE if number % 10 else 0.5)
                taken.append(_echo(session))
    clock, of_cpu = map(_percentiles, zip(*taken, strict=True))
    return f"{clock}; of CPU {of_cpu}"


def _percentiles(taken: Iterable[float]) -> str:
    cuts = statistics.quantiles(taken, n=100)
    return ", ".join(
        f"{percent}%: {1000 * cuts[percent - 1]:.1f} ms"
        for percent in (50, 95, 99)
    )


def main() -> None:
    """Print the percentiles."""
    for name, line in (("lines", _LINE), ("one line", _WORDS)):
        told = _measure(_page(line))
        print(f"echo of a key in {_WORDS} words, {name}: {told} (at most 16)")


if __name__ == "__main__":
    sys.path.insert(0, os.fspath(Path(__file__).parents[1]))
    from benchmarks.processes import cpu
    from tests.support.screen import Session

    main()
