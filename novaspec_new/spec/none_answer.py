"""None as an answer: how readily it is taken, and what is said of it."""

from enum import StrEnum


class NonePolicy(StrEnum):
    """How readily a reviewer takes ``None`` for a section."""

    NEVER = "never"
    POSSIBLE = "possible"
    USUAL = "usual"


def when_fine(none_if: str) -> str:
    """Return the sentence that says when None is fine; "" without any."""
    return f"None is fine if {none_if}." if none_if else ""


def hint(none_if: str, rate: float | None) -> str:
    """Return what stands beside a question; "" if None is never fine.

    ``rate`` is the share of specs that answer None, from 0 to 1.
    """
    note = when_fine(none_if)
    if note and rate is not None:
        note += f" {rate:.0%} of merged specs say so."
    return note


def about(policy: NonePolicy, none_if: str, rate: float | None) -> str:
    """Return a sentence or two on None as an answer; "" without any."""
    said = []
    if none_if:
        said.append(when_fine(none_if))
    elif policy is NonePolicy.NEVER:
        said.append("None is no answer here.")
    if rate is not None:
        said.append(f"{rate:.0%} of merged specs say None.")
    return " ".join(said)


def share(policy: NonePolicy, rate: float | None) -> str:
    """Return how often None is the answer, in a word or two."""
    if rate is not None:
        return f"{rate:.0%} None"
    return "never None" if policy is NonePolicy.NEVER else ""
