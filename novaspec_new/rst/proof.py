"""Edits that are proved: a text is parsed before and after.

A proof that fails is narrowed down to the edits at fault. For each of
them other breaks are tried, and at last it is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from novaspec_new import gate
from novaspec_new.rst import blocks, edits, effort, reasons, same
from novaspec_new.rst.edits import Edit
from novaspec_new.rst.parse import UnparsableError, parse
from novaspec_new.rst.wrapped import Kept, Wrapped

# Wrapping one line can make the gate look at another: it exempts what
# follows a "::" up to the next line at the margin.
_ROUNDS = 5
# What may be parsed for the proofs of one text that fail (see effort), and
# how many may fail in any case. For each of them one more may hold.
_BUDGET = 10_000_000
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Page:
    """A text's lines, each with the 1-based line that it came from."""

    lines: tuple[str, ...]
    origins: tuple[int, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def edited(self, done: Sequence[Edit]) -> "_Page":
        """Return it with the edits made, which are in order."""
        lines: list[str] = []
        origins: list[int] = []
        start = 0
        for edit in done:
            lines += self.lines[start : edit.first]
            lines += edit.lines
            origins += self.origins[start : edit.first]
            origins += [self.origins[edit.first]] * len(edit.lines)
            start = edit.end
        lines += self.lines[start:]
        origins += self.origins[start:]
        return _Page(tuple(lines), tuple(origins))


class _Prover:
    """Knows what a text means, and says whether another means the same.

    ``parsed`` is the last text that does. Raises UnparsableError.
    """

    def __init__(self, text: str) -> None:
        self.parsed = parse(text, resolve=False)
        self._text = text
        self._meaning = same.fingerprint(self.parsed)
        self._failures = 0

    def agrees(self, page: _Page) -> bool:
        """Say whether it is proved that a page means the same."""
        try:
            parsed = parse(page.text, resolve=False)
        except UnparsableError:
            parsed = None
        if parsed and same.fingerprint(parsed) == self._meaning:
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
        return max(_BUDGET // (effort.estimate(self._text) + 1), _FEWEST)


def wrap(text: str, width: int, *, whole: bool) -> Wrapped:
    """Return a text wrapped; see ``novaspec_new.rst.wrap``."""
    lines = tuple(text.split("\n"))
    page = _Page(lines, tuple(range(1, len(lines) + 1)))
    try:
        prover = _Prover(text)
    except UnparsableError as error:
        line = error.line or next(iter(gate.breaking_lines(text, width)), 1)
        reason = f"the text cannot be parsed: {error.reason}"
        return Wrapped(text, (Kept(line, reason, line),))
    failed: set[int] = set()
    for turn in range(_ROUNDS):
        wanted = [
            edit
            for edit in _wanted(page, prover, width, whole=whole and not turn)
            if page.origins[edit.first] not in failed
        ]
        done, left = _settle(page, wanted, prover)
        failed.update(page.origins[edit.first] for edit in left)
        if not done:
            break
        page = page.edited(done)
    kept = _kept(page, prover, width, failed)
    return Wrapped(page.text, tuple(kept))


def _wanted(
    page: _Page, prover: _Prover, width: int, *, whole: bool
) -> Iterator[Edit]:
    """Yield what should be done to a page, in order."""
    breaking = set(gate.breaking_lines(page.text, width))
    if not whole and not breaking:
        return
    lines = None if whole else breaking
    for block in blocks.find(prover.parsed, page.lines, lines):
        if whole:
            possible = [edits.of_block(block, page.lines, width)]
        else:
            possible = [
                edits.of_line(block, index, page.lines, width)
                for index in range(block.first, block.end)
                if index + 1 in breaking
            ]
        yield from filter(None, possible)


def _settle(
    page: _Page, wanted: list[Edit], prover: _Prover
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
        elif proved := _proved(page, done, group, prover):
            done = proved
        elif middle:
            groups += [group[middle:], group[:middle]]
        elif proved := _proved_otherwise(page, done, group[0], prover):
            done = proved
        else:
            left += group
    return done, left


def _proved(
    page: _Page, done: list[Edit], more: list[Edit], prover: _Prover
) -> list[Edit]:
    """Return the edits together, in order, if they prove harmless."""
    trial = sorted([*done, *more], key=lambda edit: edit.first)
    return trial if prover.agrees(page.edited(trial)) else []


def _proved_otherwise(
    page: _Page, done: list[Edit], edit: Edit, prover: _Prover
) -> list[Edit]:
    """Return the edits with one more, done in another way if it can be."""
    for lines in edit.others():
        other = replace(edit, lines=lines)
        if proved := _proved(page, done, [other], prover):
            return proved
    return []


def _kept(
    page: _Page, prover: _Prover, width: int, failed: set[int]
) -> Iterator[Kept]:
    """Yield what could not be filled, and what is still too long."""
    unproved = "every break that was tried changes what it means"
    if prover.is_tired:
        unproved = "it takes too long to prove that nothing is changed"
    too_long = gate.breaking_lines(page.text, width)
    reason_of = reasons.explain(prover.parsed, page.lines, too_long)
    waiting = failed - {page.origins[line - 1] for line in too_long}
    for line, origin in enumerate(page.origins, start=1):
        if line in reason_of:
            reason = unproved if origin in failed else reason_of[line]
            yield Kept(origin, reason, line)
        elif origin in waiting:
            waiting.remove(origin)
            yield Kept(origin, unproved, line)
