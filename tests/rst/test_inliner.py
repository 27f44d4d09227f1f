"""A paragraph read alone is that of a whole document."""

import pytest
from docutils import nodes
from hypothesis import given

from novaspec_new.rst import inliner
from novaspec_new.rst.equivalence import fingerprint_of_node
from novaspec_new.rst.parse import parse
from tests.support import rst_text

_TEXTS = rst_text.texts().map(str.rstrip)


@given(_TEXTS.filter(lambda text: not text.endswith("::")))
def test_it_is_read_as_in_a_document(text: str) -> None:
    found = inliner.paragraph(text)

    parsed = parse(text, resolve=False)
    assert (found is None) == bool(parsed.messages)
    if found is not None:
        (expected,) = parsed.tree.findall(nodes.paragraph)
        assert fingerprint_of_node(found) == fingerprint_of_node(expected)
        assert found.rawsource == expected.rawsource


def test_markup_may_go_on_in_the_next_line() -> None:
    found = inliner.paragraph("See *a\nb* and :ref:`c\nd <e>`.")

    assert found is not None
    assert [type(child) for child in found.children] == [
        nodes.Text,
        nodes.emphasis,
        nodes.Text,
        nodes.inline,
        nodes.Text,
    ]


@pytest.mark.parametrize(
    "text", ["An *open one", "A :role-of-its-own:`a b`", "A |\\", "``"]
)
def test_what_docutils_complains_of_is_none(text: str) -> None:
    said = parse(text, resolve=False).messages
    assert (inliner.paragraph(text) is None) == bool(said)
