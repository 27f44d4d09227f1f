"""Words are counted by what an edit changes, and it comes to the same."""

from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.terminal.prompts.word_count import WordCount

TEXTS = st.text("ab \n\u00a0", max_size=30)


@given(st.lists(TEXTS, max_size=5), TEXTS, TEXTS)
def test_as_when_all_are_counted(
    inserted: list[str], text: str, end: str
) -> None:
    count = WordCount()
    for each in ["", *inserted]:
        text = text[: len(text) // 2] + each + text[len(text) // 2 :]
        assert count.of(text) == len(text.split())
    for each in (text[:2] + text[4:], end):
        assert count.of(each) == len(each.split())
