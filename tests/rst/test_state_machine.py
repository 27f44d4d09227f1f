"""Our parser is docutils' own, but for the time it takes."""

from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.rst import parse, state_machine
from tests.support import corpus, rst_text


def _parsed(parser: Parser, text: str) -> tuple[str, list[str]]:
    settings = parse.settings().copy()
    settings.line_length_limit = 1_000_000
    document = new_document("spec", settings)
    said: list[nodes.system_message] = []
    document.reporter.attach_observer(said.append)
    with parse._own_roles():
        parser.parse(text, document)
    lines = [str(node.line) for node in document.findall()]
    return document.pformat(), [*lines, *(node.pformat() for node in said)]


def _is_the_same(text: str) -> bool:
    return _parsed(state_machine.Parser(), text) == _parsed(Parser(), text)


@given(rst_text.documents())
def test_the_tree_is_the_same(text: str) -> None:
    parse.parse("")  # what Sphinx has is known by then
    assert _is_the_same(text)


_MARKERS = [
    "*", "**", "`", "``", "_", "__", "|", "[", "]_", "[1]_", "_`", ":", "@",
    "http://a.b", "a@b.c", ":ref:", "<", ">", "\\", " ", " ", "\n", "word",
    "x", "(", ")", '"', "'", "\u2014", "\u00a0", "#", "mailto:",
]  # fmt: skip


@given(st.lists(st.sampled_from(_MARKERS), max_size=30).map("".join))
def test_inline_markup_is_the_same(text: str) -> None:
    assert _is_the_same(f"x {text}")


def test_real_specs_are_the_same(nova_specs: Path) -> None:
    parse.parse("")
    for path in corpus.specs(nova_specs)[::20]:
        assert _is_the_same(path.read_text("utf-8")), path


def _docutils_document(node: Any) -> object:
    """Return what the property of docutils itself does."""
    try:
        return node._document or node.parent.document
    except AttributeError:
        return None


@given(rst_text.documents())
def test_a_node_is_in_the_document_that_docutils_says(text: str) -> None:
    tree = parse.parse(text).tree
    apart = tree.deepcopy()
    for node in (*tree.findall(), *apart.findall()):
        assert node.document is _docutils_document(node)


def test_a_node_may_be_in_no_document() -> None:
    item = nodes.list_item("", nodes.paragraph("", "text"))
    for node in item.findall():
        assert node.document is None
    tree = parse.parse("").tree
    tree.append(item)
    assert all(node.document is tree for node in item.findall())


def test_a_state_has_transitions_of_its_kind_alone() -> None:
    text = (
        "a. one\n\n* two\n\n  - three\n\nterm\n  text::\n\n> quoted\n> more\n"
    )
    assert _is_the_same(text)
    assert _is_the_same(text)
