"""Checks many files: on all cores, and only what is not known yet."""

import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from novaspec_new.check import check_bytes
from novaspec_new.check.cache import Cache
from novaspec_new.check.cache import key as cache_key
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.check.dependencies import Dependencies, recorded
from novaspec_new.check.results import Checked
from novaspec_new.workspace import files

# A process takes as long to start as it takes to check some files.
_FEWEST_FOR_PROCESSES = 12
_CHUNK = 4
# docutils makes many objects and frees few before it is done.
_GC_THRESHOLD = 50_000

# A file and how long it is; what it holds is read where it is checked.
_Task = tuple[Path, int]
_Done = tuple[Path, str, Checked, Dependencies]


def check_files(
    paths: Sequence[Path], loader: ContextLoader, cache: Cache | None
) -> Iterator[tuple[Path, Checked]]:
    """Yield each file's findings, in no order, as they become known.

    Raises NovaspecError for a file that cannot be read.
    """
    unknown: list[_Task] = []
    try:
        for path in paths:
            data = files.read_bytes(path)
            known = _known(path, data, loader, cache) if cache else None
            if known is None:
                unknown.append((path, len(data)))
            else:
                yield path, known
        if cache:
            # What comes may part this process.
            cache.close()
        worker = _Worker(loader, has_keys=cache is not None)
        for path, key, checked, dependencies in _checked(unknown, worker):
            if cache:
                cache.put(key, checked, dependencies)
            yield path, checked
    finally:
        if cache:
            cache.close()


def _known(
    path: Path, data: bytes, loader: ContextLoader, cache: Cache
) -> Checked | None:
    context = loader.context(path)
    return cache.get(cache_key(data, context), context)


class _Worker(NamedTuple):
    """Checks a file; ``has_keys`` says whether to name it for a cache."""

    loader: ContextLoader
    has_keys: bool

    def check(self, task: _Task) -> _Done:
        path, _ = task
        data = files.read_bytes(path)
        context, dependencies = recorded(self.loader.context(path))
        # By what is checked, which may be newer than what was looked up.
        key = cache_key(data, context) if self.has_keys else ""
        return path, key, check_bytes(data, context), dependencies


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
