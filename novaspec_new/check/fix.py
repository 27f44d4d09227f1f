"""Mends what can be mended safely, and proves that nothing else changed.

Each step is a list of edits. A text is parsed before and after a step:
but for what the step is about, the trees are the same and docutils says
nothing new. Where all edits together fail that test each is tried alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from docutils import nodes

from novaspec_new.check import fix_leaked_markup
from novaspec_new.check.context import Context
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.rules import history
from novaspec_new.rst import equivalence
from novaspec_new.rst.parse import Parsed, UnparsableError, parse
from novaspec_new.rst.wrap import wrap
from novaspec_new.spec import gate, headings, merge_conflict

_TAB_WIDTH = 8
_TITLE_LINE = re.compile(
    r"Title (?:over|under)line too short|Title overline & underline mismatch"
)
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*\s*")
# Edits are tried one by one only if they are few.
_MOST_ALONE = 50
# A title that is mended may show that the line below it is too short.
_ROUNDS = 3
# What is mended may show what else can be.
_REPEATS = 10


@dataclass(frozen=True, slots=True)
class _Edit:
    """A line, counted from 0, and what is to stand there."""

    index: int
    text: str


# What the trees of a text before and after a step may differ in.
_Neutral = Callable[[str], str]


def fix(raw: str, context: Context) -> str:
    """Return a spec's text mended; the same text where nothing can be.

    The text is as read, with whatever line ends it has. One with a merge
    conflict stays: the mark between its sides may look like a title's.
    """
    text = re.sub(r"\r\n?", "\n", raw) if "\r" in raw else raw
    if any(merge_conflict.find(text.split("\n"))):
        return raw
    for _ in range(_REPEATS):
        mended = _once(text, context)
        if mended == text:
            break
        text = mended
    return text


def _once(text: str, context: Context) -> str:
    if text and not text.endswith("\n"):
        text += "\n"
    for step in (_spaces, _zero_width):
        text = _done(text, *step(text))
    for _ in range(_ROUNDS):
        mended = _done(text, *_rules(text))
        if mended == text:
            break
        text = mended
    text = _done(text, *_history(text, context))
    text = fix_leaked_markup.mend(text, context)
    return wrap(text).text


def _done(text: str, edits: Sequence[_Edit], neutral: _Neutral) -> str:
    """Return the text with as many of the edits as can be proved."""
    if not edits:
        return text
    try:
        before = parse(text)
    except UnparsableError:
        return text
    proof = _Proof(before, neutral)
    whole = _edited(text, edits)
    if proof.holds(whole):
        return whole
    if len(edits) > _MOST_ALONE:
        return text
    return _edited(
        text, [edit for edit in edits if proof.holds(_edited(text, [edit]))]
    )


def _edited(text: str, edits: Iterable[_Edit]) -> str:
    lines = text.split("\n")
    for edit in edits:
        lines[edit.index] = edit.text
    return "\n".join(lines)


class _Proof:
    """Knows what a text means but for what is neutral in a step."""

    def __init__(self, parsed: Parsed, neutral: _Neutral) -> None:
        self._neutral = neutral
        self._messages = self._said(parsed)
        self._meaning = self._meant(parsed)

    def holds(self, text: str) -> bool:
        """Say whether another text means the same, and is no worse."""
        try:
            parsed = parse(text)
        except UnparsableError:
            return False
        worse = self._said(parsed) - self._messages
        return not worse and self._meant(parsed) == self._meaning

    def _said(self, parsed: Parsed) -> Counter[str]:
        heads = (message.text.split("\n", 1)[0] for message in parsed.messages)
        return Counter(map(self._neutral, heads))

    def _meant(self, parsed: Parsed) -> object:
        node: nodes.Element
        for node in list(parsed.tree.findall(nodes.system_message)):
            node.parent.remove(node)
        return self._neutralised(
            equivalence.fingerprint(Parsed(parsed.tree, ()))
        )

    def _neutralised(self, value: object) -> object:
        if isinstance(value, (list, tuple)):
            return [self._neutralised(inner) for inner in value]
        return self._neutral(value) if isinstance(value, str) else value


def _as_it_is(text: str) -> str:
    return text


def _spaces(text: str) -> tuple[list[_Edit], _Neutral]:
    """Expand TABs as docutils does, and take trailing spaces away."""
    edits = [
        _Edit(index, mended)
        for index, line in enumerate(text.split("\n"))
        if (mended := line.expandtabs(_TAB_WIDTH).rstrip(" ")) != line
    ]
    return edits, _as_it_is


def _zero_width(text: str) -> tuple[list[_Edit], _Neutral]:
    edits = [
        _Edit(index, line.replace(gate.ZERO_WIDTH_SPACE, "").rstrip(" "))
        for index, line in enumerate(text.split("\n"))
        if gate.ZERO_WIDTH_SPACE in line
    ]
    return edits, lambda said: said.replace(gate.ZERO_WIDTH_SPACE, "")


def _rules(text: str) -> tuple[list[_Edit], _Neutral]:
    """Make the lines above and under titles as long as the titles."""
    edits: dict[int, _Edit] = {}
    try:
        messages = parse(text).messages
    except UnparsableError:
        return [], _as_it_is
    lines = text.split("\n")
    for message in messages:
        if message.line and _TITLE_LINE.match(message.text):
            for edit in _rule_edits(lines, message.line - 1):
                edits[edit.index] = edit
    return list(edits.values()), _as_it_is


def _rule_edits(lines: Sequence[str], index: int) -> Iterator[_Edit]:
    """Yield the edits for a title whose over- or underline is at fault.

    ``index`` is that line's; of a title with both it is the upper one.
    """
    if not _RULE.fullmatch(lines[index]):
        return
    both = index + 2 < len(lines) and _RULE.fullmatch(lines[index + 2])
    over = both and lines[index + 1].strip() and lines[index][0] == both[1]
    title = lines[index + 1] if over else lines[index - 1]
    rules = (index, index + 2) if over else (index,)
    width = headings.column_width(title.rstrip())
    longest = max(len(lines[rule].rstrip()) for rule in rules)
    for rule in rules:
        yield _Edit(rule, lines[index][0] * max(width, longest if over else 0))


def _history(text: str, context: Context) -> tuple[list[_Edit], _Neutral]:
    """Call this release by its name in its row of History."""
    spec = ParsedSpec(text, context)
    row = history.misspelt(spec)
    if row is None or context.outline is None:
        return [], _as_it_is
    name = context.outline.display_name
    line, column = spec.place(row.offset)
    source = spec.lines[line - 1]
    edit = _Edit(line - 1, source[: column - 1] + name)
    return [edit], lambda said: name if said == row.cell else said
