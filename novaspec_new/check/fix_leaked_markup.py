"""Mends marks that leaked, and proves that nothing but them changed.

The edits put or take marks and white space, and no other character. A
text that is mended has the same tree but for the blocks that were at
fault, and fewer findings, none of them new.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from docutils import nodes

from novaspec_new.check import check, leaked_markup_repairs
from novaspec_new.check.context import Context
from novaspec_new.check.leaked_markup_repairs import Path
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.rules.inline import backquotes
from novaspec_new.rst import equivalence
from novaspec_new.rst.parse import Parsed, UnparsableError, parse
from novaspec_new.rst.wrap import wrap

# How often what one step shows is mended in the next.
_STEPS = 20
# Each takes as long as some checks do; a text that takes more of them
# is mended in part.
_MOST_PROOFS = 100
# They count what else is in the document.
_NUMBERED = ("ids", "backrefs", "refid")

_Cut = tuple[Path, int]


def mend(text: str, context: Context) -> str:
    """Return the text with what can be mended; its line ends are plain."""
    spec = ParsedSpec(text, context)
    if any(True for _ in leaked_markup_repairs.of_passages(spec)):
        text = _passages(text, context)
        spec = ParsedSpec(text, context)
    return _blocks(spec)


def _passages(text: str, context: Context) -> str:
    """Mend marks within paragraphs: at once, or else in parts."""
    _, paths = _settled(text, context)
    parts = [paths]
    for _ in range(_MOST_PROOFS):
        if not parts:
            break
        part = parts.pop()
        mended, touched = _settled(text, context, part)
        if len(part) == 1:
            text = _one(text, context, part[0])
        elif _Proof(text, context).holds(mended, _cuts(touched)):
            text = mended
        else:
            middle = len(part) // 2
            parts += (part[middle:], part[:middle])
    return text


def _settled(
    text: str, context: Context, only: Collection[Path] | None = None
) -> tuple[str, list[Path]]:
    """Return the text with all edits, and the paths of what they change.

    What one edit shows is mended too. ``only`` names the passages.
    """
    paths: dict[Path, None] = {}
    for _ in range(_STEPS):
        found = [
            repair
            for repair in leaked_markup_repairs.of_passages(
                ParsedSpec(text, context)
            )
            if only is None or repair.path in only
        ]
        if not found:
            break
        paths.update((repair.path, None) for repair in found)
        text = leaked_markup_repairs.apply(text, found)
    return text, list(paths)


def _cuts(paths: Iterable[Path]) -> list[_Cut]:
    return [(path, 1) for path in paths]


def _one(text: str, context: Context, path: Path) -> str:
    """Return the text with one passage mended, as far as can be."""
    proof = _Proof(text, context)
    for mended in _tries(text, context, path):
        if mended != text and proof.holds(mended, [(path, 1)]):
            return mended
    return text


def _tries(text: str, context: Context, path: Path) -> Iterator[str]:
    """Yield the text with a passage mended: wholly, then as far as can be.

    What leads to something that is not there stays as it is, and keeps
    nothing else in the paragraph from being mended.
    """
    yield _settled(text, context, [path])[0]
    found = [
        repair
        for repair in leaked_markup_repairs.of_passages(
            ParsedSpec(text, context)
        )
        if repair.path == path
    ]
    if len(found) > 1:
        proof = _Proof(text, context)
        holds = [
            repair
            for repair in found
            if proof.holds(
                leaked_markup_repairs.apply(text, [repair]), [(path, 1)]
            )
        ]
        yield leaked_markup_repairs.apply(text, holds)


def _blocks(spec: ParsedSpec) -> str:
    """Mend one block after the other, as far as it can be proved."""
    text, context = spec.text, spec.context
    refused = 0
    found = [*leaked_markup_repairs.of_blocks(spec)]
    while len(found) > refused and refused < _MOST_PROOFS:
        repair = found[refused]
        mended = leaked_markup_repairs.apply(text, [repair])
        proof = _Proof(text, context)
        if proof.holds(mended, [(repair.path, repair.blocks)]):
            text = mended
            found = [
                *leaked_markup_repairs.of_blocks(ParsedSpec(text, context))
            ]
        else:
            refused += 1
    return text


class _Proof:
    """Knows what a text means, and what is found in it."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self._context = context
        self._found = self._codes(text)

    def holds(self, text: str, cuts: Sequence[_Cut]) -> bool:
        """Say whether another text is the same but for some blocks.

        There have to be fewer findings of one kind in it, and of no kind
        more; but the mark that is mended may have hidden other text in
        single backquotes.
        """
        found = self._codes(text)
        more = {*(found - self._found)} - {backquotes.DEFAULT_ROLE.code}
        if more or not self._found - found:
            return False
        try:
            return _rest(self._text, text, cuts)
        except UnparsableError:
            return False

    def _codes(self, text: str) -> Counter[str]:
        # Lines that an edit made too long are wrapped in the end.
        found = check(wrap(text).text, self._context)
        return Counter(finding.code for finding in found)


def _rest(before: str, after: str, cuts: Iterable[_Cut]) -> bool:
    """Say whether two texts are the same but for some blocks.

    A cut is where blocks begin, and how many they are in ``before``;
    in ``after`` they may be more or fewer.
    """
    old, new = _plain(before), _plain(after)
    for path, count in sorted(cuts, reverse=True):
        first, second = _node(old, path[:-1]), _node(new, path[:-1])
        if first is None or second is None:
            return False
        more = len(second.children) - len(first.children)
        if count + more < 1:
            return False
        del first.children[path[-1] : path[-1] + count]
        del second.children[path[-1] : path[-1] + count + more]
    prints = (equivalence.fingerprint(Parsed(tree, ())) for tree in (old, new))
    return next(prints) == next(prints)


def _plain(text: str) -> nodes.document:
    """Return a text's tree without messages, and without its numbers."""
    tree = parse(text).tree
    node: nodes.Element
    for node in list(tree.findall(nodes.system_message)):
        node.parent.remove(node)
    for node in tree.findall(nodes.Element):
        for name in _NUMBERED:
            node.attributes.pop(name, None)
    return tree


def _node(tree: nodes.Element, path: Path) -> nodes.Element | None:
    for index in path:
        if index >= len(tree.children):
            return None
        child = tree.children[index]
        if not isinstance(child, nodes.Element):
            return None
        tree = child
    return tree
