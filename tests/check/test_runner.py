"""Many files: in processes, and in one, with the same findings."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from novaspec_new.check import runner
from novaspec_new.check.context import Context
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.spec.errors import NovaspecError
from tests.support import checker

TEXTS = {
    f"spec-{number}.rst": checker.CLEAN.replace("alice", "alice " * number)
    for number in range(20)
}


def test_processes_find_what_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checker.make(tmp_path)
    paths = [checker.place(root, text, name) for name, text in TEXTS.items()]
    loader = ContextLoader(root)
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    together = dict(runner.check_files(paths, loader, None))
    alone = {
        path: checked
        for one in paths
        for path, checked in runner.check_files([one], loader, None)
    }

    assert together == alone
    assert list(together) == paths
    assert any(checked.findings for checked in together.values())


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    root = checker.make(tmp_path)

    with pytest.raises(NovaspecError, match="cannot read"):
        list(runner.check_files([root], ContextLoader(root), None))


def test_what_was_found_is_told_before_all_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checker.make(tmp_path)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    # More than are held; the last of them cannot be read.
    paths = [
        checker.place(root, checker.CLEAN, f"spec-{number:03}.rst")
        for number in range(200)
    ]
    checked = runner.check_files([*paths, root], ContextLoader(root), None)

    told = [path for path, _ in islice(checked, 100)]

    assert told == paths[:100]
    with pytest.raises(NovaspecError, match="cannot read"):
        list(checked)


@pytest.mark.skipif(
    sys.platform != "linux" or os.cpu_count() == 1,
    reason="reads /proc, of processes for each of several cores",
)
def test_no_process_outlives_the_one_that_was_killed(tmp_path: Path) -> None:
    root = checker.make(tmp_path)
    for number in range(300):
        checker.place(root, checker.CLEAN, f"spec-{number:03}.rst")
    command = [sys.executable, "-m", "novaspec_new", "check", "--all"]
    with subprocess.Popen(command, cwd=root) as parent:
        below = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
        _wait(lambda: len(below.read_text().split()) == os.cpu_count())
        children = below.read_text().split()
        parent.kill()

    _wait(lambda: not any(map(_is_running, children)))


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


def test_a_process_that_was_killed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checker.make(tmp_path)
    paths = [checker.place(root, text, name) for name, text in TEXTS.items()]
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    ours = os.getpid()

    class Deadly(ContextLoader):
        def context(self, path: Path | None) -> Context:
            if os.getpid() != ours:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().context(path)

    with pytest.raises(NovaspecError, match="was ended"):
        list(runner.check_files(paths, Deadly(root), None))
