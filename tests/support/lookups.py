"""Asking Launchpad as the program does, with patience."""

import threading
from pathlib import Path

from novaspec_new.launchpad import Lookup, LookupResult


def ask(
    root: str, cache: Path, name: str = "awesome-thing", budget: float = 30
) -> LookupResult:
    """Ask, wait, and return the answer."""
    lookup = Lookup.start(name, root=root, cache=cache, budget=budget)
    answer = lookup.result()
    assert answer is not None
    return answer


def wait_for_look_ups() -> None:
    """Fail if a look-up's thread outlives its budget.

    Only as long as the server goes on does it show that none was kept.
    """
    for thread in threading.enumerate():
        if thread.name == "launchpad":
            thread.join(3)
            assert not thread.is_alive()
