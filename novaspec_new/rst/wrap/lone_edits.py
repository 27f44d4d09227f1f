"""Edits of lone lines (see lone_lines), proved without a parse of all.

Most lines that people write too long are such, and to parse them with a
whole text, twice as a proof, is most of the work. What is left to prove
is that what is in the paragraph reads the same: of plain words that is
sure, and of others docutils' inliner is asked.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from docutils import nodes

from novaspec_new.rst import complexity, equivalence, inline
from novaspec_new.rst.wrap import blocks, edits, lone_lines
from novaspec_new.rst.wrap.blocks import Block
from novaspec_new.rst.wrap.edits import Edit
from novaspec_new.spec import gate

# Words of which none begins markup that another one ends: a reference, an
# address, or markup that holds no space. A last "::" opens a literal block.
_WORDS = re.compile(
    r"""
    (?: [^`*|\\:]++
      | :(?!:)
      | (?<![^ (])
        (?: ``[A-Za-z0-9/][^`\ \\]*+``
          | `[A-Za-z0-9/][^`\ \\]*+`_{0,2}
          | (\*\*?)[A-Za-z0-9][^*`\ \\]*+\1
        )
        (?=[ .,:;)]|$)
    )++
    (?:(?<!\ )::)?
    """,
    re.VERBOSE,
)
# What defines roles, or takes another for the one without a name.
_ROLE = re.compile(r"role *::", re.IGNORECASE)


def find(
    text: str, lines: Sequence[str], wanted: Collection[int], width: int
) -> Iterator[Edit]:
    """Yield the edits of a text's wanted lines (1-based) that are proved."""
    found = list(lone_lines.find(lines, wanted))
    are_words = [bool(_WORDS.fullmatch(block.lines[0])) for block in found]
    asks = not all(are_words) and not (
        _ROLE.search(text) or complexity.is_too_much(text)
    )
    for block, is_words in zip(found, are_words, strict=True):
        prove = _edit if is_words else _proved
        if (is_words or asks) and (edit := prove(block, lines, width)):
            yield edit


def _proved(block: Block, lines: Sequence[str], width: int) -> Edit | None:
    """Return a block's edit if docutils' inliner reads the same after it."""
    before = _read(block.lines)
    if before is None:
        return None
    block = replace(block, markup=tuple(blocks.spaced_markup(before)))
    edit = _edit(block, lines, width)
    if edit is None:
        return None
    after = _read(_contents(block, edit))
    return edit if after and _meaning(after) == _meaning(before) else None


def _edit(block: Block, lines: Sequence[str], width: int) -> Edit | None:
    """Return a block's edit if it breaks the line into a paragraph's."""
    edit = edits.of_line(block, block.first, lines, width)
    if edit is None or any(
        gate.is_too_long(each, width) for each in edit.lines
    ):
        return None
    return edit if lone_lines.is_paragraph(_contents(block, edit)) else None


def _contents(block: Block, edit: Edit) -> list[str]:
    return [line[block.column :] for line in edit.lines]


def _read(lines: Sequence[str]) -> nodes.paragraph | None:
    """Return what docutils reads in a paragraph's lines, if that is all.

    A "::" at its end, of which one colon is shown, opens a literal block
    below. One within has the gate look away from what follows.
    """
    text = "\n".join(lines)
    if text.endswith("::"):
        text = text.removesuffix(":")
    if "::" in text or text.endswith(" :"):
        return None
    return inline.paragraph(text)


_meaning = equivalence.fingerprint_of_node
