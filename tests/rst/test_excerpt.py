import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.rst.wrap import excerpt, wrap
from novaspec_new.rst.wrap.source_lines import TextLines
from tests.support import rst_text


def _parts(text: str, wanted: int) -> list[str]:
    lines = text.split("\n")
    bounds = excerpt.parts(lines, {wanted})
    return ["\n".join(lines[start:end]) for start, end in bounds]


def test_a_part_begins_at_the_margin() -> None:
    text = "One.\n\n- Two.\n\n  Three.\n\nFour.\nFive."
    assert _parts(text, 1) == ["One.\n"]
    assert _parts(text, 5) == ["- Two.\n\n  Three.\n"]
    assert _parts(text, 8) == ["Four.\nFive."]
    assert _parts("  One.\n\nTwo.", 1) == ["  One.\n"]


@pytest.mark.parametrize(
    "text",
    [
        # A literal block that is quoted.
        "Code::\n\n> a\n",
        "- Code::\n\n> a\n",
        # A simple table may hold blank lines.
        "=  =\na  b\n\n- c\n=  =\n",
        # docutils ends a line there.
        "One.\x85\n\n> a\n",
    ],
)
def test_what_depends_on_more_is_taken_whole(text: str) -> None:
    assert _parts(text, 3) == [text]


def test_an_excerpt_can_be_put_back() -> None:
    page = TextLines.of("One.\n\nTwo.\n\nThree.\n")
    part = page.excerpt({3})
    assert part.text == "Two.\n\n\nx\n"
    assert part.origins == (3, 4, 0, 0, 0)
    after = TextLines(("2a", "2b", *part.lines[1:]), (3, 3, *part.origins[1:]))
    whole = page.with_excerpt(part, after)
    assert whole.text == "One.\n\n2a\n2b\n\nThree.\n"
    assert whole.origins == (1, 2, 3, 3, 4, 5, 6)


@given(rst_text.documents(), st.sampled_from([20, 40, 79]))
def test_parts_are_wrapped_as_the_whole_is(text: str, width: int) -> None:
    wrapped = wrap(text, width=width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            excerpt, "parts", lambda lines, _wanted: [(0, len(lines))]
        )
        assert wrap(text, width=width).text == wrapped.text
