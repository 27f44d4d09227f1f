"""The spec's page beside a conversation, served by a process of its own.

docutils is not made for two threads; and what goes wrong there must not
stand in the author's way here.
"""

import contextlib
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import profile_choice

if TYPE_CHECKING:
    import subprocess

# How to get what serves the page.
EXTRA = "pip install 'novaspec[preview]'"
_NEEDED = ("starlette", "uvicorn", "watchfiles")
# In seconds; the first page takes half of one.
_PATIENCE = 20.0


class PageBeside:
    """Opens a spec's page when it is called, and says where it is.

    It ends with the ``with`` block that it is used in, or with us.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: subprocess.Popen[bytes] | None = None
        self._address = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        process = self._process
        if process is None:
            return
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        process.terminate()
        process.wait()

    def __call__(self) -> str:
        """Open the page; NovaspecError says why that cannot be."""
        if not self._path.is_file():
            raise NovaspecError(
                "There is no page yet", "the spec's title makes its file"
            )
        if self._process is None or self._process.poll() is not None:
            self._start()
        if open_browser(self._address):
            return f"The page is in your browser: {self._address}"
        return f"The page is at {self._address}"

    def _start(self) -> None:
        import select
        import subprocess

        missing = [name for name in _NEEDED if not _is_installed(name)]
        if missing:
            raise NovaspecError(
                "The page cannot be shown yet", f"{EXTRA} brings what it needs"
            )
        command = [sys.executable, "-m", "novaspec_new", "preview"]
        command += ["--no-open", "--attached", os.fspath(self._path)]
        if profile_choice.wanted():
            command += ["--profile", profile_choice.wanted()]
        self._process = process = subprocess.Popen(  # noqa: S603 - us
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C is for the conversation.
            start_new_session=True,
        )
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        ready, _, _ = select.select([process.stdout], [], [], _PATIENCE)
        line = process.stdout.readline() if ready else b""
        self._address = line.decode().strip()
        if not self._address:
            process.terminate()
            raise NovaspecError(
                "The page could not be shown",
                "'novaspec preview' in another terminal tells why",
            )


def open_browser(address: str) -> bool:
    """Open the browser; say whether there is one with a window.

    One in the terminal would stand in the way of what runs there.
    """
    import webbrowser

    has_screen = sys.platform == "darwin" or any(
        os.environ.get(name)
        for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")
    )
    return has_screen and webbrowser.open(address)


def _is_installed(name: str) -> bool:
    from importlib.util import find_spec

    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False
