"""What wrapping gives back."""

from typing import NamedTuple


class Kept(NamedTuple):
    """A block that had to stay as it was, and why.

    ``line`` is its 1-based line in the text that was given, ``new_line``
    the same in the text that came out.
    """

    line: int
    reason: str
    new_line: int


class Wrapped(NamedTuple):
    """The text that came out, and what in it is still too long."""

    text: str
    kept: tuple[Kept, ...]
