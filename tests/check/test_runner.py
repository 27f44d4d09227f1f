"""Many files: in processes, and in one, with the same findings."""

import os
import signal
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
        for number in range(300)
    ]
    checked = runner.check_files([*paths, root], ContextLoader(root), None)

    told = [path for path, _ in islice(checked, 100)]

    assert told == paths[:100]
    with pytest.raises(NovaspecError, match="cannot read"):
        list(checked)


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
