"""Real specs of other projects, in the folder SPEC_REPOSITORIES.

It holds a folder for each repository, named like it; each is copied and
put under git before a command runs in it.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from novaspec_new.rst.wrap import wrap
from novaspec_new.spec import gate
from novaspec_new.workspace.checkout import Checkout
from tests.support import joiner, repository
from tests.support.called import call, files

_FOLDER = os.environ.get("SPEC_REPOSITORIES")
_STEP = 1 if os.environ.get("NOVASPEC_ALL_SPECS") else 5

pytestmark = pytest.mark.skipif(
    not _FOLDER, reason="SPEC_REPOSITORIES names no folder"
)
_ALL = sorted(Path(_FOLDER).glob("*-specs")) if _FOLDER else []


@pytest.fixture(params=_ALL, ids=lambda path: path.name)
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    source: Path = request.param
    copy = tmp_path / source.name
    shutil.copytree(source, copy, copy_function=shutil.copyfile)
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    repository.git(copy, "init", "-q")
    repository.git(
        copy, "remote", "add", "origin", f"https://a.example/{source.name}"
    )
    repository.git(copy, "add", "-A")
    repository.git(copy, "commit", "-q", "-m", "Start")
    return copy


def test_no_error_where_the_gate_has_none(root: Path) -> None:
    done = call(root, "check", "--all", "--format=json")
    found = json.loads(done.out)
    assert found["files"]
    assert [f for f in found["findings"] if f["severity"] == "error"] == []


def test_a_new_spec_has_no_error(root: Path) -> None:
    before = set(files(root))
    done = call(
        root,
        "new",
        "a-new-thing",
        "--title",
        "A new thing",
        "--fill-none",
        "--non-interactive",
        "--offline",
    )
    assert done.code == 0, done.err
    (path,) = set(files(root)) - before
    assert path.startswith("specs/")
    assert path.count("/") >= 2
    found = json.loads(call(root, "check", "--format=json", path).out)
    assert [f for f in found["findings"] if f["severity"] == "error"] == []


def test_wrapping_keeps_every_tree(root: Path) -> None:
    checkout = Checkout.find(root)
    assert checkout is not None
    paths = checkout.specs()
    assert paths
    for path in paths[::_STEP]:
        text = path.read_text("utf-8")
        joined = joiner.join(text)
        result = wrap(joined).text
        assert joiner.shape(result) == joiner.shape(text), path
        assert len(gate.breaking_lines(result)) <= len(
            gate.breaking_lines(joined)
        )


def test_status_counts_every_spec(root: Path) -> None:
    found = json.loads(call(root, "status", "--format=json").out)
    assert all(not each["problem"] for each in found["specs"])
