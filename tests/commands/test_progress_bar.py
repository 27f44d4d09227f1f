"""A bar for what takes long, and findings that are told meanwhile."""

import os
import pty
import sys
from collections.abc import Iterator
from typing import TextIO

import pyte
import pytest

from novaspec_new.commands import _progress_bar
from novaspec_new.commands._progress_bar import ProgressBar


class Terminal:
    """What ``file`` is written shows on a screen of 80 columns."""

    def __init__(self, file: TextIO, other_end: int) -> None:
        self.file = file
        self._other_end = other_end
        self._screen = pyte.Screen(80, 6)
        self._stream = pyte.ByteStream(self._screen)

    def shown(self) -> list[str]:
        """Return the lines on the screen that are not empty."""
        self.file.write("\x00")
        self.file.flush()
        data = b""
        while not data.endswith(b"\x00"):
            data += os.read(self._other_end, 10_000)
        self._stream.feed(data)
        return [line.rstrip() for line in self._screen.display if line.strip()]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    monkeypatch.setattr(_progress_bar, "_PATIENCE", 0.0)
    with os.fdopen(theirs, "w") as file:
        yield Terminal(file, ours)
    os.close(ours)


def test_a_bar_shows_when_it_takes_long(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal.file)
    bar = ProgressBar(3, "Working")

    assert list(bar.shown(iter("abc"))) == ["a", "b", "c"]

    (line,) = terminal.shown()
    assert "Working" in line
    assert "100%" in line


def test_a_line_takes_the_place_of_the_bar(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal.file)
    bar = ProgressBar(200, "Working")
    for number in bar.shown(range(200)):
        if number == 100:
            (line,) = terminal.shown()
            assert "50%" in line
            bar.clear()
            print("a line", file=terminal.file)
            bar.clear()
            print("another", file=terminal.file)
        if number == 101:
            # Nothing of it moved on meanwhile.
            assert terminal.shown() == ["a line", "another"]

    told = terminal.shown()
    assert told[:2] == ["a line", "another"]
    assert "100%" in told[2]
    assert len(told) == 3


def test_there_is_no_bar_without_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_progress_bar, "_PATIENCE", 0.0)
    bar = ProgressBar(3, "Working")

    assert list(bar.shown("abc")) == ["a", "b", "c"]
    bar.clear()

    assert capsys.readouterr() == ("", "")
