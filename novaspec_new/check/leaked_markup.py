"""A mark that leaked into the text, and the edits that mend it."""

from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes

from novaspec_new.check.findings import Finding, Rule
from novaspec_new.check.visible_text import OTHER, Passage
from novaspec_new.spec.profile import Gate


class Edit(NamedTuple):
    """What is to stand in a text's place; offsets count from 0."""

    start: int
    end: int
    text: str


class Fault(NamedTuple):
    """What a rule finds in a text, from ``start`` to ``end``.

    ``shown`` is what stands there.
    """

    rule: Rule
    start: int
    end: int
    shown: str
    message: str = ""
    help: str = ""

    def finding(self, line: int, column: int) -> Finding:
        """Return what is told of it at a 1-based place."""
        return self.rule.at(
            line, column, self.message, text=self.shown, help=self.help
        )


class Marks:
    """A passage's view under search, with what is told of it so far.

    What is found is blanked, so that no mark is told of twice.
    """

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.raw = passage.raw
        self.view = passage.view
        self.faults: list[Fault] = []
        self._edits: list[tuple[Edit, ...]] = []
        self._rules: list[Rule | None] = []

    def add(
        self,
        rule: Rule,
        start: int,
        end: int,
        message: str = "",
        help: str = "",  # noqa: A002 - the finding's own word
        *edits: tuple[int, int, str],
    ) -> None:
        """Tell of a fault; all offsets are in the passage's source.

        The edits mend it, and change nothing but marks and white space;
        there are none where it is not known what the author meant.
        """
        shown = self.raw[start:end].split("\n", 1)[0]
        made = tuple(Edit(*edit) for edit in edits)
        self.faults.append(Fault(rule, start, end, shown, message, help))
        self.mend(*made, rule=rule)
        blank = OTHER * (end - start)
        self.view = self.view[:start] + blank + self.view[end:]

    def mend(self, *edits: Edit, rule: Rule | None = None) -> None:
        """Take in edits that mend one fault.

        ``rule`` is what tells of it, None for the rules on what docutils
        complains of.
        """
        if edits:
            self._edits.append(edits)
            self._rules.append(rule)

    @property
    def is_unclosed(self) -> bool:
        """Whether docutils complains of a mark in the passage.

        What is left of it further on is not worth a word of its own.
        """
        return any(
            isinstance(span.node, nodes.problematic)
            for span in self.passage.spans
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of, and nothing to mend."""
        return not (self.faults or self._edits)

    def findings(self) -> Iterator[Finding]:
        """Yield what is told, at its place in the spec."""
        for fault in self.faults:
            yield fault.finding(*self.passage.place(fault.start))

    def mended(self, gate: Gate) -> Iterator[tuple[Edit, ...]]:
        """Yield the edits of each fault, as offsets in the spec's text.

        What a project with this gate does not mind is left.
        """
        for edits, rule in zip(self._edits, self._rules, strict=True):
            if rule and not rule.holds(gate):
                continue
            placed = [edit for edit in map(self._placed, edits) if edit]
            if len(placed) == len(edits):
                yield tuple(placed)

    def _placed(self, edit: Edit) -> Edit | None:
        start = self.passage.offset(edit.start)
        end = self.passage.offset(edit.end)
        if start is None or end is None:
            return None
        return Edit(start, end, edit.text)
