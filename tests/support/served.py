"""``novaspec preview`` as a process, serving one spec."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self


class Served:
    """A server that is up; ``address`` is what it printed."""

    def __init__(self, name: str, *arguments: str, folder: Path) -> None:
        command = ["preview", name, "--no-open", *arguments]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "novaspec_new", *command],
            cwd=folder,
            env={**os.environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._ended: tuple[int, str] | None = None
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        if not self.address:
            _, said = self.process.communicate(timeout=60)
            raise AssertionError(said)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    @property
    def origin(self) -> str:
        return "/".join(self.address.split("/")[:3])

    @property
    def port(self) -> int:
        return int(self.origin.rpartition(":")[2])

    def end(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it as Ctrl-C does; return the exit code and what it said."""
        if self._ended is None:
            self.process.send_signal(number)
            _, said = self.process.communicate(timeout=60)
            self._ended = self.process.returncode, said
        return self._ended

    def wait(self) -> tuple[int, str]:
        """Let its input end, and wait; return the same."""
        _, said = self.process.communicate(timeout=60)
        self._ended = self.process.returncode, said
        return self._ended
