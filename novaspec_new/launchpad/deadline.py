"""A moment by which all must be over."""

import time


class Deadline:
    """Comes ``budget`` seconds after it was made."""

    def __init__(self, budget: float) -> None:
        self.budget = budget
        self._end = time.monotonic() + budget

    @property
    def left(self) -> float:
        """The seconds left, at least 0."""
        return max(0.0, self._end - time.monotonic())

    @property
    def passed(self) -> bool:
        """Whether it is over."""
        return self.left == 0

    def time_out(self) -> float:
        """Return the seconds left; raises TimeoutError where none are."""
        left = self.left
        if not left:
            raise TimeoutError
        return left
