"""Time to the first words and the first prompt, beside an import.

The peer is a process that imports questionary and says so. Launchpad
hangs meanwhile. Both are taken in turn, in a pseudo-terminal; a ratio is
the median of each pair's, as a machine's speed changes while it is measured.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator

import pexpect

from benchmarks.figures import Figure
from benchmarks.processes import cpu
from tests.support.launchpad import FakeLaunchpad, Fault

_RUNS = 25
_FLOOR = ("-c", "import questionary, prompt_toolkit; print('there')")
# As the installed script has it: nobody waits for Python's ``-m``.
_RUN = "import sys; from novaspec_new.__main__ import main; sys.exit(main())"
_NEW = ("-c", _RUN, "new", "awesome-thing")
_FIRST_WORDS = "awesome-thing"
_FIRST_PROMPT = "Ctrl-C: leave"


def _seconds(
    arguments: tuple[str, ...], shown: tuple[str, ...], root: str
) -> list[tuple[float, float]]:
    """Return the seconds, on clock and CPU, until each text is shown."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            **os.environ,
            "HOME": folder,
            "NOVASPEC_NAME": "A",
            "NOVASPEC_LAUNCHPAD_ROOT": root,
            "TERM": "xterm",
            # Compiled modules, as an installed program has them.
            "PYTHONDONTWRITEBYTECODE": "",
            "PROMPT_TOOLKIT_NO_CPR": "1",
        }
        started = time.perf_counter()
        child = pexpect.spawn(
            sys.executable,
            list(arguments),
            cwd=folder,
            env=environ,
            timeout=60,
        )
        # Long enough for a machine that does other work too.
        child.ptyproc.delayafterterminate = 0.5
        taken = []
        for text in shown:
            child.expect_exact(text)
            seconds = time.perf_counter() - started
            taken.append((seconds, cpu(child.pid)))
        child.close(force=True)
    return taken


def figures() -> Iterator[Figure]:
    """Yield the ratios of the first words and of the first prompt."""
    words, prompt, floor = [], [], []
    with FakeLaunchpad() as launchpad:
        launchpad.fail(Fault.HANG)
        for run in range(_RUNS + 1):
            shown = (_FIRST_WORDS, _FIRST_PROMPT)
            ours = _seconds(_NEW, shown, launchpad.root)
            least = _seconds(_FLOOR, ("there",), launchpad.root)
            if run:
                words.append(ours[0])
                prompt.append(ours[1])
                floor.append(least[0])
    peer = "import of questionary"
    yield Figure("new, first words", peer, *_ratio(words, floor), 0.5)
    yield Figure("new, first prompt", peer, *_ratio(prompt, floor), 1.3)


def _ratio(
    ours: list[tuple[float, float]], theirs: list[tuple[float, float]]
) -> tuple[float, float]:
    pairs = list(zip(ours, theirs, strict=True))
    return (
        statistics.median(mine[0] / other[0] for mine, other in pairs),
        statistics.median(mine[1] / other[1] for mine, other in pairs),
    )
