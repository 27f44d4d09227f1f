"""A spec as its template's sections, each with all that belongs to it.

An author's own sub-sections belong to the section that they stand in,
and labels at its end to the heading after them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from novaspec_new.spec import headings, labels
from novaspec_new.spec.document import Document, Section
from novaspec_new.spec.outline import Outline, OutlineEntry

# What underlines titles, in the order of use, where a spec shows none.
_STYLES = "=-~^"


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A section of the template, or of level 1, and what it holds.

    ``entry`` is None for one that the template does not have. ``labels``
    stand before its heading. The texts joined are as in the file.
    """

    entry: OutlineEntry | None
    title: str
    level: int
    labels: str
    heading: str
    body: str

    @property
    def text(self) -> str:
        """The block as it stands in the file."""
        return self.labels + self.heading + self.body

    def retitled(self, title: str) -> "SectionBlock":
        """Return it with a title that is as wide as its own."""
        heading = self.heading.replace(self.title, title, 1)
        return replace(self, title=title, heading=heading)

    def with_answer(self, text: str) -> "SectionBlock":
        """Return it with another text between its blank lines."""
        core = self.body.strip("\n")
        before, after = self.body.split(core, 1) if core else ("", self.body)
        return replace(self, body=(before or "\n") + text + (after or "\n"))


@dataclass(frozen=True, slots=True)
class SectionedSpec:
    """A spec's parts: what is before the text, the introduction, blocks."""

    before: str
    introduction: str
    blocks: tuple[SectionBlock, ...]


def split(spec: Document, outline: Outline) -> SectionedSpec:
    """Split a spec by a template's sections; joined it is the same."""
    runs = _runs(spec, outline)
    intro, pending = spec.introduction, ""
    if runs:
        intro, pending = labels.split_off(spec.introduction)
    blocks = []
    for entry, sections in runs:
        first, *rest = sections
        body = first.body + "".join(section.text for section in rest)
        own, following = labels.split_off(body)
        if entry is runs[-1][0] and sections is runs[-1][1]:
            own, following = body, ""
        blocks.append(
            SectionBlock(
                entry, first.title, first.level, pending, first.heading, own
            )
        )
        pending = following
    return SectionedSpec(spec.header + spec.heading, intro, tuple(blocks))


def near(outline: Outline, title: str) -> bool:
    """Say whether a template has a title, but for upper and lower case."""
    return any(s.title.lower() == title.lower() for s in outline.entries)


def misplaced(
    blocks: Sequence[SectionBlock], outline: Outline
) -> tuple[str, ...]:
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


def ordered(
    blocks: Sequence[SectionBlock], outline: Outline
) -> list[SectionBlock]:
    """Return blocks in the template's order.

    One that the template does not have stays behind the chapter that it
    follows; the blank lines at the spec's end stay there.
    """
    if not misplaced(blocks, outline):
        return list(blocks)
    grouped: list[tuple[int, list[SectionBlock]]] = []
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
    before: str,
    blocks: Sequence[SectionBlock],
    entry: OutlineEntry,
    text: str,
    order: Outline,
) -> tuple[str, list[SectionBlock]]:
    """Return a spec's start and blocks with a section more.

    It goes to the template's place: behind the nearest section that the
    template has before it, and what belongs to that.
    """
    at = _insertion(blocks, entry, order)
    result = list(blocks)
    new_heading = heading(blocks, entry)
    if at == len(blocks):
        gap = "\n\n\n" if entry.level == 1 else "\n\n"
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
    new = SectionBlock(entry, entry.title, entry.level, "", new_heading, body)
    result.insert(at, new)
    return before, result


def _runs(
    spec: Document, outline: Outline
) -> list[tuple[OutlineEntry | None, list[Section]]]:
    """Return the sections in groups, each with the entry of its first."""
    runs: list[tuple[OutlineEntry | None, list[Section]]] = []
    exact = {section.title for section in spec.sections}
    free = list(outline.entries)
    parent = ""
    for section in spec.sections:
        entry = _entry(free, section, parent, exact)
        if entry is not None:
            free.remove(entry)
        if section.level == 1:
            parent = entry.title if entry else section.title
        if entry is None and section.level > 1 and runs:
            runs[-1][1].append(section)
        else:
            runs.append((entry, [section]))
    return runs


def _entry(
    free: Sequence[OutlineEntry],
    section: Section,
    parent: str,
    exact: set[str],
) -> OutlineEntry | None:
    """Return the template's section that a spec's section is, if any.

    One in other letters' case is meant where none has the exact title.
    """
    for entry in free:
        if entry.level != section.level:
            continue
        if entry.parent is not None and entry.parent != parent:
            continue
        if entry.title == section.title:
            return entry
        alike = entry.title.lower() == section.title.lower()
        if alike and entry.title not in exact:
            return entry
    return None


def _place(block: SectionBlock, outline: Outline) -> int | None:
    return outline.entries.index(block.entry) if block.entry else None


def _chapters(blocks: Sequence[SectionBlock]) -> list[list[SectionBlock]]:
    """Return the blocks in groups that begin at level 1."""
    groups: list[list[SectionBlock]] = []
    for block in blocks:
        if block.level == 1 or not groups:
            groups.append([])
        groups[-1].append(block)
    return groups


def _with_ends(
    blocks: list[SectionBlock], old_last: SectionBlock
) -> list[SectionBlock]:
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


def _cut(block: SectionBlock, end: str) -> SectionBlock:
    if not block.body.strip("\n"):
        return replace(block, body=end.removeprefix("\n"))
    return replace(block, body=block.body.rstrip("\n") + end)


def _end(text: str) -> str:
    return text[len(text.rstrip("\n")) :]


def _ended(block: SectionBlock, least: str) -> SectionBlock:
    """Return a block with at least these line ends at its end."""
    missing = len(least) - len(_end(block.text))
    more = "\n" * max(0, missing)
    return replace(block, body=block.body + more)


def _insertion(
    blocks: Sequence[SectionBlock], entry: OutlineEntry, order: Outline
) -> int:
    """Return the index before which a missing section goes."""
    before = order.entries[: order.entries.index(entry)]
    start, stop = 0, len(blocks)
    if entry.parent is not None:
        start = 1 + next(
            index
            for index, block in enumerate(blocks)
            if block.entry and block.entry.title == entry.parent
        )
        later = range(start, len(blocks))
        stop = next((i for i in later if blocks[i].level == 1), len(blocks))
    for earlier in reversed(before):
        if earlier.level != entry.level:
            continue
        for index in range(start, stop):
            if blocks[index].entry is earlier:
                return _behind(blocks, index)
    return start


def _behind(blocks: Sequence[SectionBlock], index: int) -> int:
    """Return the index after a block and all of its own level's below."""
    level = blocks[index].level
    index += 1
    while index < len(blocks) and blocks[index].level > level:
        index += 1
    return index


def heading(blocks: Sequence[SectionBlock], entry: OutlineEntry) -> str:
    """Return a heading underlined as the spec's others of its level are."""
    shown = {block.level: block.heading for block in reversed(blocks)}
    if entry.level in shown:
        lines = shown[entry.level].rstrip("\n").split("\n")
        rule = headings.rule(entry.title, lines[-1][0])
        over = [rule] if len(lines) == 3 else []
        return "\n".join([*over, entry.title, rule, ""])
    used = {heading.rstrip()[-1] for heading in shown.values()}
    style = next(style for style in _STYLES if style not in used)
    return f"{entry.title}\n{headings.rule(entry.title, style)}\n"
