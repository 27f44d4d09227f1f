"""A progress bar for what takes longer than a breath."""

import contextlib
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")

_PATIENCE = 1.0  # seconds
# To the line's begin, and all of it away.
_CLEAR = "\r\x1b[K"


class ProgressBar:
    """Tells how far a work is; after a second, on standard error.

    There is a bar on a terminal only.
    """

    def __init__(self, total: int, label: str) -> None:
        self._total = total
        self._label = label
        self._is_there = False

    def shown(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items, of which there are ``total``."""
        start = time.monotonic()
        bar = None
        with contextlib.ExitStack() as stack:
            for done, item in enumerate(items, start=1):
                yield item
                if bar is not None:
                    bar.update(1)
                elif _is_terminal() and time.monotonic() - start > _PATIENCE:
                    bar = stack.enter_context(
                        click.progressbar(
                            length=self._total,
                            label=self._label,
                            file=sys.stderr,
                        )
                    )
                    bar.update(done)
                self._is_there = bar is not None

    def clear(self) -> None:
        """Make room for a line; the bar comes again when it moves on."""
        if self._is_there:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._is_there = False


def _is_terminal() -> bool:
    try:
        return sys.stderr.isatty()
    except (AttributeError, ValueError):
        return False
