import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

import novaspec_new
from novaspec_new.commands import main
from novaspec_new.spec import errors
from tests.support import program

HEAVY = ("docutils", "jinja2", "launchpadlib", "questionary", "pygments")


def test_version_as_command_and_as_module(tmp_path: Path) -> None:
    done = program.run("--version", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout == f"novaspec {novaspec_new.__version__}\n"


def test_starting_imports_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; from novaspec_new.commands.main import main;"
        "main(['--version']);"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = program.python("-c", code, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("\n[]\n")


def test_the_first_words_wait_for_no_outline(tmp_path: Path) -> None:
    later = ("novaspec_new.spec.outline", "json", "dataclasses", "subprocess")
    code = (
        "import os, sys; from pathlib import Path;"
        "from novaspec_new.commands import new;"
        "from novaspec_new.workspace import settings, target;"
        "settings.load_settings(os.environ);"
        "found = target.find(Path.cwd(), target.Wanted('awesome-thing'));"
        f"print([name for name in {later} if name in sys.modules]);"
        "print(found.outline.asked[0].title)"
    )
    done = program.python("-c", code, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[]\nProblem description\n"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("chek", " (did you mean 'check'?)"),
        ("xyzzy", ""),
    ],
)
def test_a_command_that_is_none(
    typed: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main([typed]) == 2
    told = capsys.readouterr().err
    said = f"No such command {typed!r}{hint}"
    assert told == f"novaspec: {said}; see 'novaspec --help'\n"


def test_every_command_has_its_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.main(["--help"]) == 0
    listed = capsys.readouterr().out
    for name in main.COMMANDS:
        assert f"\n  {name} " in listed
        assert main.main([name, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"Usage: novaspec {name}")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["nwe"], "No such command 'nwe'"),
        (["new"], "Missing argument 'BLUEPRINT'"),
        (["new", "x", "--nope"], "No such option"),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("novaspec: ")
    assert line in told.err
    assert "--help" in told.err


def end_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Have ``novaspec new`` end with an error."""

    @click.command("new")
    def command() -> None:
        raise error

    name = "novaspec_new.commands.new"
    monkeypatch.setitem(sys.modules, name, SimpleNamespace(command=command))


def test_a_bug_of_ours_leaves_a_log_and_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    end_with(monkeypatch, ZeroDivisionError("oh"))
    assert main.main(["new"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("novaspec: this is a bug in novaspec (ZeroDiv")
    assert told.count("\n") == 1
    log = Path(told.split("please report it with ")[1].strip())
    assert "ZeroDivisionError: oh" in log.read_text()


def test_an_error_is_cleaned_before_it_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = errors.NovaspecError("no \x1b[31mred\x1b[0m\nlines", "stop it")
    end_with(monkeypatch, error)
    assert main.main(["new"]) == 1
    assert capsys.readouterr().err == "novaspec: no red lines; stop it\n"


@pytest.mark.parametrize("arguments", [["--help"], ["guide"], ["--version"]])
def test_a_full_disk_behind_standard_output(
    tmp_path: Path, arguments: list[str]
) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "novaspec_new", *arguments],
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


def test_a_closed_standard_output(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m novaspec_new guide >&-', sys.executable],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "novaspec_new", "--help"],
            cwd=tmp_path,
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(write)
    assert done.returncode == 0
    assert done.stderr == b""


def test_ctrl_c_is_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    end_with(monkeypatch, KeyboardInterrupt())
    assert main.main(["new"]) == 130
    assert "stopped" in capsys.readouterr().err
