import pytest

from novaspec_new.spec import preliminary


@pytest.mark.parametrize(
    "text",
    [
        preliminary.SENTENCE,
        "We do this.\n\nPosting to get preliminary feedback on the\n"
        "scope of this spec\n",
        "posting to get preliminary feedback on the scope of this spec!",
    ],
)
def test_the_sentence_is_known_however_it_is_wrapped(text: str) -> None:
    assert preliminary.is_preliminary(text)


def test_other_words_are_not_it() -> None:
    assert not preliminary.is_preliminary("Posting to get feedback.")
