"""``novaspec new`` as a process, without a terminal."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from novaspec_new.spec import document
from tests.support import program, repository
from tests.support.launchpad import FakeLaunchpad, Fault, Specification

SPEC = "specs/2027.1/approved/awesome-thing.rst"
ANSWERS = '''\
title = "An awesome thing"
introduction = "It is awesome."

[sections]
"Use Cases" = """
* As a user, I want it, and I want it so much that this bullet is too long.
* As an operator, I do not.
"""
"Assignee(s)" = """
Primary assignee:
  alice
"""
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


@pytest.fixture
def launchpad(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeLaunchpad]:
    fake = FakeLaunchpad()
    fake.blueprints["awesome-thing"] = Specification("Launchpad's title")
    with fake:
        monkeypatch.setenv("NOVASPEC_LAUNCHPAD_ROOT", fake.root)
        yield fake


_QUIET = (
    "new",
    "awesome-thing",
    "--title=T",
    "--offline",
    "--non-interactive",
)


def new(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return program.run("new", *arguments, "--non-interactive", folder=folder)


def test_in_a_checkout_it_goes_to_the_newest_release(root: Path) -> None:
    done = new("awesome-thing", "--offline", "--title", "T", folder=root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(root / SPEC)
    text = (root / SPEC).read_text()
    assert "\n====\nT\n====\n" in text
    assert "https://blueprints.launchpad.net/nova/+spec/awesome-thing" in text
    assert "* - 2027.1 Indri" in text


def test_elsewhere_it_goes_here_with_our_own_outline(tmp_path: Path) -> None:
    done = new("awesome-thing", "--offline", "--title", "T", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "awesome-thing.rst").read_text()
    assert len(document.split(text).sections) == 22


def test_the_blueprints_address_will_do(tmp_path: Path) -> None:
    address = "https://blueprints.launchpad.net/nova/+spec/awesome-thing"
    done = new(address, "--offline", "--title", "T", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "awesome-thing.rst").exists()


def test_an_older_release_and_another_folder(root: Path) -> None:
    out = root / "drafts"
    out.mkdir()
    done = new(
        "awesome-thing",
        "--offline",
        "--title=T",
        "--release=zed",
        f"--output={out}",
        folder=root,
    )
    assert done.returncode == 0, done.stderr
    assert "* - Zed\n" in (out / "awesome-thing.rst").read_text()


def test_launchpads_title_is_taken(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    done = new("awesome-thing", folder=root)
    assert done.returncode == 0, done.stderr
    assert "\nLaunchpad's title\n" in (root / SPEC).read_text()
    assert launchpad.requests


def test_without_a_title_the_option_is_named(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    launchpad.fail(Fault.HTML)
    done = new("awesome-thing", folder=root)
    assert done.returncode == 2
    assert "use --title" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (root / SPEC).exists()


def test_answers_are_wrapped_and_the_rest_is_to_do(root: Path) -> None:
    (root / "a.toml").write_text(ANSWERS)
    done = new("awesome-thing", "--answers=a.toml", folder=root)
    assert done.returncode == 0, done.stderr
    text = (root / SPEC).read_text()
    assert (
        "* As a user, I want it, and I want it so much that this bullet is "
        "too long.\n* As an operator, I do not.\n"
    ) in text
    assert text.count("novaspec: to do") == 5
    assert program.run("check", SPEC, folder=root).returncode == 0


def test_fill_none_leaves_nothing_to_do(root: Path) -> None:
    (root / "a.toml").write_text(ANSWERS)
    done = new("awesome-thing", "--answers=a.toml", "--fill-none", folder=root)
    assert done.returncode == 0, done.stderr
    text = (root / SPEC).read_text()
    assert "to do" not in text
    assert "Security impact\n---------------\n\nNone\n" in text
    assert "Feature liaison:\n  None\n" in text


BAD = [
    (["../../etc/passwd"], 2, "is no blueprint name"),
    (["Awesome Thing"], 2, "did you mean 'awesome-thing'?"),
    (["a"], 2, "is no blueprint name"),
    (["x_y"], 2, "did you mean 'x-y'?"),
    (["a" * 300], 2, "at most 200 characters"),
    (["https://example.org/nova/+spec/a-b"], 2, "not a page of Launchpad"),
    (
        ["https://blueprints.launchpad.net/cinder/+spec/a-b"],
        2,
        "of 'cinder', not of 'nova'",
    ),
    (["https://blueprints.launchpad.net/nova"], 2, "not a blueprint's page"),
    (["http://[::1/a"], 2, "not a page of Launchpad"),
    (["a-b", "--release=2031.1"], 1, "no release '2031.1'"),
    (["a-b", "--output=x.txt"], 2, "neither a folder nor a .rst file"),
    (["a-b", "--output=.git/config/x.rst"], 1, "cannot write"),
    (["a-b", "--answers=missing.toml"], 1, "cannot read missing.toml"),
    (["a-b", "--title= "], 2, "the title is empty"),
    (["a-b", "--title===="], 2, "is no title"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "line"), BAD, ids=[str(bad[0]) for bad in BAD]
)
def test_bad_input_is_one_line_and_no_file(
    root: Path, arguments: list[str], code: int, line: str
) -> None:
    before = repository.git(root, "status", "--porcelain")
    if not any(word.startswith("--title") for word in arguments):
        arguments = [*arguments, "--title=T"]
    done = new(*arguments, "--offline", folder=root)
    assert done.returncode == code, done.stderr
    assert line in done.stderr
    assert done.stderr.startswith("novaspec: ")
    assert done.stderr.count("\n") == 1
    assert repository.git(root, "status", "--porcelain") == before


@pytest.mark.parametrize(
    ("template", "line"),
    [
        (b"", "the template of 2027.1 has no sections"),
        (b"only words\n", "the template of 2027.1 has no sections"),
        (b"Title\n=====\n\xff\n", ":3:1: byte 0xff is not UTF-8"),
    ],
)
def test_a_bad_template_is_one_line(
    root: Path, template: bytes, line: str
) -> None:
    (root / "specs" / "2027.1-template.rst").write_bytes(template)
    done = new("awesome-thing", "--offline", "--title=T", folder=root)
    assert done.returncode == 1
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (root / SPEC).exists()


def test_an_existing_file_is_never_overwritten(root: Path) -> None:
    (root / SPEC).write_text("mine\n")
    done = new("awesome-thing", "--offline", "--title=T", folder=root)
    assert done.returncode == 1
    assert "exists already" in done.stderr
    assert (root / SPEC).read_text() == "mine\n"


def test_a_typo_in_the_answers_names_the_nearest(root: Path) -> None:
    (root / "a.toml").write_text('[sections]\n"Use cases" = "x"\n')
    done = new("awesome-thing", "--answers=a.toml", folder=root)
    assert done.returncode == 1
    assert "did you mean 'Use Cases'?" in done.stderr
    assert not (root / SPEC).exists()


def test_without_a_terminal_the_way_out_is_named(root: Path) -> None:
    done = program.run("new", "awesome-thing", folder=root)
    assert done.returncode == 2
    assert "--non-interactive" in done.stderr
    assert "--answers" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (root / SPEC).exists()


def test_a_closed_standard_input_is_no_traceback(root: Path) -> None:
    code = (
        "import os, sys; os.close(0);"
        "os.execv(sys.executable, [sys.executable, '-m', 'novaspec_new',"
        "'new', 'awesome-thing'])"
    )
    done = program.python("-c", code, folder=root)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_a_hostile_title_is_made_plain(
    root: Path, launchpad: FakeLaunchpad
) -> None:
    launchpad.blueprints["awesome-thing"] = Specification(
        "\x1b]0;owned\x07Red \x1b[31malert\x1b[0m\r\n{{ 7*7 }}\u202e"
    )
    done = new("awesome-thing", folder=root)
    assert done.returncode == 0, done.stderr
    text = (root / SPEC).read_text()
    assert "\nRed alert {{ 7*7 }}\n" in text
    assert "\x1b" not in text + done.stdout + done.stderr


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder for anybody; below pytest's own nobody may even look."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


def test_a_folder_that_cannot_be_written(public: Path) -> None:
    folder = public / "closed"
    folder.mkdir(mode=0o755)
    done = program.run_after(
        # All is imported before root becomes nobody, who may be unable
        # to read this Python.
        f"main([*{_QUIET!r}, '--output=../warm.rst'])\n"
        "os.environ['XDG_CONFIG_HOME'] = os.getcwd()\n"
        "os.chmod('.', 0o555)\n"
        "os.geteuid() or (os.setgid(65534), os.setuid(65534))",
        *_QUIET,
        folder=folder,
    )
    assert done.returncode == 1, done.stderr
    assert "cannot write" in done.stderr
    assert "Permission denied" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    code = "os.mkdir('x'); os.chdir('x'); os.rmdir('../x')"
    done = program.run_after(code, *_QUIET, folder=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "No such file or directory" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_full_disk_leaves_nothing_half_written(root: Path) -> None:
    code = (
        "import errno\n"
        "def full(*_): raise OSError(errno.ENOSPC, 'No space left')\n"
        "os.fsync = full"
    )
    done = program.run_after(code, *_QUIET, folder=root)
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list((root / SPEC).parent.iterdir()) == []
