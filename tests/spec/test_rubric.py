"""A rubric's title is read as it was written."""

from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.rst import parse
from novaspec_new.spec import gate, rubric

_WORDS = st.sampled_from(
    ["word", ":field:", ":a", "x" * 40, "(:b:)", "y:", ":c"]
)


@given(st.lists(_WORDS, max_size=12))
def test_the_title_is_all_that_was_given(words: list[str]) -> None:
    title = " ".join(["First", *words])
    parsed = parse.parse(rubric.text(title))
    assert parsed.messages == ()
    (made,) = parsed.tree.findall(nodes.rubric)
    assert made.astext().split() == title.split()


def test_no_line_begins_as_a_field_does() -> None:
    title = f"{'x' * 60} word  :field: y"
    assert rubric.text(title) == (f".. rubric:: {'x' * 60}\n   word :field: y")


def test_roles_may_begin_a_line() -> None:
    title = f"See {' '.join(f':ref:`label-{each}`' for each in range(9))}"
    made = rubric.text(title)
    assert max(map(len, made.split("\n"))) <= gate.WIDTH
    assert parse.parse(made).messages == ()


def test_a_short_title_is_on_one_line() -> None:
    assert rubric.text("Work :items: x") == ".. rubric:: Work :items: x"
