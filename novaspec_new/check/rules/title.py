"""Rules on the document's title."""

from collections.abc import Iterator

from docutils import nodes

from novaspec_new.check import node_positions
from novaspec_new.check.findings import Finding, error, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec.profile import GateCheck

TEXT_BEFORE = error(
    "title-text-before",
    "text stands before the title",
    "let only comments stand before it: move the text below the title",
    gate=(GateCheck.TITLES,),
)
MISSING = warning(
    "title-missing",
    "the spec has no title of its own",
    "begin it with a title that has a line of = above and below",
)
RULES = (TEXT_BEFORE, MISSING)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look whether there is a title, and what stands before it."""
    tree = spec.tree
    if tree is None or tree.get("title"):
        return
    outline = spec.context.outline
    if spec.demoted_title is None:
        first = spec.sections[0].title if spec.sections else ""
        # Another first section is told of, as a title gone wrong.
        if outline is None or not first or outline.find(first):
            yield MISSING.at(_first_text_line(spec))
    elif outline is not None:
        yield TEXT_BEFORE.at(
            _first_text_line(spec),
            text=spec.lines[_first_text_line(spec) - 1].strip(),
        )


def _first_line_of(node: nodes.Element, spec: ParsedSpec) -> int:
    if isinstance(node, nodes.section):
        return max((node.line or 1) - 1, 1)
    return node_positions.first_line(
        spec.lines, node.rawsource, node.line or 1
    )


def _first_text_line(spec: ParsedSpec) -> int:
    """Return the line of the first thing that is no comment."""
    if spec.tree is None:
        return 1
    for node in spec.tree:
        if isinstance(node, nodes.Element) and not isinstance(
            node, (nodes.comment, nodes.system_message)
        ):
            return _first_line_of(node, spec)
    return 1
