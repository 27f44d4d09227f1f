"""Runs the command lines of a page as its reader would, and compares."""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support import program, repository
from tests.support.console import Command
from tests.support.screen import Session

_CTRL_C = "\x03"
_LIKE = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
# It is installed already; .ci/run installs it as the pages say.
_INSTALLED = re.compile(r"^pip install [^&]*&& ")
# The developer's own tools; .ci/run runs them.
_TOOLS = re.compile(
    r"(\w+=\S+ )*(\.ci/run|coverage|lint-imports|mypy|pip|pipx|pytest|python"
    r"|ruff|sphinx-build|towncrier|uvx?)\b"
)
_ASKS = re.compile(r"^novaspec (new|fill|repropose) ")
_KNOWN = re.compile(r"--(answers|non-interactive|dump-answers|output)\b")
# A spec that a page may take for granted: done, but for one line.
SEED = "live-migration-blockers"
_ANSWERS = """\
title = "Show what blocks a live migration"
introduction = "Operators see in one place what keeps a server on its host."

[sections]
"Problem description" = '''
A live migration fails late, and for reasons that only a log of nova-compute \
shows the operator.
'''
"Use Cases" = "As an operator I want to know what keeps a server on its host."
"Proposed change" = "The API lists what blocks a live migration."
"Assignee(s)" = "Primary assignee:\\n  alice"
"Testing" = "Functional tests."
"""
# What its author then wrote without novaspec.
_LATER = (
    "Functional tests.",
    "Functional tests with the fake driver, and a live migration in the job "
    "that has two nodes.",
)


class Reader:
    """Somebody who follows a page in a checkout of nova-specs.

    ``keys`` are the sessions that pages name: what the screen is to show,
    and what is typed then; ``launchpad`` is the root of one.
    """

    def __init__(
        self,
        folder: Path,
        launchpad: str,
        keys: Mapping[str, list[tuple[str, str]]],
    ) -> None:
        self._keys = keys
        self._where = folder / "where"
        self._folder = folder / "nova-specs"
        self._folder.mkdir(parents=True)
        binaries = folder / "bin"
        binaries.mkdir()
        novaspec = binaries / "novaspec"
        novaspec.write_text(
            f'#!/bin/sh\nexec {sys.executable} -m novaspec_new "$@"\n'
        )
        novaspec.chmod(0o755)
        self._environ = {
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_AUTHOR_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A",
            "NOVASPEC_LAUNCHPAD_ROOT": launchpad,
            "PATH": f"{binaries}:{os.environ['PATH']}",
            # What pages show before a command.
            "PROMPT_COMMAND": "PS1='$ '",
            "WHERE": str(self._where),
        }
        repository.make(self._folder)
        self._seed(folder / "answers.toml")

    def _seed(self, answers: Path) -> None:
        answers.write_text(_ANSWERS)
        for release in ("zed", "2027.1"):
            name = SEED if release != "zed" else "cold-start"
            done = program.run(
                *("new", name, "--answers", str(answers), "--fill-none"),
                *("--non-interactive", "--offline", "--release", release),
                folder=self._folder,
            )
            assert not done.returncode, done.stderr
            if name == SEED:
                (spec,) = self._folder.rglob(f"{SEED}.rst")
                spec.write_text(spec.read_text().replace(*_LATER))
            repository.git(self._folder, "add", "-A")
            repository.git(self._folder, "commit", "-q", "-m", f"Add {name}")

    def run(self, command: Command) -> str:
        """Run a command line; return what is not as the page says."""
        if command.how.startswith("not here: "):
            return ""
        line = _INSTALLED.sub("", command.line)
        if _TOOLS.match(line):
            return ""
        if command.how.startswith("keys "):
            return self._talk(line, self._keys[command.how.split()[1]])
        if _ASKS.match(line) and not _KNOWN.search(line):
            return self._talk(line, [("Ctrl-C: leave", _CTRL_C)])
        return self._run(line, command)

    def _run(self, line: str, command: Command) -> str:
        done = subprocess.run(
            ["bash", "-c", f'{line}\ncode=$?; pwd > "$WHERE"; exit $code'],
            cwd=self._folder,
            env={**os.environ, **self._environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
        )
        self._folder = Path(self._where.read_text().strip())
        code = int(command.how.removeprefix("exit ") or 0)
        if done.returncode != code:
            return f"$ {line}\nended with {done.returncode}:\n{done.stdout}"
        wanted = "".join(f"{text}\n" for text in command.output)
        like = doctest.OutputChecker().check_output
        if wanted and not like(wanted, done.stdout, _LIKE):
            return f"$ {line}\nsaid:\n{done.stdout}and not:\n{wanted}"
        return ""

    def _talk(self, line: str, keys: list[tuple[str, str]]) -> str:
        code = 130 if keys[-1][1] == _CTRL_C else 0
        with Session(
            ["-c", line],
            folder=self._folder,
            environ=self._environ,
            program="/bin/bash",
        ) as session:
            for shown, typed in keys:
                session.wait_for(shown)
                session.type(typed)
            ended = session.wait_for_end()
            return (
                ""
                if ended == code
                else f"$ {line}\nended with {ended}:\n{session.everything}"
            )
