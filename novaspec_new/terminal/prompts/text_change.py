"""What differs between two texts, one of which is an edit of the other."""

from collections.abc import Callable
from typing import NamedTuple


class Common(NamedTuple):
    """How many characters two texts share at their beginnings and ends.

    The two do not overlap.
    """

    head: int
    tail: int


def common(old: str, new: str) -> Common:
    """Return what two texts have in common around one change."""
    most = min(len(old), len(new))

    def is_same_head(first: int, last: int) -> bool:
        return old[first:last] == new[first:last]

    def is_same_tail(first: int, last: int) -> bool:
        theirs = old[len(old) - last : len(old) - first]
        return theirs == new[len(new) - last : len(new) - first]

    head = _longest(most, is_same_head)
    return Common(head, _longest(most - head, is_same_tail))


def _longest(most: int, is_same: Callable[[int, int], bool]) -> int:
    """Return how many of the first ``most`` characters are the same.

    Each is looked at twice at most, in pieces: a loop of ours over a long
    text would be felt at each key.
    """
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if is_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
