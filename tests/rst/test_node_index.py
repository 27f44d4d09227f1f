"""A completed tree is docutils' own, whatever the steps find in lists."""

from pathlib import Path
from typing import TYPE_CHECKING

from docutils.readers.standalone import Reader
from docutils.utils import new_document
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.rst import node_index, parse, state_machine, substitutions
from tests.support import corpus, rst_text

if TYPE_CHECKING:
    from docutils import nodes

# What docutils' steps look for, and what they trip over.
_PIECES = [
    "Title\n=====",
    "Part\n----",
    "====\nOver\n====",
    "----",
    ":Author: me\n:Date: now",
    "`text <http://a.example>`_ and `d <e_>`_",
    ".. _a:",
    ".. _b: c_",
    ".. _c: b_",
    ".. _d: http://d.example",
    "a_ b_ c_ d_ e_",
    "`anonymous`__ word__",
    "__ http://f.example",
    ".. __: a_",
    "[1]_ [#]_ [#n]_ [*]_ [C]_",
    ".. [1] one a_",
    ".. [#] two",
    ".. [#n] three [2]_",
    ".. [*] four",
    ".. [C] five",
    "_`inline` inline_",
    "|s| |t| |release| |u|",
    ".. |s| replace:: x `y <http://z.example>`_ a_",
    ".. |t| replace:: |s| |t|",
    ".. contents::",
    ".. sectnum::",
    ".. target-notes::",
    ".. class:: k",
    ".. note:: a_ |s|",
    ".. figure:: f.png\n   :target: a_\n\n   caption a_",
    ".. header:: `h <http://h.example>`_",
    "* a_\n\n  * ----",
    "=====  =====\na_     b_\n=====  =====",
    "::\n\n  a_",
    "Some text.",
]


def _docutils_own(text: str) -> parse.Parsed:
    # What Sphinx has is known to both.
    parse.register()
    document = new_document("spec", parse.settings().copy())
    said: list[nodes.system_message] = []
    document.reporter.attach_observer(said.append)
    parser = state_machine.Parser()
    with parse._own_roles():
        parser.parse(text, document)
        document.current_source = document.current_line = None
        transformer = document.transformer
        transformer.populate_from_components((Reader(parser), parser))
        transformer.add_transform(substitutions.Prepare)
        transformer.apply_transforms()
    return parse.Parsed(document, tuple(map(parse._message, said)))


def _told(parsed: parse.Parsed) -> list[object]:
    return [
        parsed.tree.pformat(),
        parsed.messages,
        [(type(node).__name__, node.line) for node in parsed.tree.findall()],
        sorted(parsed.tree.ids),
    ]


def _is_the_same(text: str) -> bool:
    try:
        theirs = _docutils_own(text)
    except Exception:  # noqa: BLE001 - as on a substitution without a name
        return _fails(text)
    return _told(parse.parse(text)) == _told(theirs)


def _fails(text: str) -> bool:
    try:
        parse.parse(text)
    except parse.UnparsableError:
        return True
    return False


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("\n\n".join))
def test_references_of_all_kinds_come_out_the_same(text: str) -> None:
    assert _is_the_same(text)


@given(rst_text.documents())
def test_the_tree_is_the_same(text: str) -> None:
    assert _is_the_same(text)


def test_real_specs_are_the_same(nova_specs: Path) -> None:
    for path in corpus.specs(nova_specs)[::20]:
        assert _is_the_same(path.read_text("utf-8")), path


def test_a_flat_tree_is_what_docutils_finds() -> None:
    # docutils itself fails on some substitutions, and before 0.21 on
    # target-notes of a reference within another.
    pieces = [
        piece
        for piece in _PIECES
        if "|" not in piece and "target-notes" not in piece
    ]
    tree = parse.parse("\n\n".join(pieces)).tree

    found = node_index.flat(tree)

    assert len(found) > 100
    assert all(
        ours is theirs
        for ours, theirs in zip(found, tree.findall(), strict=True)
    )
