"""Markdown that was pasted into a field, turned where its author likes."""

from collections.abc import Callable

from novaspec_new.terminal.interface import Prompts
from novaspec_new.workspace.recovery import Recovery

_QUESTION = "This looks like Markdown. Turn it into reStructuredText?"


class MarkdownOffer:
    """Notices Markdown, and asks about each text once."""

    # Here, since whom it is told by imports this module late.
    TURNED = "This is it in reStructuredText; your own is in the history."

    def __init__(self, prompts: Prompts, recovery: Recovery) -> None:
        self._prompts = prompts
        self._recovery = recovery
        self._as_it_is: set[str] = set()

    def turned(
        self, text: str, key: str, turn: Callable[[str], str] | None
    ) -> str | None:
        """Return a text in reStructuredText; None where it stays as it is.

        ``turn`` makes it of Markdown, None where that is not offered; the
        author's own text is remembered as an earlier one of ``key``.
        """
        if turn is None:
            return None
        from novaspec_new.rst.markdown import detect

        if text in self._as_it_is or not detect.is_markdown(text):
            return None
        if not self._prompts.confirm(_QUESTION):
            self._as_it_is.add(text)
            return None
        turned = turn(text)
        # What still looks like it is a sample, or was left as it was.
        self._as_it_is.add(turned)
        self._recovery.remember(key, text)
        return turned
