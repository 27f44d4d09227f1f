from pathlib import Path

import pytest

from novaspec_new.workspace.checkout import Checkout
from tests.support import repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository.make(tmp_path / "nova-specs")


@pytest.fixture
def checkout(root: Path) -> Checkout:
    found = Checkout.find(root)
    assert found is not None
    return found
