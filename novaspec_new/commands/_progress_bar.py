"""A progress bar for what takes longer than a breath."""

import contextlib
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")

_PATIENCE = 1.0  # seconds


def shown(items: Iterable[T], total: int, label: str) -> Iterator[T]:
    """Yield ``items``; after a second, with a bar on standard error.

    There is a bar on a terminal only.
    """
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
                        length=total, label=label, file=sys.stderr
                    )
                )
                bar.update(done)


def _is_terminal() -> bool:
    try:
        return sys.stderr.isatty()
    except (AttributeError, ValueError):
        return False
