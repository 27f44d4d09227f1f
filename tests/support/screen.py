"""A real pseudo-terminal, with a screen that can be read."""

import contextlib
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

from novaspec_new.workspace import directories

# Long enough for a loaded machine; a test that passes never waits it out.
PATIENCE = 30.0
_WHERE = b"\x1b[6n"


def _be_known() -> None:
    """Have the author be one who was welcomed before."""
    file = directories.config() / "config.toml"
    with contextlib.suppress(FileExistsError):
        file.parent.mkdir(parents=True)
    file.touch()


class Session:
    """A program in a terminal, typed at and looked at as a person would.

    ``type`` sends keys, ``wait_for`` looks until the screen (or what has
    scrolled off it) holds a text.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        folder: Path,
        environ: Mapping[str, str] | None = None,
        columns: int = 80,
        lines: int = 24,
        program: str = "",
        is_first_run: bool = False,
    ) -> None:
        if not is_first_run:
            _be_known()
        self._screen = pyte.HistoryScreen(columns, lines, history=10_000)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._child = pexpect.spawn(
            program or sys.executable,
            [*([] if program else ["-m", "novaspec_new"]), *arguments],
            cwd=str(folder),
            env={**os.environ, "TERM": "xterm-256color", **(environ or {})},
            dimensions=(lines, columns),
            timeout=PATIENCE,
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.close(force=True)

    def type(self, keys: str) -> None:
        """Send keys as they come from a keyboard."""
        self.type_bytes(keys.encode())

    def type_bytes(self, data: bytes) -> None:
        """Send what need not be UTF-8."""
        self._child.send(data)

    def paste(self, text: str) -> None:
        """Send a text as a terminal pastes it."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    def hang_up(self) -> None:
        """Close the terminal, as a window is closed, and wait."""
        # So long it has before it is ended otherwise.
        self._child.ptyproc.delayafterclose = 3
        self._child.close(force=True)

    def resize(self, columns: int, lines: int) -> None:
        """Change the terminal's size, as a dragged window does."""
        self._screen.resize(lines, columns)
        self._child.setwinsize(lines, columns)

    @property
    def pid(self) -> int:
        """The program's process."""
        return int(self._child.pid)

    @property
    def display(self) -> str:
        """What the screen shows, without trailing space."""
        lines = [line.rstrip() for line in self._screen.display]
        return "\n".join(lines).rstrip()

    @property
    def cells(self) -> list[list[pyte.screens.Char]]:
        """What the screen shows, a row a list, with its colours."""
        rows, columns = self._screen.lines, self._screen.columns
        shown = [
            [self._screen.buffer[y][x] for x in range(columns)]
            for y in range(rows)
        ]
        while shown and all(cell.data == " " for cell in shown[-1]):
            shown.pop()
        return shown

    @property
    def everything(self) -> str:
        """What has scrolled off the top, and the screen."""
        past = [
            "".join(row[x].data for x in range(self._screen.columns))
            for row in self._screen.history.top
        ]
        return "\n".join(line.rstrip() for line in [*past, self.display])

    def wait_for(self, text: str, *, times: int = 1) -> str:
        """Read until ``text`` was shown so often; return the display."""
        return self.wait_until(
            lambda: self.everything.count(text) >= times, text
        )

    def wait_until(self, holds: Callable[[], bool], what: str) -> str:
        """Read until a condition holds; return the display."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if not self.read() or time.monotonic() > end:
                if holds():
                    break
                raise AssertionError(
                    f"{what!r} was not shown; the screen:\n{self.everything}"
                )
        return self.display

    def rest(self, seconds: float) -> None:
        """Look on for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read()

    def settle(self, holds: Callable[[], bool]) -> None:
        """Look on until a condition holds, or for a few seconds."""
        end = time.monotonic() + 10
        while not holds() and time.monotonic() < end:
            self.read()

    def wait_for_end(self) -> int:
        """Read until the program ends; return its exit code.

        One ended by a signal gives the signal's number, negative.
        """
        end = time.monotonic() + PATIENCE
        while self.read():
            if time.monotonic() > end:
                raise AssertionError(f"it goes on:\n{self.everything}")
        self._child.wait()
        if self._child.exitstatus is None:
            return -int(self._child.signalstatus or 0)
        return int(self._child.exitstatus)

    def read(self, timeout: float = 0.05) -> bool:
        """Read what there is; say whether there may be more."""
        try:
            data = self._child.read_nonblocking(65536, timeout=timeout)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        for piece in re.split(b"(\x1b\\[6n)", data):
            if piece == _WHERE:
                cursor = self._screen.cursor
                self.type(f"\x1b[{cursor.y + 1};{cursor.x + 1}R")
            else:
                self._stream.feed(piece)
        return True
