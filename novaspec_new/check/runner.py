"""Checks many files: on all cores, and only what is not known yet."""

import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from novaspec_new.check import check_bytes
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.check.results import Checked
from novaspec_new.workspace import files

if TYPE_CHECKING:
    from novaspec_new.check.cache import Cache, Origin

# A process takes as long to start as it takes to check some files.
_FEWEST_FOR_PROCESSES = 12
_CHUNK = 4
# docutils makes many objects and frees few before it is done.
_GC_THRESHOLD = 50_000

# A file and how long it is; what it holds is read where it is checked.
_Task = tuple[Path, int]
# What was found in it, and for a cache what that follows from.
_Done = tuple[Path, Checked, "Origin | None"]


def check_files(
    paths: Sequence[Path], loader: ContextLoader, cache: "Cache | None"
) -> Iterator[tuple[Path, Checked]]:
    """Yield each file's findings, in no order, as they become known.

    Raises NovaspecError for a file that cannot be read.
    """
    unknown: list[_Task] = []
    filled = cache if cache and not cache.is_empty() else None
    try:
        for path in paths:
            data = files.read_bytes(path)
            known = filled.get(data, loader.context(path)) if filled else None
            if known is None:
                unknown.append((path, len(data)))
            else:
                yield path, known
        if cache:
            # What comes may part this process.
            cache.close()
        worker = _Worker(loader, is_for_cache=cache is not None)
        for path, checked, origin in _checked(unknown, worker):
            if cache and origin:
                cache.put(checked, origin)
            yield path, checked
    finally:
        if cache:
            cache.close()


class _Worker(NamedTuple):
    """Checks a file; ``is_for_cache`` says whether to note its origin."""

    loader: ContextLoader
    is_for_cache: bool

    def check(self, task: _Task) -> _Done:
        path, _ = task
        data = files.read_bytes(path)
        context = self.loader.context(path)
        if not self.is_for_cache:
            return path, check_bytes(data, context), None
        # Digests and JSON take a while to import, and are for a cache alone.
        from novaspec_new.check import cache

        # Of what is checked, which may be newer than what was looked up.
        context, origin = cache.traced(data, context)
        return path, check_bytes(data, context), origin


def _checked(tasks: list[_Task], worker: _Worker) -> Iterator[_Done]:
    cores = _cores() if len(tasks) >= _FEWEST_FOR_PROCESSES else 1
    if cores < 2:
        yield from map(worker.check, tasks)
        return
    import multiprocessing

    # What is imported before the processes part is imported once.
    from novaspec_new.check import rules

    del rules
    # What takes long comes first, so that all end together.
    tasks.sort(key=lambda task: task[1], reverse=True)
    # A fork takes no time, and is safe where nothing else runs yet.
    kind = "fork" if sys.platform == "linux" else None
    context = multiprocessing.get_context(kind)
    with context.Pool(cores, _begin, (worker,)) as pool:
        yield from pool.imap_unordered(_check_there, tasks, _CHUNK)


def _cores() -> int:
    import multiprocessing

    return multiprocessing.cpu_count()


_workers: list[_Worker] = []


def _begin(worker: _Worker) -> None:
    """Make a process ready; Ctrl-C is the parent's to handle."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_GC_THRESHOLD)
    _workers[:] = [worker]


def _check_there(task: _Task) -> _Done:
    return _workers[0].check(task)
