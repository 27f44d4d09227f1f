import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.rst import parse
from novaspec_new.spec import todo

COMMENT = f"""\
{todo.MARKER}

   - What is it?
   - And why,
     if at all?
"""

# Right below a paragraph the marker is a line of that, and plain to see.
_LINES = [
    "",
    f"\n{todo.MARKER}",
    f"\n{todo.MARKER}  ",
    "   - A question?",
    " indented",
    "Words.",
    "* item",
    ".. another comment",
    "   of it",
]
bodies = st.lists(st.sampled_from(_LINES), max_size=8).map("\n".join)


@pytest.mark.parametrize(
    "body",
    [
        COMMENT,
        f"\n{COMMENT}\n\n",
        todo.MARKER,
        f"\n{todo.MARKER}\n\n",
        f"{COMMENT}\n{COMMENT}",
        COMMENT.replace("\n", "  \n"),
    ],
)
def test_our_comment_alone_is_to_do(body: str) -> None:
    assert todo.is_todo(body)
    assert todo.has_marker(body)


@pytest.mark.parametrize(
    "body",
    [
        f"Words.\n\n{COMMENT}",
        f"{COMMENT}\nWords.\n",
        f"{COMMENT}\nOwn words\n~~~~~~~~~\n",
        f"{COMMENT}\n.. note:: Words.\n",
        f"{COMMENT}Words without a blank line.\n",
    ],
)
def test_words_beside_it_are_an_answer(body: str) -> None:
    assert not todo.is_todo(body)
    assert todo.has_marker(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n",
        "Words.",
        ".. another comment\n",
        "   .. novaspec: to do",
        ".. novaspec: to do so",
        "We write ``.. novaspec: to do`` there.",
    ],
)
def test_without_our_comment(body: str) -> None:
    assert not todo.is_todo(body)
    assert not todo.has_marker(body)
    assert todo.without_marker(body) == body


def test_what_is_beside_it_stays() -> None:
    body = f"One.\n\n{COMMENT}Two.\n\n{COMMENT}"
    assert todo.without_marker(body) == "One.\n\n\nTwo.\n\n"


def _paragraphs(tree: nodes.document) -> list[str]:
    return [
        node.astext()
        for node in tree.findall(nodes.paragraph)
        if not isinstance(node.parent, nodes.system_message)
    ]


@given(bodies)
def test_it_is_what_docutils_takes_for_a_comment(body: str) -> None:
    tree = parse.parse(f"Before.\n\n{body}\n").tree
    comments = [
        str(node.astext()).split("\n")[0].strip()
        for node in tree.children
        if isinstance(node, nodes.comment)
    ]
    marked = todo.MARKER.removeprefix(".. ") in comments
    assert todo.has_marker(body) == marked
    left = parse.parse(f"Before.\n\n{todo.without_marker(body)}\n").tree
    assert _paragraphs(tree) == _paragraphs(left)


def test_the_gate_sees_no_literal_block_in_it() -> None:
    assert "::" not in todo.MARKER
