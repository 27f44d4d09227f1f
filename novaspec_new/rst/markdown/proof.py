"""Whether a block that was turned is sound, and has all its words."""

import html
import re
from collections import Counter
from urllib.parse import unquote

from docutils import nodes

from novaspec_new.rst import parse
from novaspec_new.rst.markdown import CodeFit

FITS = CodeFit.FITS
_WORD = re.compile(r"[^\W_]+")
# A list's numbers are counted anew, a line's end is no word, and nobody
# reads the name of a link's address.
_NOT_SAID = re.compile(
    r"^[\s>*+-]*\d+[.)](?=\s|$)|<br\s*/?>|(?<=\])\[[^\[\]]*\]", re.MULTILINE
)
_MARKUP = re.compile(r"[*_`]+")
_WARNING = 2


def holds(block: str, source: str) -> bool:
    """Say whether a block is sound and has the words of its source."""
    if not block:
        return not _words(source)
    try:
        parsed = parse.parse(block, resolve=False)
    except parse.UnparsableError:
        return False
    if not _is_clean(parsed):
        return False
    told = Counter(_WORD.findall(_told(parsed.tree)))
    wanted = _words(source)
    # Markup within a word parts it in the source alone.
    whole = _words(_MARKUP.sub("", source))
    glued = [
        word for word in told - wanted if any(word in other for other in whole)
    ]
    return all(any(word in other for other in glued) for word in wanted - told)


def is_sound(text: str) -> bool:
    """Say whether docutils reads a text without a complaint."""
    try:
        return _is_clean(parse.parse(text, resolve=False))
    except parse.UnparsableError:
        return False


def _is_clean(parsed: parse.Parsed) -> bool:
    return all(message.level < _WARNING for message in parsed.messages)


def _words(source: str) -> Counter[str]:
    before = ""
    while before != source:
        before, source = source, _NOT_SAID.sub(" ", source)
    return Counter(_WORD.findall(html.unescape(source)))


def _told(tree: nodes.document) -> str:
    """Return all that a tree says, with the addresses in it."""
    found: list[str] = []
    for node in tree.findall():
        if isinstance(node, nodes.Text):
            found.append(node.astext())
        elif isinstance(node, nodes.Element):
            values = list(map(str, node.attributes.values()))
            found += [*values, *map(unquote, values)]
    return "\n".join(found)
