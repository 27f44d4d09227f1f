"""The hooks, by the real pre-commit in a real repository."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import novaspec_repository, repository, specs

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "docs" / "snippets" / "pre-commit-config.yaml"
SPEC = "2027.1/approved/fast-disks.rst"
LONG = specs.text(introduction="Disks are slow, " * 9 + "and it is a pity.")


def pre_commit(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pre_commit", *arguments]


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )


def commit(root: Path) -> subprocess.CompletedProcess[str]:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    repository.git(root, "add", "-A")
    return run(["git", *identity, "commit", "-m", "Add a spec"], root)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose commits go through the hooks."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    ours = novaspec_repository.make(tmp_path / "novaspec")
    root = repository.make(tmp_path / "nova-specs")
    revision = repository.git(ours, "rev-parse", "HEAD").strip()
    (root / ".pre-commit-config.yaml").write_text(
        CONFIG.read_text()
        .replace("ADDRESS", str(ours))
        .replace("rev: main", f"rev: {revision}")
    )
    done = run(pre_commit("install", "--install-hooks"), root)
    if done.returncode:
        novaspec_repository.expect_index(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def test_a_commit_is_wrapped_and_checked(root: Path) -> None:
    path = specs.add(root, SPEC, LONG.replace("Testing\n=======", ""))

    first = commit(root)

    assert first.returncode == 1
    # What a hook prints is on git's standard error.
    assert "files were modified by this hook" in first.stderr
    assert "section-missing" in first.stderr
    assert "text-width" not in first.stderr
    assert path.read_text().split() != LONG.split()
    path.write_text(LONG)
    wrapped = commit(root)
    assert wrapped.returncode == 1
    assert path.read_text().split() == LONG.split()
    last = commit(root)
    assert last.returncode == 0, last.stdout + last.stderr


@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("validate-manifest", ROOT / ".pre-commit-hooks.yaml"),
        ("validate-config", CONFIG),
    ],
)
def test_the_files_are_valid(command: str, path: Path) -> None:
    done = run(pre_commit(command, str(path)), ROOT)

    assert done.returncode == 0, done.stdout
