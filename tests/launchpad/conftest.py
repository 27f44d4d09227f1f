import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.launchpad import FakeLaunchpad, Specification


@pytest.fixture
def fake() -> Iterator[FakeLaunchpad]:
    """A Launchpad with one blueprint, awesome-thing."""
    launchpad = FakeLaunchpad()
    launchpad.blueprints["awesome-thing"] = Specification(
        "An awesome thing", "It does it.", assignee="alice", drafter="bob"
    )
    with launchpad:
        yield launchpad


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture(autouse=True)
def _threads_end() -> Iterator[None]:
    """A thread that outlives its budget shows that one was not kept."""
    yield
    for thread in threading.enumerate():
        if thread.name == "launchpad":
            thread.join(3)
            assert not thread.is_alive()
