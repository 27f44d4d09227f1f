"""Tells when a file may have changed, and takes no time meanwhile."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

# A look at one file costs microseconds. Where the system tells of changes
# it only finds what the system does not see, as on a network's disk.
_SLOWLY, _QUICKLY = 1.0, 0.15
# In ms: an editor writes, renames and changes modes in one go.
_STEP, _DEBOUNCE = 10, 60

_State = tuple[int, int, int] | None


async def changes(path: Path, stop: asyncio.Event) -> AsyncIterator[None]:
    """Yield at once, and when a file may have changed, until ``stop``."""
    told = asyncio.Event()
    listening = asyncio.create_task(_listen(path, told, stop))
    # What was read before this may be old by now.
    known = _state(path)
    try:
        yield
        while not stop.is_set():
            pause = _QUICKLY if listening.done() else _SLOWLY
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(_either(told, stop), pause)
            was_told = told.is_set()
            told.clear()
            now = _state(path)
            if was_told or now != known:
                known = now
                yield
    finally:
        listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listening


def _state(path: Path) -> _State:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


async def _either(told: asyncio.Event, stop: asyncio.Event) -> None:
    waits = [asyncio.create_task(each.wait()) for each in (told, stop)]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()


async def _listen(
    path: Path, told: asyncio.Event, stop: asyncio.Event
) -> None:
    """Have the system tell of changes; end where it cannot."""
    import watchfiles

    folders = {path.parent, path.resolve().parent}
    names = {path.name, path.resolve().name}
    # It logs, and raises what it likes; without it we look ourselves.
    with contextlib.suppress(OSError, RuntimeError):
        async for found in watchfiles.awatch(
            *folders,
            watch_filter=lambda _, name: Path(name).name in names,
            debounce=_DEBOUNCE,
            step=_STEP,
            stop_event=stop,
            recursive=False,
        ):
            if found:
                told.set()
