"""Footnotes, which Markdown's parser does not know by itself."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_DEFINED = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*(.*)")


def footnotes(parser: MarkdownIt) -> None:
    """Have a parser read ``[^label]: text`` as a block of its own.

    Further lines belong to it while they are indented. The token is
    ``note_open``, with the label as its ``info``.
    """
    parser.block.ruler.before(
        "reference",
        "note",
        _note,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _note(
    state: StateBlock,
    start: int,
    end: int,
    silent: bool,  # noqa: FBT001
) -> bool:
    """Read a footnote at a 0-based line, as a rule of the parser does."""
    match = _DEFINED.fullmatch(_line(state, start))
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    lines = [match[2]]
    after = start + 1
    while after < end and _belongs(state, after, lines):
        lines.append("" if state.isEmpty(after) else _dedented(state, after))
        after += 1
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
        after -= 1
    opening = state.push("note_open", "", 1)
    opening.info = match[1]
    opening.map = [start, after]
    inner: list = []  # type: ignore[type-arg]
    state.md.block.parse("\n".join(lines), state.md, state.env, inner)
    state.tokens += inner
    state.push("note_close", "", -1)
    state.line = after
    return True


def _belongs(state: StateBlock, line: int, before: list[str]) -> bool:
    if state.isEmpty(line):
        return True
    if state.sCount[line] - state.blkIndent >= 2:
        return True
    # A paragraph goes on at the margin until something else begins.
    text = _line(state, line)
    return bool(before[-1]) and text[:1].isalnum()


def _line(state: StateBlock, line: int) -> str:
    begin = state.bMarks[line] + state.tShift[line]
    return state.src[begin : state.eMarks[line]]


def _dedented(state: StateBlock, line: int) -> str:
    return state.getLines(
        line, line + 1, state.blkIndent + 4, keepLastLF=False
    )
