"""Processes that are killed, and those whose parent is."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import process_pool

# Says who it is once all of them are there, and waits to be killed.
_PARENT = """
import os, time
from novaspec_new.workspace import process_pool
with process_pool.opened(int) as pool:
    asked = [pool.submit(time.sleep, 1) for _ in range(process_pool.cores())]
    print(*pool._processes, flush=True)
    time.sleep(60)
"""


def _kill(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not until():
        assert time.monotonic() < end
        time.sleep(0.05)


def _is_running(process: str) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_each_process_is_made_ready() -> None:
    with process_pool.opened(os.environ.update, {"READY": "yes"}) as pool:
        assert [*pool.map(os.getenv, ["READY"] * 3)] == ["yes"] * 3
    assert "READY" not in os.environ


def test_a_process_that_was_killed_is_told() -> None:
    with (
        pytest.raises(NovaspecError, match="was ended"),
        process_pool.opened(int) as pool,
    ):
        list(pool.map(_kill, range(3)))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_process_outlives_the_one_that_was_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        children = parent.stdout.readline().split()
        assert all(map(_is_running, children))
        parent.kill()

    assert len(children) == process_pool.cores()
    _wait(lambda: not any(map(_is_running, children)))
