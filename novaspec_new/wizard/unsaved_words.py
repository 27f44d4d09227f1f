"""Words that were typed and not saved, offered again with what is there."""

from collections.abc import Iterator

from novaspec_new.spec import progress
from novaspec_new.spec.filled_text import joined
from novaspec_new.spec.progress import State
from novaspec_new.terminal.interface import Question
from novaspec_new.workspace.recovery import Recovery


def offered(question: Question, recovery: Recovery, key: str) -> Question:
    """Return a question with the words that were kept of it, if any.

    ``key`` names it in ``recovery``. Where the file has got other words
    since, both are offered.
    """
    now = "" if question.default == question.offered else question.default
    kept = recovery.load().get(key)
    is_same = recovery.open(key, now)
    if not kept or kept == now:
        return question
    if is_same or both(now, kept) == kept:
        hint = "Your unsaved words are below."
        return question._replace(default=kept, hint=hint)
    hint = "The file has other words by now; both are below."
    return question._replace(default=both(now, kept), hint=hint)


def told(path: str, recovery: Recovery) -> Iterator[str]:
    """Yield where the spec is that is left, and that nothing is lost."""
    yield f"All you answered is in {path}"
    if recovery.is_needed:
        yield "What you had not saved is offered again."


def kept_in(recovery: Recovery) -> str:
    """Return where words are that could not be saved in the spec."""
    return f"Your words are in {recovery.path}"


def left_in(recovery: Recovery) -> str:
    """Return where words are of a spec that cannot be gone on with."""
    return f"Words of yours are in {recovery.path}"


def both(theirs: str, ours: str) -> str:
    """Return both texts, for the author to make one of them."""
    theirs = theirs.strip("\n")
    if progress.state(theirs) is State.TODO or theirs in ours:
        return ours
    return joined(theirs, ours)
