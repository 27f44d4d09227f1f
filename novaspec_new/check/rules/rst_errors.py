"""Rules on reStructuredText itself: what docutils complains of."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes

from novaspec_new.check import tables
from novaspec_new.check.findings import Finding, Rule, error, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.rst.parse import Message
from novaspec_new.spec.profile import GateCheck

UNCLOSED = error(
    "rst-unclosed",
    "inline markup begins and never ends",
    "close it, or put a backslash before it if it is meant as it stands",
)
REFERENCE = error(
    "rst-reference",
    "a link has no target",
    "define it ('.. _name: https://...'), or put a backslash before the "
    "underscore if it is no link",
)
SUBSTITUTION = error(
    "rst-substitution",
    "a substitution is not defined",
    "define it ('.. |name| replace:: ...'), or put the text in double "
    "backquotes if the bars are meant as they stand",
)
FOOTNOTE = error(
    "rst-footnote",
    "a footnote or citation is not there",
    "add it ('.. [1] ...'), or mend its number",
)
DUPLICATE = error(
    "rst-duplicate-target",
    "a name is defined twice",
    "give one of the two another name",
)
DIRECTIVE = error(
    "rst-directive",
    "a directive is unknown or not used as it should be",
    "mend its name, options or indent",
)
ROLE = error(
    "rst-role",
    "a role is unknown",
    "mend its name, or use double backquotes",
)
INDENT = error(
    "rst-indent",
    "the indent does not fit what comes before",
    "align it with the text above, or put a blank line between",
)
TABLE = error(
    "rst-table",
    "a table is malformed",
    "align its borders, or use a list-table",
)
UNDERLINE = error(
    "rst-underline",
    "a title's line is shorter than the title",
    "make it as long as the title; 'novaspec check --fix' does",
)
TITLE_LEVEL = error(
    "rst-title-level",
    "a title's level does not follow from the titles before it",
    "use = for level 1, - for level 2, ~ for level 3",
    # A test that reads titles stops at it too.
    gate=(GateCheck.BUILD, GateCheck.TITLES),
)
LITERAL = error(
    "rst-literal-block",
    "a line that ends with '::' needs an indented block after it",
    "indent the block, or write a single ':'",
)
OTHER = error(
    "rst-other",
    "docutils complains",
    "see the reference of reStructuredText for the construct",
)
UNPARSABLE = error(
    "rst-unparsable",
    "the text cannot be parsed",
    "make the text simpler at that line",
    # A test that reads titles stops at it too.
    gate=(GateCheck.BUILD, GateCheck.TITLES),
)
POSSIBLE_TITLE = warning(
    "rst-possible-title",
    "this looks like a title and is read as text",
    "make the line under it as long as the title",
)
RULES = (
    UNCLOSED,
    REFERENCE,
    SUBSTITUTION,
    FOOTNOTE,
    DUPLICATE,
    DIRECTIVE,
    ROLE,
    INDENT,
    TABLE,
    UNDERLINE,
    TITLE_LEVEL,
    LITERAL,
    OTHER,
    UNPARSABLE,
    POSSIBLE_TITLE,
)

# docutils' words, the rule that they fall under, and ours (as a format of
# the pattern's groups; empty keeps docutils' own first line).
_PHRASES: tuple[tuple[str, Rule, str], ...] = (
    (
        r"Inline (.+) start-string without end-string",
        UNCLOSED,
        "the {0} that begins here never ends",
    ),
    (r"Mismatch: both interpreted text role", UNCLOSED, ""),
    (
        r'Unknown target name: "(\d+|#.*)"',
        FOOTNOTE,
        "the footnote [{0}] is not there",
    ),
    (
        r'Unknown target name: "(.+)"',
        REFERENCE,
        "the link's target {0!r} is not defined",
    ),
    (r"Anonymous hyperlink mismatch", REFERENCE, ""),
    (r"(Indirect|Circular) hyperlink target", REFERENCE, ""),
    (
        r'Undefined substitution referenced: "(.+)"',
        SUBSTITUTION,
        "the substitution |{0}| is not defined",
    ),
    (r"Circular substitution definition", SUBSTITUTION, ""),
    (
        r"Too many (autonumbered|symbol) footnote references",
        FOOTNOTE,
        "there are more {0} footnote references than footnotes",
    ),
    (
        r'Duplicate .*name(?:, cannot be used .*)?: "(.+)"',
        DUPLICATE,
        "the name {0!r} is defined twice",
    ),
    (
        r'Unknown directive type "(.+)"',
        DIRECTIVE,
        "the directive {0!r} is unknown",
    ),
    (
        r'Unknown interpreted text role "(.+)"',
        ROLE,
        "the role {0!r} is unknown",
    ),
    (
        r"Error parsing content block for the .* row (\d+) does not contain ",
        TABLE,
        "row {0} of the table has not as many cells as row 1",
    ),
    (r"Error parsing content block for the|Error with CSV data", TABLE, ""),
    ("Insufficient data supplied", TABLE, ""),
    (
        "Blank line required after table|Malformed table",
        TABLE,
        "the table is not drawn as it should be",
    ),
    (
        r"(Title (?:over|under)line) too short|(Title overline & underline)",
        UNDERLINE,
        "",
    ),
    (
        r"(Missing matching underline|Incomplete section title)",
        UNDERLINE,
        "",
    ),
    (
        "Title level inconsistent|Inconsistent title style",
        TITLE_LEVEL,
        "the title's level does not follow from the titles before it",
    ),
    (r"Unexpected section title|Invalid section title", TITLE_LEVEL, ""),
    (r"Literal block expected", LITERAL, ""),
    (r"Unexpected indentation", INDENT, ""),
    (r".* (?:ends|end) without a blank line", INDENT, ""),
    (r"Inconsistent literal block quoting", INDENT, ""),
    (r"The role .+ has no format", ROLE, ""),
    (r"Error in |The .+ directive|.+ directive disabled", DIRECTIVE, ""),
    (r"Invalid (?:option|context)|Content block expected", DIRECTIVE, ""),
    (r'Problem with the ".+" directive', DIRECTIVE, ""),
)
# What docutils calls things that an author calls otherwise.
_PLAIN = {
    "literal": "inline literal",
    "strong": "strong text",
    "interpreted text or phrase reference": "text in backquotes",
    "substitution_reference": "substitution",
    "internal target": "inline target",
}
_POSSIBLE = "Possible title underline"
# It is told beside the problem itself.
_PROBLEMATIC = "Problematic content in substitution definition"
_SHORT_RULES = frozenset(char * n for char in "=-~^" for n in (1, 2, 3))


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell in our words, and at the exact place, what docutils says."""
    if spec.unparsable:
        yield UNPARSABLE.at(
            max(spec.unparsable.line, 1), message=spec.unparsable.reason
        )
        return
    complaints = [
        message
        for message in spec.messages
        if message.level > 1
        and message.text != _PROBLEMATIC
        and not _is_extension(spec, message)
    ]
    places = _places(spec) if complaints else {}
    for message in complaints:
        yield _finding(spec, message, places)
    for message in spec.messages:
        if message.level == 1 and message.text.startswith(_POSSIBLE):
            line = max(message.line, 1)
            if spec.lines[line - 1].strip() in _SHORT_RULES:
                yield POSSIBLE_TITLE.at(
                    line, text=spec.lines[line - 1].strip()
                )


def _is_extension(spec: ParsedSpec, message: Message) -> bool:
    """Say whether docutils misses what the project's own build knows."""
    match = re.match(r'Unknown directive type "(.+)"', message.text)
    known = spec.context.profile.gate.directives
    return match is not None and match[1] in known


class _Spot(NamedTuple):
    line: int
    column: int
    text: str


_Places = dict[tuple[int, str], list[_Spot]]


def _places(spec: ParsedSpec) -> _Places:
    """Return where stands what each message is about, by line and text."""
    places: _Places = {}
    if spec.tree is None:
        return places
    for node in spec.every(nodes.problematic):
        message = spec.tree.ids.get(node.get("refid", ""))
        if not isinstance(message, nodes.system_message):
            continue
        line, column = spec.locator.place(node)
        said = _text(message.children[0]) if message.children else ""
        spot = _Spot(line, column, _text(node).split("\n")[0])
        places.setdefault((message.get("line") or 0, said), []).append(spot)
    return places


def _text(node: nodes.Node) -> str:
    return str(node.astext())


def _finding(spec: ParsedSpec, message: Message, places: _Places) -> Finding:
    rule, text = _words(message.text)
    spots = places.get((message.line, message.text))
    if spots:
        spot = spots.pop(0)
        return rule.at(spot.line, spot.column, text, text=spot.text)
    line = min(max(message.line, 1), len(spec.lines))
    if rule is TABLE:
        line = tables.broken_line(spec.lines, line, message.text)
    source = spec.lines[line - 1]
    column = len(source) - len(source.lstrip()) + 1
    return rule.at(line, column, text, text=source.strip())


def _words(text: str) -> tuple[Rule, str]:
    first = text.split("\n", 1)[0]
    # Most specs have no message: nothing is compiled before there is one.
    for pattern, rule, ours in _PHRASES:
        match = re.match(pattern, first)
        if match:
            named = (_PLAIN.get(word, word) for word in match.groups())
            return rule, ours.format(*named) if ours else _own(text)
    return OTHER, _own(text)


def _own(text: str) -> str:
    """Return docutils' own words, on one line and without a period."""
    head = text.split("\n\n", 1)[0]
    return " ".join(head.split()).rstrip(".")
