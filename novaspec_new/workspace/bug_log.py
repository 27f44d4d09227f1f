"""Keeps what is known of a bug of ours, where its finder can send it."""

import contextlib
import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from novaspec_new import __version__
from novaspec_new.workspace import directories


def write(error: BaseException) -> str:
    """Write an error's trace to a log; return the line for the user."""
    said = f"this is a bug in novaspec ({type(error).__name__})"
    report = "".join(traceback.format_exception(error))
    with contextlib.suppress(Exception):
        return f"{said}; please report it with {_log(report)}"
    return f"{said}; its log could not be written"


def _log(report: str) -> Path:
    now = datetime.now(UTC)
    path = (
        directories.state() / "log" / f"{now:%Y%m%dT%H%M%S}-{os.getpid()}.txt"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"novaspec {__version__}, Python {sys.version}\n"
    path.write_text(head + report, encoding="utf-8")
    return path
