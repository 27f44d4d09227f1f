"""What wrapping gives back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """A block that had to stay as it was, and why.

    ``line`` is its 1-based line in the text that was given, ``new_line``
    the same in the text that came out.
    """

    line: int
    reason: str
    new_line: int


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The text that came out, and what in it is still too long."""

    text: str
    kept: tuple[Kept, ...]
