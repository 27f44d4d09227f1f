"""The pieces for CI that the documentation shows, run as far as can be."""

import configparser
import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import novaspec_repository, on_path, repository, specs

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "docs" / "snippets"
FAULTY = specs.text().replace("Disks are slow", "Disks are slow, " * 9)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout on a branch that adds a spec with a fault."""
    root = repository.make(tmp_path / "nova-specs")
    repository.git(root, "update-ref", "refs/remotes/origin/HEAD", "HEAD")
    specs.add(root, "2027.1/approved/fast-disks.rst", FAULTY)
    repository.git(root, "add", "-A")
    repository.git(root, "commit", "-q", "-m", "Add a spec")
    return root


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text())


def bash(
    script: str, folder: Path, tmp_path: Path, **environ: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**on_path.environ(tmp_path / "bin"), **environ},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("github-workflows", SNIPPETS / "github.yml"),
        ("github-actions", ROOT / "action.yml"),
        ("gitlab-ci", SNIPPETS / "gitlab-ci.yml"),
    ],
)
def test_each_is_valid_by_its_service_s_schema(
    schema: str, path: Path
) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", f"vendor.{schema}", str(path)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_tells_findings_at_their_lines(
    root: Path, tmp_path: Path
) -> None:
    action = read(ROOT / "action.yml")
    script = action["runs"]["steps"][-1]["run"]

    changed = bash(script, root, tmp_path, PATHS="", STRICT="false")

    place = "specs/2027.1/approved/fast-disks.rst"
    assert changed.returncode == 1, changed.stderr
    assert changed.stdout.startswith(f"::error file={place},line=")
    paths = f"{place} specs/zed"
    named = bash(script, root, tmp_path, PATHS=paths, STRICT="false")
    assert named.stdout == changed.stdout
    (root / place).write_text(specs.text())
    # A warning is left.
    mended = bash(script, root, tmp_path, PATHS="", STRICT="false")
    assert mended.returncode == 0
    assert mended.stdout.startswith(f"::warning file={place},line=")
    strict = bash(script, root, tmp_path, PATHS="", STRICT="true")
    assert strict.returncode == 1


def test_the_workflow_gives_the_action_what_it_takes() -> None:
    action = read(ROOT / "action.yml")
    workflow = read(SNIPPETS / "github.yml")

    (job,) = workflow["jobs"].values()
    assert set(job["steps"][-1]["with"]) <= set(action["inputs"])


def test_it_is_installed_from_its_address(tmp_path: Path) -> None:
    (command,) = read(SNIPPETS / "gitlab-ci.yml")["specs"]["before_script"]
    tox = configparser.ConfigParser()
    tox.read(SNIPPETS / "tox.ini")
    ours = novaspec_repository.make(tmp_path / "novaspec")

    program, _, requirement = shlex.split(command)
    assert (program, requirement) == ("pip", tox["testenv:novaspec"]["deps"])
    target = tmp_path / "installed"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--no-deps"),
            *("--target", str(target)),
            requirement.replace("ADDRESS", ours.as_uri()),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    if done.returncode:
        novaspec_repository.expect_index(tmp_path)
    assert done.returncode == 0, done.stderr
    assert (
        target / "novaspec_new" / "templates" / "nova_sections.toml"
    ).is_file()


def test_gitlab_gets_its_report(root: Path, tmp_path: Path) -> None:
    job = read(SNIPPETS / "gitlab-ci.yml")["specs"]
    base = repository.git(root, "rev-parse", "HEAD^").strip()
    script = "\n".join(job["script"])

    done = bash(script, root, tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)

    assert done.returncode != 0
    report = root / job["artifacts"]["reports"]["codequality"]
    issues = json.loads(report.read_text())
    assert "text-width" in {issue["check_name"] for issue in issues}
    head = repository.git(root, "rev-parse", "HEAD").strip()
    nothing = bash(script, root, tmp_path, CI_MERGE_REQUEST_DIFF_BASE_SHA=head)
    assert nothing.returncode == 0, nothing.stderr


def test_tox_runs_it(root: Path, tmp_path: Path) -> None:
    def tox(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                *(sys.executable, "-m", "tox", "run", "-e", "novaspec"),
                *("-c", str(SNIPPETS / "tox.ini"), "--root", str(root)),
                *("--workdir", str(tmp_path / "tox")),
                # What is tested, in place of a release of it.
                *("-x", "testenv:novaspec.deps="),
                *("-x", "testenv:novaspec.allowlist_externals=novaspec"),
                *("--", *more),
            ],
            cwd=root,
            env=on_path.environ(tmp_path / "bin"),
            capture_output=True,
            text=True,
            check=False,
        )

    every = tox("--all")
    assert every.returncode == 1, every.stderr
    assert "text-width" in every.stdout
    assert tox("specs/zed").returncode == 0


def test_zuul_runs_what_tox_has() -> None:
    job, project = read(SNIPPETS / "zuul.yaml")
    tox = configparser.ConfigParser()
    tox.read(SNIPPETS / "tox.ini")

    environment = job["job"]["vars"]["tox_envlist"]
    assert f"testenv:{environment}" in tox
    (name,) = project["project"]["check"]["jobs"][0]
    assert name == job["job"]["name"]
