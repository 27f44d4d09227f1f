from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.launchpad import FakeLaunchpad, Specification
from tests.support.lookups import wait_for_look_ups


@pytest.fixture
def fake() -> Iterator[FakeLaunchpad]:
    """A Launchpad with one blueprint, awesome-thing."""
    launchpad = FakeLaunchpad()
    launchpad.blueprints["awesome-thing"] = Specification(
        "An awesome thing", "It does it.", assignee="alice", drafter="bob"
    )
    with launchpad:
        yield launchpad
        wait_for_look_ups()


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"
