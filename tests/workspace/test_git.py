"""What an author's settings of git must not do to our calls of it."""

from pathlib import Path

import pytest

from novaspec_new.workspace import git
from tests.support import program, repository, specs


@pytest.mark.parametrize("setting", ["core.fsmonitor", "core.pager"])
def test_no_program_of_the_author_s_is_run(
    setting: str, tmp_path: Path
) -> None:
    root = repository.make(tmp_path / "checkout")
    script, trace = tmp_path / "script", tmp_path / "trace"
    script.write_text(f"#!/bin/sh\necho run >> {trace}\ncat\n")
    script.chmod(0o755)
    repository.git(root, "config", setting, str(script))
    repository.git(root, "config", "pager.diff", "true")
    specs.add(root, "2027.1/approved/fast-disks.rst")

    done = program.run("check", folder=root)

    assert done.returncode == 0
    assert "in 1 file" in done.stderr
    assert not trace.exists()


def test_the_monitor_would_run_without_that(tmp_path: Path) -> None:
    """Else the test above shows nothing."""
    root = repository.make(tmp_path / "checkout")
    script, trace = tmp_path / "script", tmp_path / "trace"
    script.write_text(f"#!/bin/sh\necho run >> {trace}\n")
    script.chmod(0o755)
    repository.git(root, "config", "core.fsmonitor", str(script))
    repository.git(root, "status")
    assert trace.exists()
    trace.unlink()

    git.run(root, "status")

    assert not trace.exists()
