"""What whole processes cost, taken in turn: seconds, CPU, memory."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_FAILED = frozenset({2, 3})


class Cost(NamedTuple):
    """Seconds on the clock and of CPU, and the most memory in MB.

    That is what a process took with those that it started; memory is the
    largest of them alone.
    """

    seconds: float
    cpu: float
    memory: float

    def __truediv__(self, other: "Cost") -> "Cost":
        """Return this cost in that of another."""
        return Cost(
            self.seconds / other.seconds,
            self.cpu / other.cpu,
            self.memory / other.memory,
        )


class Command(NamedTuple):
    """A command of this Python, and what is done before each run."""

    arguments: Sequence[str]
    folder: Path
    environ: Mapping[str, str] = {}
    prepare: Callable[[], object] = lambda: None


def run(command: Command) -> Cost:
    """Run a command once; ends the program where it cannot be run."""
    command.prepare()
    environ = {
        **os.environ,
        # Compiled modules, as an installed program has them.
        "PYTHONDONTWRITEBYTECODE": "",
        **command.environ,
    }
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command.arguments],
        cwd=command.folder,
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode in _FAILED or process.returncode < 0:
        # What fails at once would be the fastest of all.
        told = " ".join(command.arguments)[:60]
        sys.exit(f"{told} ended with {process.returncode}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(commands: Sequence[Command], runs: int) -> list[Cost]:
    """Return the least that each command took, run in turn."""
    costs: list[list[Cost]] = [[] for _ in commands]
    for _ in range(runs):
        for command, taken in zip(commands, costs, strict=True):
            taken.append(run(command))
    return [
        Cost(*(min(each) for each in zip(*taken, strict=True)))
        for taken in costs
    ]


def cpu(process: int) -> float:
    """Return the seconds of CPU that a process has taken so far."""
    try:
        stat = Path(f"/proc/{process}/schedstat").read_text()
    except OSError:
        return float("nan")
    return int(stat.split()[0]) / 1e9
