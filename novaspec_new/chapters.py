"""A spec as its template's sections, each with all that belongs to it.

An author's own sub-sections belong to the section that they stand in,
and labels at its end to the heading after them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from novaspec_new import headings, labels
from novaspec_new.document import Document, Section
from novaspec_new.outline import Outline, Slot

# What underlines titles, in the order of use, where a spec shows none.
_STYLES = "=-~^"


@dataclass(frozen=True, slots=True)
class Block:
    """A section of the template, or of level 1, and what it holds.

    ``slot`` is None for one that the template does not have. ``labels``
    stand before its heading. The texts joined are as in the file.
    """

    slot: Slot | None
    title: str
    level: int
    labels: str
    heading: str
    body: str

    @property
    def text(self) -> str:
        """The block as it stands in the file."""
        return self.labels + self.heading + self.body

    def retitled(self, title: str) -> "Block":
        """Return it with a title that is as wide as its own."""
        heading = self.heading.replace(self.title, title, 1)
        return replace(self, title=title, heading=heading)

    def with_answer(self, text: str) -> "Block":
        """Return it with another text between its blank lines."""
        core = self.body.strip("\n")
        before, after = self.body.split(core, 1) if core else ("", self.body)
        return replace(self, body=(before or "\n") + text + (after or "\n"))


@dataclass(frozen=True, slots=True)
class Chapters:
    """A spec's parts: what is before the text, the introduction, blocks."""

    before: str
    introduction: str
    blocks: tuple[Block, ...]


def split(spec: Document, outline: Outline) -> Chapters:
    """Split a spec by a template's sections; joined it is the same."""
    runs = _runs(spec, outline)
    intro, pending = spec.introduction, ""
    if runs:
        intro, pending = labels.split_off(spec.introduction)
    blocks = []
    for slot, sections in runs:
        first, *rest = sections
        body = first.body + "".join(section.text for section in rest)
        own, following = labels.split_off(body)
        if slot is runs[-1][0] and sections is runs[-1][1]:
            own, following = body, ""
        blocks.append(
            Block(slot, first.title, first.level, pending, first.heading, own)
        )
        pending = following
    return Chapters(spec.header + spec.heading, intro, tuple(blocks))


def near(outline: Outline, title: str) -> bool:
    """Say whether a template has a title, but for upper and lower case."""
    return any(s.title.lower() == title.lower() for s in outline.slots)


def misplaced(blocks: Sequence[Block], outline: Outline) -> tuple[str, ...]:
    """Return the titles that come after what should follow them."""
    found = []
    last = -1
    for block in blocks:
        place = _place(block, outline)
        if place is None:
            continue
        if place < last:
            found.append(block.title)
        last = max(last, place)
    return tuple(found)


def ordered(blocks: Sequence[Block], outline: Outline) -> list[Block]:
    """Return blocks in the template's order.

    One that the template does not have stays behind the chapter that it
    follows; the blank lines at the spec's end stay there.
    """
    if not misplaced(blocks, outline):
        return list(blocks)
    grouped: list[tuple[int, list[Block]]] = []
    for chapter in _chapters(blocks):
        head = _place(chapter[0], outline)
        if head is None:
            head = grouped[-1][0] if grouped else -1
        rest = sorted(
            chapter[1:], key=lambda block: _place(block, outline) or 0
        )
        grouped.append((head, [chapter[0], *rest]))
    grouped.sort(key=lambda group: group[0])
    result = [block for _, chapter in grouped for block in chapter]
    return _with_ends(result, blocks[-1])


def inserted(
    before: str, blocks: Sequence[Block], slot: Slot, text: str, order: Outline
) -> tuple[str, list[Block]]:
    """Return a spec's start and blocks with a section more.

    It goes to the template's place: behind the nearest section that the
    template has before it, and what belongs to that.
    """
    at = _insertion(blocks, slot, order)
    result = list(blocks)
    heading = _heading(blocks, slot)
    if at == len(blocks):
        gap = "\n\n\n" if slot.level == 1 else "\n\n"
        end = "\n"
    else:
        gap = end = "\n\n"
    if at:
        result[at - 1] = _ended(result[at - 1], gap)
        if at < len(blocks):
            end = _end(result[at - 1].text)
    else:
        before = before.rstrip("\n") + max(_end(before), gap, key=len)
    body = f"\n{text}{end}" if text else end.removeprefix("\n")
    new = Block(slot, slot.title, slot.level, "", heading, body)
    result.insert(at, new)
    return before, result


def _runs(
    spec: Document, outline: Outline
) -> list[tuple[Slot | None, list[Section]]]:
    """Return the sections in groups, each with the slot of its first."""
    runs: list[tuple[Slot | None, list[Section]]] = []
    exact = {section.title for section in spec.sections}
    free = list(outline.slots)
    parent = ""
    for section in spec.sections:
        slot = _slot(free, section, parent, exact)
        if slot is not None:
            free.remove(slot)
        if section.level == 1:
            parent = slot.title if slot else section.title
        if slot is None and section.level > 1 and runs:
            runs[-1][1].append(section)
        else:
            runs.append((slot, [section]))
    return runs


def _slot(
    free: Sequence[Slot], section: Section, parent: str, exact: set[str]
) -> Slot | None:
    """Return the template's section that a spec's section is, if any.

    One in other letters' case is meant where none has the exact title.
    """
    for slot in free:
        if slot.level != section.level:
            continue
        if slot.parent is not None and slot.parent != parent:
            continue
        if slot.title == section.title:
            return slot
        alike = slot.title.lower() == section.title.lower()
        if alike and slot.title not in exact:
            return slot
    return None


def _place(block: Block, outline: Outline) -> int | None:
    return outline.slots.index(block.slot) if block.slot else None


def _chapters(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks in groups that begin at level 1."""
    groups: list[list[Block]] = []
    for block in blocks:
        if block.level == 1 or not groups:
            groups.append([])
        groups[-1].append(block)
    return groups


def _with_ends(blocks: list[Block], old_last: Block) -> list[Block]:
    """Return blocks with the blank lines at the spec's end still there."""
    last = blocks[-1]
    if last is old_last:
        return blocks
    # What was last may have no blank line behind it, and needs one now.
    ends = {
        id(last): _end(old_last.text),
        id(old_last): max(_end(last.text), "\n\n", key=len),
    }
    return [
        _cut(block, ends[id(block)]) if id(block) in ends else block
        for block in blocks
    ]


def _cut(block: Block, end: str) -> Block:
    if not block.body.strip("\n"):
        return replace(block, body=end.removeprefix("\n"))
    return replace(block, body=block.body.rstrip("\n") + end)


def _end(text: str) -> str:
    return text[len(text.rstrip("\n")) :]


def _ended(block: Block, least: str) -> Block:
    """Return a block with at least these line ends at its end."""
    missing = len(least) - len(_end(block.text))
    more = "\n" * max(0, missing)
    return replace(block, body=block.body + more)


def _insertion(blocks: Sequence[Block], slot: Slot, order: Outline) -> int:
    """Return the index before which a missing section goes."""
    before = order.slots[: order.slots.index(slot)]
    start, stop = 0, len(blocks)
    if slot.parent is not None:
        start = 1 + next(
            index
            for index, block in enumerate(blocks)
            if block.slot and block.slot.title == slot.parent
        )
        later = range(start, len(blocks))
        stop = next((i for i in later if blocks[i].level == 1), len(blocks))
    for earlier in reversed(before):
        if earlier.level != slot.level:
            continue
        for index in range(start, stop):
            if blocks[index].slot is earlier:
                return _behind(blocks, index)
    return start


def _behind(blocks: Sequence[Block], index: int) -> int:
    """Return the index after a block and all of its own level's below."""
    level = blocks[index].level
    index += 1
    while index < len(blocks) and blocks[index].level > level:
        index += 1
    return index


def _heading(blocks: Sequence[Block], slot: Slot) -> str:
    """Return a heading underlined as the spec's others of its level are."""
    shown = {block.level: block.heading for block in reversed(blocks)}
    if slot.level in shown:
        lines = shown[slot.level].rstrip("\n").split("\n")
        rule = headings.rule(slot.title, lines[-1][0])
        over = [rule] if len(lines) == 3 else []
        return "\n".join([*over, slot.title, rule, ""])
    used = {heading.rstrip()[-1] for heading in shown.values()}
    style = next(style for style in _STYLES if style not in used)
    return f"{slot.title}\n{headings.rule(slot.title, style)}\n"
