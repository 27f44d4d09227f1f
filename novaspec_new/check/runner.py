"""Checks many files: on all cores, and only what is not known yet."""

import contextlib
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from novaspec_new.check import check_bytes
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.check.results import Checked
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files, process_pool

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from novaspec_new.check.cache import Cache, Entry, Origin
    from novaspec_new.check.snapshot import Snapshot

# A process takes as long to start as it takes to check some files.
_FEWEST_FOR_PROCESSES = 12
# To look at all files of a checkout takes as long as to look so many up.
_FEWEST_FOR_SNAPSHOT = 48
# Files are told in their order, and what waits for its turn is held: as
# many windows of so many for each core as keep all cores busy.
_WINDOW = 64
_WINDOWS = 2
_CHUNK = 8

# A file and how long it is; what it holds is read where it is checked.
_Task = tuple[Path, int]
# What was found in it, and for a cache what that follows from.
_Done = tuple[Path, Checked, "Origin | None"]


def check_files(
    paths: Sequence[Path], loader: ContextLoader, cache: "Cache | None"
) -> Iterator[tuple[Path, Checked]]:
    """Yield each file's findings, in the files' order.

    They come as soon as they and all before them are known. Raises
    NovaspecError for a file that cannot be read.
    """
    worker = _Worker(loader, is_for_cache=cache is not None)
    with contextlib.ExitStack() as stack:
        if cache:
            stack.callback(cache.close)
        snapshot = _snapshot(paths, loader, cache)
        checker = _Checker(worker, cache, snapshot, stack)
        begun: deque[_Window] = deque()
        rest = iter(paths)
        while window := tuple(islice(rest, _WINDOW * process_pool.cores())):
            begun.append(checker.begin(window))
            if len(begun) == _WINDOWS:
                yield from checker.finish(begun.popleft())
        for each in begun:
            yield from checker.finish(each)
        if snapshot:
            snapshot.keep()


def _snapshot(
    paths: Sequence[Path], loader: ContextLoader, cache: "Cache | None"
) -> "Snapshot | None":
    """Return how the checkout's files are; None for a few of them."""
    if not cache or len(paths) < _FEWEST_FOR_SNAPSHOT:
        return None
    checkout = None
    # What is wrong with it is told where a file is of it.
    with contextlib.suppress(NovaspecError):
        checkout = loader.checkout
    if not checkout:
        return None
    from novaspec_new.check.snapshot import Snapshot

    return Snapshot(cache.store, checkout, files.here(), loader.release)


class _Worker(NamedTuple):
    """Checks a file; ``is_for_cache`` says whether to note its origin."""

    loader: ContextLoader
    is_for_cache: bool

    def check(self, path: Path) -> _Done:
        data = files.read_bytes(path)
        context = self.loader.context(path)
        if not self.is_for_cache:
            return path, check_bytes(data, context), None
        # Digests and JSON take a while to import, and are for a cache alone.
        from novaspec_new.check import cache

        # Of what is checked, which may be newer than what was looked up.
        context, origin = cache.traced(data, context)
        return path, check_bytes(data, context), origin


class _Window(NamedTuple):
    """Files in a row: what is known of some, and what other processes do.

    What is neither is checked here, when its turn comes.
    """

    paths: Sequence[Path]
    known: dict[Path, Checked]
    elsewhere: "Sequence[Future[list[_Done]]]"


class _Checker:
    """Checks windows of files, in processes once there are many."""

    def __init__(
        self,
        worker: _Worker,
        cache: "Cache | None",
        snapshot: "Snapshot | None",
        stack: contextlib.ExitStack,
    ) -> None:
        self._worker = worker
        self._cache = cache
        self._snapshot = snapshot
        self._stack = stack
        # With nothing kept nothing has to be looked up.
        self._kept = cache if cache and not cache.is_empty() else None
        self._here = 0
        self._pool: ProcessPoolExecutor | None = None

    def begin(self, paths: Sequence[Path]) -> _Window:
        """Look up what is known, and have the rest checked."""
        known, tasks = {}, []
        for path in paths:
            found = self._unchanged(path)
            if found is None:
                data = files.read_bytes(path)
                found = self._look_up(path, data)
            if found is None:
                tasks.append((path, len(data)))
            else:
                known[path] = found
        return _Window(paths, known, self._elsewhere(tasks))

    def finish(self, window: _Window) -> Iterator[tuple[Path, Checked]]:
        """Yield what was found in a window's files, in their order."""
        found = window.known
        for future in window.elsewhere:
            for path, checked, origin in future.result():
                self._keep(path, checked, origin)
                found[path] = checked
        for path in window.paths:
            if path not in found:
                _, checked, origin = self._worker.check(path)
                self._keep(path, checked, origin)
                yield path, checked
            else:
                yield path, found[path]

    def _unchanged(self, path: Path) -> Checked | None:
        entry = self._snapshot.entry(path) if self._snapshot else None
        return self._kept.unchanged(entry) if self._kept and entry else None

    def _look_up(self, path: Path, data: bytes) -> Checked | None:
        if self._kept is None:
            return None
        found = self._kept.get(data, self._worker.loader.context(path))
        if found is None:
            return None
        self._note(path, found.origin, found.entry)
        return found.checked

    def _keep(
        self, path: Path, checked: Checked, origin: "Origin | None"
    ) -> None:
        if self._cache and origin:
            entry = self._cache.put(checked, origin)
            if entry is not None:
                self._note(path, origin, entry)

    def _note(self, path: Path, origin: "Origin", entry: "Entry") -> None:
        if self._snapshot:
            self._snapshot.note(path, origin, entry)

    def _elsewhere(
        self, tasks: list[_Task]
    ) -> "Sequence[Future[list[_Done]]]":
        if self._pool is None:
            self._here += len(tasks)
            if self._here < _FEWEST_FOR_PROCESSES or process_pool.cores() < 2:
                return ()
            if self._cache:
                # An open connection must not be carried into another.
                self._cache.close()
            # What is imported before the processes part is imported once.
            from novaspec_new.check import rules

            del rules
            self._pool = self._stack.enter_context(
                process_pool.opened(_begin, self._worker)
            )
        # What takes long comes first, so that all end together.
        tasks.sort(key=lambda task: task[1], reverse=True)
        paths = [path for path, _ in tasks]
        return [
            self._pool.submit(_check_there, paths[start : start + _CHUNK])
            for start in range(0, len(paths), _CHUNK)
        ]


_workers: list[_Worker] = []


def _begin(worker: _Worker) -> None:
    _workers[:] = [worker]


def _check_there(paths: Sequence[Path]) -> list[_Done]:
    return list(map(_workers[0].check, paths))
