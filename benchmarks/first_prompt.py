"""Time from start to the first prompt, against importing questionary.

Run it with the Python that has novaspec installed; it prints a ratio of
medians of whole processes, taken in turn. Launchpad hangs meanwhile.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

from tests.support.launchpad import FakeLaunchpad, Fault

_RUNS = 15
_FLOOR = ["-c", "import questionary, prompt_toolkit; print('there')"]


def _seconds(arguments: list[str], shown: str, root: str) -> float:
    """Return the seconds until a program has shown a text."""
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
            sys.executable, arguments, cwd=folder, env=environ, timeout=60
        )
        child.expect_exact(shown)
        taken = time.perf_counter() - started
        child.close(force=True)
    return taken


def main() -> None:
    """Print the ratio."""
    ours, floor = [], []
    with FakeLaunchpad() as launchpad:
        launchpad.fail(Fault.HANG)
        for run in range(_RUNS + 1):
            new = ["-m", "novaspec_new", "new", "awesome-thing"]
            taken = _seconds(new, "Ctrl-C: leave", launchpad.root)
            least = _seconds(_FLOOR, "there", launchpad.root)
            if run:
                ours.append(taken)
                floor.append(least)
    ratio = statistics.median(ours) / statistics.median(floor)
    print(f"first prompt / import of questionary: {ratio:.2f}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
