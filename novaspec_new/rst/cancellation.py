"""Breaking off work on a text whose result nobody waits for any more.

What takes long parses a text many times, and each parse first looks
whether it is still wanted. It is no argument, since most who parse have
nobody who could lose interest.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class CancelledError(Exception):
    """The work was broken off: its result is not wanted."""


def _never() -> bool:
    return False


_is_cancelled: ContextVar[Callable[[], bool]] = ContextVar(
    "is_cancelled", default=_never
)


@contextmanager
def cancelled_when(is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Have parses within it raise CancelledError once that is true."""
    token = _is_cancelled.set(is_cancelled)
    try:
        yield
    finally:
        _is_cancelled.reset(token)


def look() -> None:
    """Raise CancelledError if what is under way is not wanted."""
    if _is_cancelled.get()():
        raise CancelledError
