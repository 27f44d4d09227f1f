"""Our parser is docutils' own, but for the time it takes."""

from pathlib import Path
from typing import TYPE_CHECKING

from docutils.parsers.rst import Parser
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.rst import parse, state_machine
from tests.support import corpus, rst_text

if TYPE_CHECKING:
    from docutils import nodes


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
