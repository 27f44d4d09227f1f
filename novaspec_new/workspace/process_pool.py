"""Processes on all cores for many files; they end with our own."""

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ParamSpec

from novaspec_new.spec.errors import NovaspecError

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

# docutils makes many objects and frees few before it is done.
_GC_THRESHOLD = 50_000

P = ParamSpec("P")


def cores() -> int:
    """Return how many processes can work at once."""
    return os.cpu_count() or 1


@contextlib.contextmanager
def opened(
    begin: Callable[P, object], *args: P.args, **kwargs: P.kwargs
) -> Iterator["ProcessPoolExecutor"]:
    """Have a process for each core; ``begin`` is called in each.

    What is imported before is imported once, where processes are forked.
    Raises NovaspecError where one of them was killed.
    """
    import multiprocessing
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from functools import partial

    # A fork takes no time, and is safe where nothing else runs yet.
    kind = "fork" if sys.platform == "linux" else None
    context = multiprocessing.get_context(kind)
    ready = partial(begin, *args, **kwargs)
    pool = ProcessPoolExecutor(cores(), context, _begin, (ready,))
    try:
        yield pool
    except BrokenExecutor:
        raise NovaspecError(
            "A process that had files to read was ended",
            "too little memory is the usual reason; name fewer at once",
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(ready: Callable[[], object]) -> None:
    """Make a process ready; Ctrl-C is the parent's to handle."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_GC_THRESHOLD)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    ready()


def _end_with_parent() -> None:
    """End this process where the parent was killed: nobody else would."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
