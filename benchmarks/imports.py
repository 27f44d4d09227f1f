"""What it costs to import a library: CPU and memory.

Run ``python -m benchmarks.imports MODULE…`` with a Python that has them.
The peer is questionary, for which the first prompt waits in any case; a
process that imports nothing is taken off. The least of some runs in turn.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.processes import Command, least

_PEER = "questionary"
_RUNS = 15


def main(modules: list[str]) -> None:
    """Print each module's share of the peer's CPU, and its memory."""
    with tempfile.TemporaryDirectory() as folder:
        codes = ["pass", *(f"import {m}" for m in (_PEER, *modules))]
        empty, peer, *rest = least(
            [Command(("-c", code), Path(folder)) for code in codes], _RUNS
        )
    for module, cost in zip(modules, rest, strict=True):
        share = (cost.cpu - empty.cpu) / (peer.cpu - empty.cpu)
        memory = cost.memory - empty.memory
        print(f"{module:20} {share:.2f} of {_PEER}, {memory:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
