"""What a program that is killed leaves, and who takes it away."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from novaspec_new.workspace import files, temporary
from tests.support import program, repository, specs

LONG = "Disks are slow, and " + "that is a pity, and " * 5 + "so on."
# Stands still where the temporary file is written, but not yet in place.
STANDS_STILL = """\
import os, sys, time
from pathlib import Path
from novaspec_new.workspace import files

def wait(descriptor):
    print("there", flush=True)
    time.sleep(600)

os.fsync = wait
files.write_text(Path(sys.argv[1]), "new\\n")
"""


def writer(path: Path) -> subprocess.Popen[str]:
    """Start a program that is in the midst of writing a file."""
    started = subprocess.Popen(
        [sys.executable, "-c", STANDS_STILL, str(path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "there\n"
    return started


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob(".*.tmp"))


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "spec.rst"
    path.write_text("old\n")
    return path


@pytest.mark.parametrize("other", ["spec.rst", "other.rst"])
def test_the_next_run_removes_what_a_killed_one_left(
    other: str, spec: Path
) -> None:
    with writer(spec) as killed:
        killed.kill()
    assert killed.returncode == -signal.SIGKILL
    assert len(hidden(spec.parent)) == 1

    files.write_text(spec.with_name(other), "newer\n")

    assert hidden(spec.parent) == []
    assert spec.read_text() == ("newer\n" if other == spec.name else "old\n")


def test_a_new_file_makes_it_tidy_too(spec: Path) -> None:
    with writer(spec) as killed:
        killed.kill()

    files.create_text(spec.with_name("new.rst"), "new\n")

    assert hidden(spec.parent) == []


def test_what_a_live_run_writes_is_left_alone(spec: Path) -> None:
    with writer(spec) as alive:
        (left,) = hidden(spec.parent)
        files.tidy([spec.parent])
        files.create_text(spec.with_name("new.rst"), "new\n")
        assert hidden(spec.parent) == [left]
        alive.kill()


def test_what_others_have_there_is_left_alone(spec: Path) -> None:
    folder = spec.parent
    names = [
        ".notes.tmp",
        ".spec.rst.tmp",
        ".spec.rst.ABCDEFGH.tmp",
        ".letter.txt.abcd_123.tmp",
        "spec.rst.abcd_123.tmp",
    ]
    for name in names:
        (folder / name).write_text("theirs\n")
    (folder / ".spec.rst.aaaaaaaa.tmp").mkdir()
    (folder / ".spec.rst.bbbbbbbb.tmp").symlink_to(spec)
    os.mkfifo(folder / ".spec.rst.cccccccc.tmp")

    files.write_text(spec, "new\n")

    assert all((folder / name).exists() for name in names)
    assert (folder / ".spec.rst.aaaaaaaa.tmp").is_dir()
    assert (folder / ".spec.rst.bbbbbbbb.tmp").is_symlink()
    assert (folder / ".spec.rst.cccccccc.tmp").is_fifo()
    assert spec.read_text() == "new\n"


@pytest.mark.parametrize("words", [("wrap",), ("check", "--fix")])
def test_a_batch_that_has_nothing_to_do_tidies(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    root = repository.make(tmp_path)
    path = specs.add(root, "2027.1/approved/fast-disks.rst")
    with writer(path) as killed:
        killed.kill()
    assert hidden(path.parent)

    program.run(*words, str(path), folder=root)

    assert hidden(path.parent) == []


def test_many_that_write_at_once_lose_no_file(tmp_path: Path) -> None:
    """Each looks for what was left, just as the others write."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from novaspec_new.workspace import files\n"
        "for turn in range(150):\n"
        "    files.write_text(Path(sys.argv[1]), f'{turn}\\n')\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / f"{name}.rst")]
        )
        for name in range(4)
    ]

    assert [each.wait() for each in started] == [0, 0, 0, 0]
    assert hidden(tmp_path) == []
    assert {path.read_text() for path in tmp_path.iterdir()} == {"149\n"}


def test_kills_amid_a_batch_leave_nothing_after_the_next(
    tmp_path: Path,
) -> None:
    root = repository.make(tmp_path)
    text = specs.text(introduction=LONG)
    paths = [
        specs.add(root, f"2027.1/approved/disks-{number}.rst", text)
        for number in range(40)
    ]
    for path in paths[:3]:
        with writer(path) as killed:
            killed.kill()

    done = program.run("wrap", "specs", folder=root)

    assert done.stderr.endswith("40 of 40 files wrapped\n")
    assert hidden(paths[0].parent) == []


def test_a_folder_is_looked_through_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before each file it would take a time quadratic in their number."""
    looked: list[Path] = []
    monkeypatch.setattr(
        temporary, "sweep", lambda folder, _name: looked.append(folder)
    )
    for number in range(3):
        files.create_text(tmp_path / f"{number}.rst", "new\n")
        files.write_text(tmp_path / f"{number}.rst", "newer\n")

    assert looked == [tmp_path]


def test_a_file_taken_for_one_that_was_left_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program may sweep between the file's making and its lock."""
    made: list[Path] = []

    def swept(descriptor: int, _operation: int) -> None:
        if not made:
            made.extend(tmp_path.glob(".spec.rst.*.tmp"))
            made[0].unlink()

    monkeypatch.setattr("fcntl.flock", swept)

    with temporary.beside(tmp_path / "spec.rst", "words\n") as path:
        assert path not in made
        assert path.read_text() == "words\n"

    assert not list(tmp_path.iterdir())
