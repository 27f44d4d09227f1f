"""Checks many files: on all cores, and only what is not known yet."""

import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from novaspec_new.check import check_bytes
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.check.dependencies import Dependencies, recorded
from novaspec_new.check.results import Checked
from novaspec_new.workspace import files

if TYPE_CHECKING:
    from novaspec_new.check.cache import Cache

# A process takes as long to start as it takes to check some files.
_FEWEST_FOR_PROCESSES = 12
_CHUNK = 4
# docutils makes many objects and frees few before it is done.
_GC_THRESHOLD = 50_000

_Task = tuple[Path, bytes]
_Done = tuple[Path, Checked, Dependencies]


def check_files(
    paths: Sequence[Path], loader: ContextLoader, cache: "Cache | None"
) -> Iterator[tuple[Path, Checked]]:
    """Yield each file's findings, in no order, as they become known.

    Raises NovaspecError for a file that cannot be read.
    """
    unknown: list[_Task] = []
    keys: dict[Path, str] = {}
    for path in paths:
        data = files.read_bytes(path)
        if cache:
            context = loader.context(path)
            keys[path] = cache.key(data, context)
            known = cache.get(keys[path], context)
            if known is not None:
                yield path, known
                continue
        unknown.append((path, data))
    for path, checked, dependencies in _checked(unknown, loader):
        if cache:
            cache.put(keys[path], checked, dependencies)
        yield path, checked
    if cache and unknown:
        cache.prune()


def _checked(tasks: list[_Task], loader: ContextLoader) -> Iterator[_Done]:
    cores = _cores() if len(tasks) >= _FEWEST_FOR_PROCESSES else 1
    if cores < 2:
        for task in tasks:
            yield _check(task, loader)
        return
    import multiprocessing

    # What is imported before the processes part is imported once.
    from novaspec_new.check import rules

    del rules
    # What takes long comes first, so that all end together.
    tasks.sort(key=lambda task: len(task[1]), reverse=True)
    # A fork takes no time, and is safe where nothing else runs yet.
    kind = "fork" if sys.platform == "linux" else None
    context = multiprocessing.get_context(kind)
    with context.Pool(cores, _begin, (loader,)) as pool:
        yield from pool.imap_unordered(_check_there, tasks, _CHUNK)


def _cores() -> int:
    import multiprocessing

    return multiprocessing.cpu_count()


def _check(task: _Task, loader: ContextLoader) -> _Done:
    path, data = task
    context, dependencies = recorded(loader.context(path))
    return path, check_bytes(data, context), dependencies


_loaders: list[ContextLoader] = []


def _begin(loader: ContextLoader) -> None:
    """Make a process ready; Ctrl-C is the parent's to handle."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_GC_THRESHOLD)
    _loaders[:] = [loader]


def _check_there(task: _Task) -> _Done:
    return _check(task, _loaders[0])
