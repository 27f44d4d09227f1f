"""Rules on code blocks that end, or go on, where it does not look so."""

import re
from collections.abc import Iterator

from docutils import nodes

from novaspec_new.check import code_blocks, node_positions
from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec

DEDENT = warning(
    "rst-dedent",
    "a line is indented otherwise than the code around it, and its block "
    "does not end where it seems to",
    "align it with the code, or with the text before the block",
)
RULES = (DEDENT,)

# A line that readers would take for text, and that begins code.
_HEAD = r"(?m)^\S.*::$"
_CODE = (
    r"[\])}]+[,;]?$|(?:def|class|if|for|else|elif|try|except|with)\b.*:$"
    r"|(?:return|import|from) \S|(?:#|//|\$) |@\w|</?\w|\w[\w.]*\(.*\)[;:]?$"
    r"|\w[\w.\[\]]* [+-]?= \S|.*[{;]$"
)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell of code blocks that hold text, and of text that is code."""
    for block in spec.every(nodes.literal_block):
        yield from _goes_on(spec, block)
        yield from _ends(spec, block)


def _goes_on(
    spec: ParsedSpec, block: nodes.literal_block
) -> Iterator[Finding]:
    """Tell of a line that was to end a block, and is a part of it."""
    text = block.astext()
    if text[:1] != " " or "::\n" not in text:
        return
    match = re.search(_HEAD, text)
    if match and text[: match.start()].endswith("\n\n"):
        line, column = code_blocks.code(spec, block).place(match.start())
        yield DEDENT.at(
            line,
            column,
            "this line is a part of the code block above, since it is "
            "indented",
            text=match[0],
            help="align it with the text before the block",
        )


def _ends(spec: ParsedSpec, block: nodes.literal_block) -> Iterator[Finding]:
    """Tell of a line of code that ends its block for want of an indent."""
    following = block.next_node(descend=False, siblings=True)
    if not isinstance(following, (nodes.paragraph, nodes.definition_list)):
        return
    head: nodes.Node = following
    if isinstance(following, nodes.definition_list):
        head = following.children[0].children[0]
    after = following.next_node(descend=False, siblings=True)
    goes_on = head is not following or isinstance(after, nodes.block_quote)
    raw = head.rawsource if isinstance(head, nodes.Element) else ""
    if not (goes_on and raw and re.match(_CODE, raw.split("\n", 1)[0])):
        return
    line = node_positions.first_line(
        spec.lines, raw, head.line or following.line or block.line or 1
    )
    text = spec.lines[line - 1]
    yield DEDENT.at(
        line,
        len(text) - len(text.lstrip()) + 1,
        "this line ends the code block above, since it is not indented",
        text=text.strip(),
        help="indent it as the code is",
    )
