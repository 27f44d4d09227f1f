import pytest

from novaspec_new.launchpad.deadline import Deadline


def test_before_the_deadline() -> None:
    deadline = Deadline(60)

    assert not deadline.passed
    assert 50 < deadline.left <= 60
    assert 50 < deadline.time_out() <= 60


@pytest.mark.parametrize("budget", [0, -1])
def test_after_the_deadline(budget: float) -> None:
    deadline = Deadline(budget)

    assert deadline.passed
    assert deadline.left == 0
    # A socket's time-out of 0 would mean something else.
    with pytest.raises(TimeoutError):
        deadline.time_out()
