"""What is offered over real specs: it fails nowhere and loses no word."""

from pathlib import Path

import pytest
from lsprotocol import types

from novaspec_new.lsp import (
    code_actions,
    completion,
    definition,
    diagnostics,
    formatting,
    hover,
    symbols,
)
from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.lsp.text_lines import TextLines
from tests.support import editor

# Every spec would take minutes.
STEP = 90
PLACES = 4


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.fixture
def opened(nova_specs: Path) -> list[OpenSpec]:
    found = sorted(nova_specs.absolute().glob("specs/*/*/*.rst"))
    paths = [path for path in found if not path.is_symlink()][::STEP]
    return [
        OpenSpec(path.as_uri(), 1, path, TextLines(path.read_text(), units))
        for path in paths
    ]


def test_wrapping_loses_no_word(opened: list[OpenSpec]) -> None:
    for spec in opened:
        text = spec.text.text
        whole = editor.applied(text, formatting.whole(spec))
        assert whole.split() == text.split(), spec.path
        last = len(spec.text.lines) - 1
        upper = formatting.part(spec, editor.range_of(0, 0, last // 2, 0))
        assert editor.applied(text, upper).split() == text.split(), spec.path


def test_all_can_be_asked_everywhere(opened: list[OpenSpec]) -> None:
    for spec in opened:
        diagnostics.of(spec)
        symbols.of(spec)
        count = len(spec.text.lines)
        for line in range(0, count, count // PLACES + 1):
            for column in (0, 7):
                place = editor.position(line, column)
                hover.at(spec, place, types.MarkupKind.Markdown)
                completion.at(spec, place)
                definition.at(spec, place)


def test_all_that_is_offered_can_be_done(opened: list[OpenSpec]) -> None:
    for spec in opened:
        lines = [finding.line - 1 for finding in spec.findings][:PLACES]
        for line in [0, len(spec.text.lines) // 2, *lines]:
            where = editor.range_of(line, 0)
            for action in code_actions.of(spec, where, None):
                assert action.edit is not None
                assert action.edit.changes is not None
                edits = action.edit.changes[spec.uri]
                new = editor.applied(spec.text.text, edits)
                assert new != spec.text.text, (spec.path, action.title)
