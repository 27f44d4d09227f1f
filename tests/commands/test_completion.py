"""Completion: what may stand there, and real shells with real Tabs."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pexpect
import pytest

from novaspec_new.check.rules import RULES
from novaspec_new.commands import (
    _candidates,
    _command_line,
    completion,
    main,
)
from tests.support import repository, specs
from tests.support.called import call


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository.make(tmp_path / "nova-specs")
    specs.add(root, "2027.1/approved/fast-disks.rst")
    specs.add(root, "zed/implemented/slow-disks.rst")
    return root


def values(folder: Path, *words: str, shell: str = "zsh") -> list[str]:
    """Return what a shell is told that the last word may be."""
    done = call(folder, "_complete", shell, "--", *words)
    assert (done.code, done.err) == (0, "")
    return [line.partition("\t")[0] for line in done.out.splitlines()[1:]]


def added(folder: Path, *words: str) -> str:
    """Return what the shell is told to add."""
    return call(folder, "_complete", "zsh", "--", *words).out.split("\n")[0]


def every_parameter() -> list[tuple[str, click.Parameter]]:
    group = main._novaspec
    found = []
    for name in main.COMMANDS:
        command = group.get_command(click.Context(group), name)
        assert command is not None
        found += [(name, each) for each in command.params]
    return found


def test_every_parameter_is_completed_or_free() -> None:
    """A new one needs a line in SOURCES or FREE of ``_candidates``."""
    wanted = {
        (name, parameter.name)
        for name, parameter in every_parameter()
        if _command_line.takes_value(parameter)
        and not isinstance(parameter.type, click.Choice)
    }

    assert wanted == {*_candidates.SOURCES, *_candidates.FREE}
    assert not _candidates.FREE.intersection(_candidates.SOURCES)


def test_each_command_says_what_it_is_for() -> None:
    told = list(_candidates.of_commands(main.COMMANDS))

    assert [each.value for each in told] == list(main.COMMANDS)
    assert all(each.help for each in told)


def test_codes_are_those_of_the_rules() -> None:
    told = [each.value for each in _candidates.codes([])]

    assert told == sorted(rule.code for rule in RULES)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["ab"], ["abandon"]),
        (["--v"], ["--version"]),
        (["check", "--st"], ["--strict", "--stdin-name"]),
        (["check", "--strict", "--st"], ["--stdin-name"]),
        (["check", "--format", "sa"], ["sarif"]),
        (["check", "--format=sa"], ["sarif"]),
        (["check", "--format"], ["--format"]),
        (["check", "--", "--st"], []),
        (["check", "--release", "2"], ["2027.1"]),
        (["check", "--release", ""], ["2027.1", "zed"]),
        (["fill", "f"], ["fast-disks"]),
        (["fill", "--plain", ""], ["fast-disks", "slow-disks"]),
        (["fill", "fast-disks", "Sec"], ["Security impact"]),
        (["guide", "Secu"], ["Security impact"]),
        (["guide", "security", "im"], ["impact"]),
        (["guide", "--release", "zed", "T"], ["Testing"]),
        (["new", ""], ["fast-disks"]),
        (["explain", "text-w"], ["text-width"]),
        (["move", "fast-disks", "imp"], ["implemented"]),
        (["message", "--previously-approved", "a"], ["auto"]),
        (["rename", "fast-disks", ""], []),
        (["completion", "z"], ["zsh"]),
        (["nothing", ""], []),
        (["explain", "text-width", ""], []),
        (["config", "x"], []),
    ],
)
def test_what_may_stand_there(
    words: list[str], found: list[str], root: Path
) -> None:
    assert values(root, *words) == found


def test_fish_wants_whole_words(root: Path) -> None:
    found = values(root, "check", "--format=sa", shell="fish")
    assert found == ["--format=sarif"]


def test_bash_parts_words_and_leaves_quotes(root: Path) -> None:
    def in_bash(*words: str) -> list[str]:
        return values(root, *words, shell="bash")

    assert in_bash("check", "--format", "=", "sa") == ["sarif"]
    assert "json" in in_bash("check", "--format", "=")
    for word in ("'Security i", '"Security i', "Security\\ i", "Security\\ "):
        assert in_bash("guide", word) == ["Security impact"]
    assert in_bash("guide", "Security\\")[0] == "Security impact"


def test_the_shell_adds_files(root: Path) -> None:
    assert added(root, "check", "") == _candidates.SPEC_FILES
    assert added(root, "new", "x", "--output", "") == _candidates.FILES
    assert added(root, "move", "x", "") == _candidates.FOLDERS
    assert added(root, "explain", "") == ""


def test_outside_of_a_checkout_there_are_the_files_here(
    tmp_path: Path,
) -> None:
    (tmp_path / "one.rst").write_text("")

    assert values(tmp_path, "fill", "") == ["one"]
    assert values(tmp_path, "check", "--release", "") == []
    assert "Testing" in values(tmp_path, "guide", "T")


def test_a_checkout_that_is_broken_is_told_of_later(root: Path) -> None:
    (root / ".novaspec.toml").write_text("what = 1\n")

    assert values(root, "fill", "") == []


def test_it_does_not_import_what_is_slow(tmp_path: Path) -> None:
    code = (
        "import sys; from novaspec_new.commands.main import main;"
        "main(['_complete', 'bash', '--', 'explain', '']);"
        "slow = {'docutils', 'jinja2', 'questionary', 'prompt_toolkit'};"
        "sys.exit(' '.join(slow & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_the_script_is_one_that_the_shell_reads(
    shell: str, tmp_path: Path
) -> None:
    done = call(tmp_path, "completion", shell)
    assert done.code == 0
    assert "_complete" in done.out
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    script = tmp_path / "script"
    script.write_text(done.out)
    subprocess.run([shell, "-n", str(script)], check=True)


# How each shell is started, and what makes it ready.
STARTS = {
    "bash": (
        "bash --noprofile --norc -i",
        "bind 'set enable-bracketed-paste off'; "
        'eval "$(novaspec completion bash)"; PS1="RE""ADY> "',
    ),
    "zsh": (
        "zsh -f -i",
        "autoload -Uz compinit; compinit -u -D; bindkey -e; "
        'unset zle_bracketed_paste; eval "$(novaspec completion zsh)"; '
        'PS1="RE""ADY> "',
    ),
    "fish": (
        "fish --no-config -i",
        "novaspec completion fish | source; "
        "function fish_prompt; echo -n 'RE''ADY> '; end",
    ),
}


class Shell:
    """A real shell in a pseudo-terminal."""

    def __init__(self, name: str, folder: Path, programs: Path) -> None:
        start, ready = STARTS[name]
        self._process = pexpect.spawn(
            start,
            cwd=str(folder),
            env={
                **os.environ,
                "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
                "TERM": "xterm",
            },
            encoding="utf-8",
            timeout=60,
            dimensions=(24, 200),
        )
        self._process.send(f"{ready}\r")
        self._process.expect("READY> ")

    def completed(self, typed: str) -> list[str]:
        """Return the words of a line, typed with a Tab at its end."""
        # At its begin, what prints each of its words.
        self._process.send(f"{typed}\t\x01printf '<%s>' \r")
        self._process.expect(r"<novaspec>((?:<[^<>]*>)*)[^<]*READY> ")
        match = self._process.match
        assert isinstance(match, re.Match)
        return str(match[1])[1:-1].split("><")

    def close(self) -> None:
        self._process.close(force=True)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with the program as a shell finds it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "novaspec"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m novaspec_new "$@"\n'
    )
    program.chmod(0o755)
    return folder


@pytest.mark.parametrize("name", completion.SHELLS)
def test_a_tab_completes_in_a_real_shell(
    name: str, root: Path, programs: Path
) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"there is no {name}")
    shell = Shell(name, root, programs)
    try:
        assert shell.completed("novaspec expl") == ["explain"]
        assert shell.completed("novaspec explain text-w") == [
            "explain",
            "text-width",
        ]
        assert shell.completed("novaspec check --stri") == [
            "check",
            "--strict",
        ]
        assert shell.completed("novaspec check --format=sa") == [
            "check",
            "--format=sarif",
        ]
        assert shell.completed("novaspec status --release 20") == [
            "status",
            "--release",
            "2027.1",
        ]
        assert shell.completed("novaspec fill fast") == ["fill", "fast-disks"]
        for typed in ("Secu", "Security\\ i", "'Security i"):
            assert shell.completed(f"novaspec guide {typed}") == [
                "guide",
                "Security impact",
            ]
        # zsh takes the slash away again when something else is typed.
        _, folder = shell.completed("novaspec wrap specs/2027.1/app")
        assert folder.rstrip("/") == "specs/2027.1/approved"
        assert shell.completed("novaspec wrap specs/2027.1/approved/f") == [
            "wrap",
            "specs/2027.1/approved/fast-disks.rst",
        ]
    finally:
        shell.close()
