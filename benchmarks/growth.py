"""check, wrap and status over a checkout as it is, and many times as much.

Time should grow as the specs do, a second check take little of the
first, and memory stay.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import corpus
from benchmarks.figures import Figure
from benchmarks.processes import Command, Cost, least

SIZES = (1, 10, 100)
_AGAIN = 0.05
_SETTLED = 4.0
_RUNS_AGAIN = 3
_SECOND = "check --all, again"
_COMMANDS = {
    "check --all": ("check", "--all"),
    _SECOND: ("check", "--all"),
    "wrap --check": ("wrap", "--check", "specs"),
    "status": ("status",),
}


def figures(sizes: tuple[int, ...] = SIZES) -> Iterator[Figure]:
    """Yield the figures of each size, per spec of the size before."""
    root = corpus.checkout()
    before: dict[str, Cost] = {}
    for times, earlier in zip(sizes, (None, *sizes), strict=False):
        costs = _costs(root, times)
        again = costs[_SECOND] / costs["check --all"]
        name = f"check --all, {times} times, again"
        yield Figure.of(name, "the first", again, _AGAIN)
        for command, cost in costs.items():
            if earlier is not None:
                growth = cost / before[command]
                name = f"{command}, {times} times"
                each = Cost(*(part * earlier / times for part in growth))
                peer = f"{earlier} times, per spec"
                yield Figure.of(name, peer, each)
                memory = growth.memory
                yield Figure(f"{name}: memory", peer[:-10], memory, memory)
        before = costs


def _costs(root: Path, times: int) -> dict[str, Cost]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = corpus.grown(root, times, folder)
        # Files of a few seconds ago are read anew by the second run, since
        # they could have changed without a trace.
        time.sleep(_SETTLED)
        environ = {"XDG_CACHE_HOME": str(folder / "cache")}
        costs = {
            command: least(
                [Command(["-m", "novaspec_new", *arguments], copy, environ)],
                # What takes a moment is soon disturbed, and soon repeated.
                _RUNS_AGAIN if command == _SECOND else 1,
            )[0]
            for command, arguments in _COMMANDS.items()
        }
        # Many files take long to go; not within the next measure.
        shutil.rmtree(copy)
    return costs
