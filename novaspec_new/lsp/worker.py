"""The one thread that works on texts, and what it does first.

docutils is not safe in two threads. What is found is told before all
else is done: a check breaks off what takes long, which is done again.
"""

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from novaspec_new.rst import cancellation

# A check leaves behind more than as many objects, which refer to each
# other.
_MANY = 5_000
_T = TypeVar("_T")


class Worker:
    """Calls functions in its thread, one at a time."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "novaspec")
        self._urgent = 0

    async def first(self, function: Callable[[], _T]) -> _T:
        """Return what a function returns, before what else is to do."""
        self._urgent += 1
        try:
            return await self._called(function)
        finally:
            self._urgent -= 1

    async def later(
        self, function: Callable[[], _T], is_wanted: Callable[[], bool]
    ) -> _T:
        """Return what a function returns that may be begun some times.

        Raises CancelledError of ``rst.cancellation`` when it is no
        longer wanted.
        """

        def is_cancelled() -> bool:
            return self._urgent > 0 or not is_wanted()

        def cancellable() -> _T:
            with cancellation.cancelled_when(is_cancelled):
                return function()

        while True:
            try:
                return await self._called(cancellable)
            except cancellation.CancelledError:
                if not is_wanted():
                    raise

    def stop(self) -> None:
        """Begin nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _called(self, function: Callable[[], _T]) -> _T:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._thread, function)
        finally:
            # After who waits for it, so that the result is sent by then.
            loop.call_soon(self._thread.submit, self._tidy)

    def _tidy(self) -> None:
        """Search for garbage now, so that no check has to."""
        if not self._urgent and gc.get_count()[0] > _MANY:
            gc.collect()
