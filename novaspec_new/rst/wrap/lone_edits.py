"""Edits of lone lines (see lone_lines), proved without a parse of all.

Most lines that people write too long are such, and to parse them with a
whole text, twice as a proof, is most of the work. What is left to prove
is that what is in the paragraph reads the same: of clear text that is
sure, and of other text docutils' inliner is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from docutils import nodes

from novaspec_new.rst import complexity, equivalence, inliner
from novaspec_new.rst.wrap import blocks, clear_text, lone_lines, replacements
from novaspec_new.rst.wrap.blocks import Block
from novaspec_new.rst.wrap.replacements import Edit
from novaspec_new.spec import gate

# What defines roles, or takes another for the one without a name.
_ROLE = re.compile(r"role *::", re.IGNORECASE)


def find(
    text: str, lines: Sequence[str], wanted: set[int], width: int
) -> list[Edit]:
    """Return the edits of a text's wanted lines (1-based), in order.

    Only those that are proved.
    """
    found: list[Edit] = []
    others: list[Block] = []
    for block in lone_lines.find(lines, wanted):
        edit = _clear(block, lines, width)
        if edit is None:
            others.append(block)
        else:
            found.append(edit)
    if others and not _ROLE.search(text) and not complexity.is_too_much(text):
        proved = (_proved(block, lines, width) for block in others)
        found += filter(None, proved)
    return sorted(found, key=lambda edit: edit.first)


def _clear(block: Block, lines: Sequence[str], width: int) -> Edit | None:
    """Return a block's edit if its markup is clear, and stays whole."""
    (text,) = block.lines
    if not clear_text.is_clear(text):
        return None
    markup = clear_text.spaced_markup(text)
    if not markup:
        return _edit(block, lines, width)
    edit = _edit(replace(block, markup=markup), lines, width)
    if edit is None:
        return None
    contents = _contents(block, edit)
    left = [
        each for line in contents for each in clear_text.spaced_markup(line)
    ]
    return edit if left == [*markup] else None


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
    edit = replacements.of_line(block, block.first, lines, width)
    if edit is None or any(
        gate.is_too_long(each, width) for each in edit.lines
    ):
        return None
    return edit if lone_lines.is_paragraph(_contents(block, edit)) else None


def _contents(block: Block, edit: Edit) -> list[str]:
    first, *others = edit.lines
    return [first[block.column :], *(line[block.indent :] for line in others)]


def _read(lines: Sequence[str]) -> nodes.paragraph | None:
    """Return what docutils reads in a paragraph's lines, if that is all.

    A "::" at its end, of which one colon is shown, opens a literal block
    below.
    """
    text = "\n".join(lines)
    if text.endswith("::"):
        text = text.removesuffix(":")
    if text.endswith((" :", "::")):
        return None
    return inliner.paragraph(text)


_meaning = equivalence.fingerprint_of_node
