"""What is no regular file, or is reached by a link, for every command."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import program, repository, specs

PLACE = "2027.1/approved/fast-disks.rst"
LONG = "Disks are slow, and " + "that is a pity, and " * 5 + "so on."
# Each reads the spec that it is given; SPEC stands for its path.
READING = {
    "check": ("check", "SPEC"),
    "check --fix": ("check", "--fix", "SPEC"),
    "wrap": ("wrap", "SPEC"),
    "wrap --check": ("wrap", "--check", "SPEC"),
    "message": ("message", "SPEC"),
    "regenerate": ("regenerate", "SPEC"),
    "repropose": ("repropose", "SPEC", "--non-interactive"),
    "rename": ("rename", "SPEC", "faster-disks"),
    "move": ("move", "SPEC", "implemented"),
    "abandon": ("abandon", "SPEC"),
    "answers": ("new", "a-b", "--non-interactive", "--answers", "SPEC"),
}
# Each writes to the spec that it is given.
WRITING = {
    "check --fix": ("check", "--fix", "SPEC"),
    "wrap": ("wrap", "SPEC"),
    "regenerate": ("regenerate", "SPEC"),
}


def listening(path: Path) -> None:
    here = Path.cwd()
    # The name of a socket may not be long.
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


ODD: dict[str, Callable[[Path], None]] = {
    "a named pipe": os.mkfifo,
    "a socket": listening,
    "a device": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "checkout")


def given(words: tuple[str, ...], path: Path) -> list[str]:
    return [str(path) if word == "SPEC" else word for word in words]


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("command", READING)
def test_it_is_refused_at_once(command: str, kind: str, root: Path) -> None:
    odd = root / "specs" / PLACE
    ODD[kind](odd)

    done = program.run(*given(READING[command], odd), folder=root)

    assert done.returncode in {1, 2}
    assert kind in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


@pytest.mark.parametrize("kind", ODD)
def test_by_a_bare_name_too(kind: str, root: Path) -> None:
    ODD[kind](root / "fast-disks.rst")

    done = program.run("message", "fast-disks.rst", folder=root)

    assert kind in done.stderr


@pytest.mark.parametrize("kind", ODD)
def test_one_beside_a_spec_is_no_hindrance(kind: str, root: Path) -> None:
    """Other specs are read for their labels, the rest of it for rules."""
    path = specs.add(root, PLACE)
    ODD[kind](path.with_name("odd.rst"))
    ODD[kind](root / "README.rst")
    (root / "doc" / "source").mkdir(parents=True)
    ODD[kind](root / "doc" / "source" / "index.rst")
    (root / ".gitreview").unlink()
    ODD[kind](root / ".gitreview")

    done = program.run("check", str(path), folder=root)

    assert done.returncode == 0
    assert done.stderr.endswith("in 1 file\n")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (Path(PLACE).stem, f"did you mean specs/{PLACE}?"),
        (f"specs/zed/{Path(PLACE).name}", f"did you mean specs/{PLACE}?"),
        ("no-such-thing", "check the path"),
        ("../x y", "check the path"),
    ],
)
@pytest.mark.parametrize("command", ["check", "wrap"])
def test_a_spec_named_by_another_path(
    command: str, typed: str, hint: str, root: Path
) -> None:
    specs.add(root, PLACE, specs.text(introduction=LONG))

    done = program.run(command, typed, folder=root)

    assert done.returncode == 2
    assert done.stderr == f"novaspec: {typed} is not there; {hint}\n"


@pytest.mark.parametrize("command", ["check", "wrap"])
def test_an_empty_name_is_not_the_folder(command: str, root: Path) -> None:
    """A shell's variable that holds nothing must not mean every file."""
    path = specs.add(root, PLACE, specs.text(introduction=LONG))
    before = path.read_text()

    done = program.run(command, "", folder=root)

    assert done.returncode == 2
    assert done.stderr == "novaspec: a path is empty; check the path\n"
    assert path.read_text() == before


@pytest.mark.parametrize("command", [("check",), ("wrap",), ("check", "-")])
def test_a_folder_that_was_removed(
    command: tuple[str, ...], root: Path
) -> None:
    gone = root / "gone"
    gone.mkdir()
    words = (sys.executable, "-m", "novaspec_new", *command)

    done = subprocess.run(
        ["sh", "-c", 'rmdir ../gone && exec "$@"', "sh", *words],
        cwd=gone,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith(
        "novaspec: the current folder cannot be used: "
    )
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("closed", "code", "said"),
    [
        ("<&-", 2, "novaspec: standard input is closed; name a file\n"),
        # What is empty is no spec.
        (">&- </dev/null", 1, "in 1 file\n"),
    ],
)
def test_a_stream_that_is_closed(
    closed: str, code: int, said: str, root: Path
) -> None:
    words = (sys.executable, "-m", "novaspec_new", "check", "-")
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *words],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert done.stderr.endswith(said)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["check", "wrap"])
def test_a_checkout_that_git_does_not_know(command: str, root: Path) -> None:
    """As an archive of it, unpacked, is."""
    shutil.rmtree(root / ".git", ignore_errors=True)

    done = program.run(
        command,
        folder=root,
        environ={"GIT_CEILING_DIRECTORIES": str(root.parent)},
    )

    assert done.returncode == 1
    assert "not a git repository" in done.stderr
    assert done.stderr.endswith("; name the files\n")


def test_a_new_spec_does_not_go_into_a_pipe(root: Path) -> None:
    os.mkfifo(root / "a-b.rst")

    done = program.run(
        *("new", "a-b", "--non-interactive", "--title", "T"),
        *("--output", "a-b.rst"),
        folder=root,
    )

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert (root / "a-b.rst").is_fifo()


def linked(root: Path, how: str) -> tuple[Path, Path]:
    """Have a spec of a checkout lead elsewhere; return both paths."""
    text = specs.text(introduction=LONG).replace(
        "Feature Liaison\n---------------\n\nbob\n\n", ""
    )
    real = specs.add(root.parent / "elsewhere", PLACE, text)
    path = root / "specs" / PLACE
    if how == "file":
        path.symlink_to(real)
    else:
        shutil.rmtree(path.parent)
        path.parent.symlink_to(real.parent)
    return path, real


@pytest.mark.parametrize("how", ["file", "folder"])
@pytest.mark.parametrize("command", WRITING)
def test_a_link_out_of_the_checkout_is_not_written_through(
    command: str, how: str, root: Path
) -> None:
    path, real = linked(root, how)
    before = real.read_text()
    name = str(path.relative_to(root))

    done = program.run(
        *given(WRITING[command], path.relative_to(root)), folder=root
    )

    assert done.returncode == 1
    assert f"{name} leads out of the checkout, to {real}; " in done.stderr
    assert "--follow" in done.stderr
    assert real.read_text() == before

    done = program.run(*given(WRITING[command], path), "--follow", folder=root)

    assert real.read_text() != before
    assert path.exists()
    assert path.is_symlink() is (how == "file")


def test_what_writes_nothing_follows_it(root: Path) -> None:
    path, _ = linked(root, "file")

    done = program.run("wrap", "--check", str(path), folder=root)

    assert done.stdout == f"{path}\n"


def test_a_new_spec_does_not_leave_the_checkout(root: Path) -> None:
    folder = root / "specs" / "2027.1" / "approved"
    shutil.rmtree(folder)
    (root.parent / "elsewhere").mkdir()
    folder.symlink_to(root.parent / "elsewhere")
    words = ("new", "a-b", "--non-interactive", "--title", "T")

    done = program.run(*words, folder=root)

    assert done.returncode == 1
    assert "leads out of the checkout" in done.stderr
    assert not any(folder.iterdir())

    assert program.run(*words, "--follow", folder=root).returncode == 0
    assert (folder / "a-b.rst").is_file()


def test_a_link_within_the_checkout_is_followed(root: Path) -> None:
    """The documentation's sources reach the specs so."""
    real = specs.add(root, PLACE, specs.text(introduction=LONG))
    source = root / "doc" / "source" / "specs" / "2027.1"
    source.mkdir(parents=True)
    (source / "approved").symlink_to(real.parent)

    done = program.run(
        "wrap", "doc/source/specs/2027.1/approved/fast-disks.rst", folder=root
    )

    assert done.returncode == 0
    assert LONG not in real.read_text()


def test_a_checkout_may_be_reached_by_a_link(root: Path) -> None:
    real = specs.add(root, PLACE, specs.text(introduction=LONG))
    (root.parent / "link").symlink_to(root)
    path = root.parent / "link" / "specs" / PLACE

    done = program.run("wrap", str(path), folder=root.parent)

    assert done.returncode == 0
    assert LONG not in real.read_text()
