"""For tests that not every machine can run."""

import os

import pytest

needs_permissions = pytest.mark.skipif(
    os.geteuid() == 0, reason="root may write anywhere"
)
