"""Edits that are proved: a text is parsed before and after.

A proof that fails is narrowed down to the edits at fault. For each of
them other breaks are tried, and at last it is left out.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from novaspec_new.rst import complexity, equivalence
from novaspec_new.rst.parse import UnparsableError, parse
from novaspec_new.rst.wrap import blocks, lone_edits, reasons, replacements
from novaspec_new.rst.wrap.replacements import Edit
from novaspec_new.rst.wrap.result import Kept, Wrapped
from novaspec_new.rst.wrap.source_lines import TextLines
from novaspec_new.spec import gate, merge_conflict

# Wrapping one line can make the gate look at another: it exempts what
# follows a "::" up to the next line at the margin.
_ROUNDS = 5
# What may be parsed for the proofs of one text that fail (see effort), and
# how many may fail in any case. For each of them one more may hold.
_BUDGET = 10_000_000
_FEWEST = 2


class _Prover:
    """Knows what a text means, and says whether another means the same.

    ``parsed`` is the last text that does. Raises UnparsableError.
    """

    def __init__(self, text: str) -> None:
        self.parsed = parse(text, resolve=False)
        self._text = text
        self._meaning = equivalence.fingerprint(self.parsed)
        self._failures = 0

    def agrees(self, source: TextLines) -> bool:
        """Say whether it is proved that a text means the same."""
        try:
            parsed = parse(source.text, resolve=False)
        except UnparsableError:
            parsed = None
        if parsed and equivalence.fingerprint(parsed) == self._meaning:
            self.parsed = parsed
            return True
        self._failures += 1
        return False

    @property
    def is_tired(self) -> bool:
        """Whether more proofs have failed than one text may take."""
        return self._failures > 0 and self._failures >= self._most_failures

    @cached_property
    def _most_failures(self) -> int:
        return max(_BUDGET // (complexity.estimate(self._text) + 1), _FEWEST)


def wrap(text: str, width: int, *, whole: bool) -> Wrapped:
    """Return a text wrapped; see ``novaspec_new.rst.wrap``."""
    lines, kept = wrap_lines(text, width, whole=whole)
    return Wrapped(lines.text, tuple(kept))


def wrap_lines(
    text: str, width: int, *, whole: bool
) -> tuple[TextLines, list[Kept]]:
    """Return a text's lines wrapped, which know where they came from."""
    given = TextLines.of(text)
    source, breaking = given, set(gate.breaking_lines(text, width))
    if not whole:
        alone = lone_edits.find(text, given.lines, breaking, width)
        source = given.edited(alone)
        breaking = set(gate.breaking_lines(source.text, width))
        if not breaking:
            return source, []
    part = source if whole else source.excerpt(breaking)
    try:
        prover = _Prover(part.text)
    except UnparsableError as error:
        line = dict(enumerate(part.origins, start=1)).get(error.line, 0)
        line = line or source.origins[min(breaking, default=1) - 1]
        return given, [Kept(line, reasons.unparsed(error), line)]
    done, failed = _rounds(part, prover, width, whole=whole)
    source = source.with_excerpt(part, done)
    return source, list(_kept(source, done, prover, width, failed))


def _rounds(
    source: TextLines, prover: _Prover, width: int, *, whole: bool
) -> tuple[TextLines, set[int]]:
    """Return a text wrapped, and the origins of what could not be."""
    failed: set[int] = set()
    for turn in range(_ROUNDS):
        wanted = [
            edit
            for edit in _wanted(
                source, prover, width, whole=whole and not turn
            )
            if source.origins[edit.first] not in failed
        ]
        done, left = _settle(source, wanted, prover)
        failed.update(source.origins[edit.first] for edit in left)
        if not done:
            break
        source = source.edited(done)
    return source, failed


def _wanted(
    source: TextLines, prover: _Prover, width: int, *, whole: bool
) -> Iterator[Edit]:
    """Yield what should be done to a text, in order."""
    breaking = set(gate.breaking_lines(source.text, width))
    if not whole and not breaking:
        return
    lines = None if whole else breaking
    for block in blocks.find(prover.parsed, source.lines, lines):
        # A merge's marks stay where they are, for who resolves it.
        if whole and not any(map(merge_conflict.is_mark, block.lines)):
            possible = [replacements.of_block(block, source.lines, width)]
        else:
            possible = [
                replacements.of_line(block, index, source.lines, width)
                for index in range(block.first, block.end)
                if index + 1 in breaking
            ]
        yield from filter(None, possible)


def _settle(
    source: TextLines, wanted: list[Edit], prover: _Prover
) -> tuple[list[Edit], list[Edit]]:
    """Return the edits that are proved harmless, and those left out."""
    done: list[Edit] = []
    left: list[Edit] = []
    groups = [wanted] if wanted else []
    while groups:
        group = groups.pop()
        middle = len(group) // 2
        if prover.is_tired:
            left += group
        elif proved := _proved(source, done, group, prover):
            done = proved
        elif middle:
            groups += [group[middle:], group[:middle]]
        elif proved := _proved_otherwise(source, done, group[0], prover):
            done = proved
        else:
            left += group
    return done, left


def _proved(
    source: TextLines, done: list[Edit], more: list[Edit], prover: _Prover
) -> list[Edit]:
    """Return the edits together, in order, if they prove harmless."""
    trial = sorted([*done, *more], key=lambda edit: edit.first)
    return trial if prover.agrees(source.edited(trial)) else []


def _proved_otherwise(
    source: TextLines, done: list[Edit], edit: Edit, prover: _Prover
) -> list[Edit]:
    """Return the edits with one more, done in another way if it can be."""
    for lines in edit.others():
        other = replace(edit, lines=lines)
        if proved := _proved(source, done, [other], prover):
            return proved
    return []


def _kept(
    source: TextLines,
    part: TextLines,
    prover: _Prover,
    width: int,
    failed: set[int],
) -> Iterator[Kept]:
    """Yield what could not be filled, and what is still too long.

    ``part`` is what was parsed of the text.
    """
    unproved = reasons.TIRED if prover.is_tired else reasons.UNPROVED
    too_long = set(gate.breaking_lines(source.text, width))
    reason_of = reasons.explain(
        prover.parsed, part.lines, gate.breaking_lines(part.text, width)
    )
    by_origin = {part.origins[n - 1]: why for n, why in reason_of.items()}
    waiting = failed - {source.origins[line - 1] for line in too_long}
    for line, origin in enumerate(source.origins, start=1):
        if line in too_long:
            reason = unproved if origin in failed else by_origin[origin]
            yield Kept(origin, reason, line)
        elif origin in waiting:
            waiting.remove(origin)
            yield Kept(origin, unproved, line)
