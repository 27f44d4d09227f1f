"""Whatever the Markdown: the same text, sound, and every word of it."""

from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from novaspec_new.rst import markdown
from novaspec_new.rst.wrap import wrap
from novaspec_new.spec.clean_text import clean_input
from tests.support import markdown_text


def letters(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


def visible(parts: tuple[markdown.Part, ...]) -> str:
    both = ((part.title, part.body) for part in parts)
    return "\n".join(
        markdown_text.said(text) for texts in both for text in texts
    )


@given(markdown_text.documents())
@example("a\n\n> ::\n")
@example("a\\\n\xa0\na\n")
@example("> a\\\n> \xa0\n> a\n")
@example(f"- # {'word ' * 13}:field:\n")
def test_a_reader_sees_the_same_text(text: str) -> None:
    parts = markdown.parts(text)
    assert letters(visible(parts)) == letters(markdown_text.rendered(text))


@given(markdown_text.documents())
def test_docutils_has_nothing_to_say(text: str) -> None:
    for part in markdown.parts(text):
        for rst in (part.title, part.body, wrap(part.body, whole=True).text):
            assert markdown_text.complaints(rst) == []


_ODD = st.text(st.sampled_from("ab1 \n\n\t*_`[]()<>#|-+=~!:.\\&;^{}\"'/"))


@given(st.one_of(_ODD, st.text(), markdown_text.documents()))
def test_no_word_is_lost(text: str) -> None:
    parts = markdown.parts(text)
    wanted = markdown_text.words_of(markdown_text.rendered(clean_input(text)))
    there = visible(parts)
    lost = Counter(wanted) - Counter(markdown_text.words_of(there))
    assert not lost
    for part in parts:
        assert markdown_text.complaints(part.body) == []


@given(st.one_of(_ODD, st.text(), markdown_text.documents()))
def test_plain_text_says_the_same(text: str) -> None:
    text = clean_input(text)
    rst = markdown.plain_body(text)
    assert markdown_text.complaints(rst) == []
    lost = Counter(markdown_text.words_of(text)) - Counter(
        markdown_text.words_of(rst)
    )
    # Only the numbers of a list are counted anew.
    assert all(word.isdecimal() for word in lost)
