"""The words of a text, counted while it is typed."""

from novaspec_new.terminal.prompts.text_change import common


class WordCount:
    """How many words a text has; a key costs the words that it changes."""

    def __init__(self) -> None:
        self._text = ""
        self._words = 0

    def of(self, text: str) -> int:
        """Return how many words there are in a text, an edit of the last."""
        old, self._text = self._text, text
        if text != old:
            head, tail = common(old, text)
            # What was changed, with the words that it stands in.
            start = _word_start(text, head)
            after = _word_end(text, len(text) - tail) - len(text)
            self._words += len(text[start : len(text) + after].split())
            self._words -= len(old[start : len(old) + after].split())
        return self._words


def _word_start(text: str, place: int) -> int:
    while place and not text[place - 1].isspace():
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    while place < len(text) and not text[place].isspace():
        place += 1
    return place
