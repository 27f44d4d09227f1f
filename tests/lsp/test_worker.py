"""What is done first, what is broken off, and what is left behind."""

import asyncio
import gc
import threading
import time
import weakref
from collections.abc import Iterator

import pytest

from novaspec_new.lsp.worker import Worker
from novaspec_new.rst import cancellation

pytestmark = pytest.mark.asyncio
# For a machine that is busy, in seconds.
PATIENCE = 60


class Node:
    """Refers to itself, as the nodes of a tree do to each other."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.stop()


@pytest.fixture
def no_garbage_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


async def begun(started: threading.Event) -> None:
    assert await asyncio.to_thread(started.wait, PATIENCE)


async def test_a_check_goes_before_what_takes_long(worker: Worker) -> None:
    done: list[str] = []
    started = threading.Event()

    def mend() -> str:
        started.set()
        end = time.monotonic() + PATIENCE
        while not done and time.monotonic() < end:
            cancellation.look()
        done.append("mended")
        return "mended"

    mended = asyncio.ensure_future(worker.later(mend, lambda: True))
    await begun(started)
    await worker.first(lambda: done.append("checked"))

    assert await mended == "mended"
    assert done == ["checked", "mended"]


async def test_what_is_not_wanted_any_more_is_broken_off(
    worker: Worker,
) -> None:
    started, left = threading.Event(), threading.Event()

    def mend() -> None:
        started.set()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            cancellation.look()

    mended = asyncio.ensure_future(
        worker.later(mend, lambda: not left.is_set())
    )
    await begun(started)
    left.set()

    with pytest.raises(cancellation.CancelledError):
        await mended


@pytest.mark.usefixtures("no_garbage_collector")
async def test_no_garbage_is_left_for_the_next_check(worker: Worker) -> None:
    def check() -> weakref.ref[Node]:
        made = [Node() for _ in range(10_000)]
        return weakref.ref(made[0])

    kept = await worker.first(check)

    end = time.monotonic() + PATIENCE
    while kept() is not None:
        assert time.monotonic() < end
        await asyncio.sleep(0.01)
