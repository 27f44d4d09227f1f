"""Rules on a spec's sections: the gate compares them to the template."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from novaspec_new.check.findings import Finding, error, warning
from novaspec_new.check.parsed_spec import ParsedSpec, Section
from novaspec_new.spec.outline import Outline, OutlineEntry
from novaspec_new.spec.profile import GateCheck

MISSING = error(
    "section-missing",
    "a section of the template is missing",
    "add it; where there is nothing to say, write None",
    gate=(GateCheck.TITLES,),
)
RENAMED = error(
    "section-renamed",
    "a section has another title than in the template",
    "give it the template's title, letter by letter",
    gate=(GateCheck.TITLES,),
)
EXTRA = error(
    "section-extra",
    "the template has no such section at level 1",
    "make it a sub-section of a section that the template has",
    gate=(GateCheck.OTHER_TITLES,),
)
MISPLACED = error(
    "section-misplaced",
    "a section stands in another section than in the template",
    "move it to where the template has it",
    gate=(GateCheck.TITLES,),
)
LEVEL = error(
    "section-level",
    "a section stands at another level than in the template",
    "underline it as the template does",
    gate=(GateCheck.TITLES,),
)
ABSENT = warning(
    "section-absent",
    "a section that the gate does not ask for is not where it should be",
    "add it where the template has it",
)
RULES = (MISSING, RENAMED, EXTRA, MISPLACED, LEVEL, ABSENT)


class _Branch(NamedTuple):
    """A level 1 section of the template with the titles below it."""

    entry: OutlineEntry
    children: tuple[OutlineEntry, ...]


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Compare the sections to those of the release's template."""
    outline = spec.context.outline
    if outline is None or spec.tree is None:
        return
    yield from _Comparison(outline, spec).findings()


class _Comparison:
    """One spec's sections beside its template's."""

    def __init__(self, outline: Outline, spec: ParsedSpec) -> None:
        self.branches = _branches(outline)
        self.added = spec.context.profile.sections.added
        self.wanted = spec.context.wanted
        self.top = spec.sections
        self.every = [inner for top in self.top for inner in top.walk()]
        self.last_line = max(len(spec.text.rstrip().split("\n")), 1)
        # The gate keeps the last of several sections of one title.
        self.by_title = {section.title: section for section in self.top}
        # Sections of which something was said already.
        self.told: set[int] = set()

    def findings(self) -> Iterator[Finding]:
        """Yield what differs."""
        wanted = [branch.entry for branch in self.branches]
        yield from self._level(wanted, self.top, self.top)
        for branch in self.branches:
            section = self.by_title.get(branch.entry.title)
            if section:
                yield from self._level(
                    branch.children, section.sections, (), section
                )
        known = {*self.added, *(entry.title for entry in wanted)}
        for section in self.top:
            if section.title not in known and section.line not in self.told:
                yield self._extra(section)

    def _level(
        self,
        wanted: Sequence[OutlineEntry],
        present: Sequence[Section],
        replaceable: Sequence[Section],
        parent: Section | None = None,
    ) -> Iterator[Finding]:
        """Compare one level below one parent.

        Of two in sequence, a section may take the place of a missing one
        by its place alone only if it is among ``replaceable``.
        """
        titles = {section.title for section in present}
        for entry in wanted:
            if entry.title in titles:
                continue
            yield from self._absent(
                entry, wanted, present, replaceable, parent
            )

    def _absent(
        self,
        entry: OutlineEntry,
        wanted: Sequence[OutlineEntry],
        present: Sequence[Section],
        replaceable: Sequence[Section],
        parent: Section | None,
    ) -> Iterator[Finding]:
        other = self._elsewhere(entry)
        if other:
            self.told.add(other.line)
            moved = _moved(entry, other, self.every)
            minded = not entry.optional or other.level == 1
            yield moved if minded else _lenient(moved)
            return
        names = {other.title for other in wanted}
        free = [
            section
            for section in present
            if section.title not in names and section.line not in self.told
        ]
        renamed = _nearest(entry.title, free)
        if renamed is None and not entry.optional:
            renamed = _in_place(entry, wanted, present, replaceable, free)
        if renamed:
            self.told.add(renamed.line)
            self.by_title.setdefault(entry.title, renamed)
            minded = not entry.optional or entry.level == 1
            called = _renamed(entry, renamed)
            yield called if minded else _lenient(called)
        elif self.wanted is None or entry.title in self.wanted:
            missing = self._missing(entry, wanted, present, parent)
            yield _lenient(missing) if entry.optional else missing

    def _elsewhere(self, entry: OutlineEntry) -> Section | None:
        return next(
            (
                section
                for section in self.every
                if section.title == entry.title
                and section.line not in self.told
            ),
            None,
        )

    def _missing(
        self,
        entry: OutlineEntry,
        wanted: Sequence[OutlineEntry],
        present: Sequence[Section],
        parent: Section | None,
    ) -> Finding:
        """Tell of it at the line before which it should be put."""
        following = _following(entry, wanted, present)
        if following is None and parent is not None:
            after = [top for top in self.top if top.line > parent.line]
            following = after[0] if after else None
        return MISSING.at(
            following.line if following else self.last_line,
            message=_message(entry),
            help=f"add it {_before(following, entry, wanted)}; "
            "where there is nothing to say, write None",
        )

    def _extra(self, section: Section) -> Finding:
        hint = ""
        if section is self.top[0] and len(self.top) > 1:
            hint = (
                "is it the title? put a line of = above it too; otherwise "
                "make it a sub-section"
            )
        return EXTRA.at(
            section.line,
            message=f"the template has no section {section.title!r} "
            "at level 1",
            help=hint,
            text=section.title,
        )


def is_of(finding: Finding, entry: OutlineEntry) -> bool:
    """Say whether a finding tells that this very section is missing."""
    missing = finding.code in {MISSING.code, ABSENT.code}
    return missing and finding.message == _message(entry)


def _message(entry: OutlineEntry) -> str:
    within = f" in {entry.parent!r}" if entry.parent else ""
    return f"the section {entry.title!r} is missing{within}"


def _branches(outline: Outline) -> list[_Branch]:
    return [
        _Branch(
            entry,
            tuple(
                child
                for child in outline.entries
                if child.parent == entry.title
            ),
        )
        for entry in outline.entries
        if entry.level == 1
    ]


def _before(
    following: Section | None,
    entry: OutlineEntry,
    wanted: Sequence[OutlineEntry],
) -> str:
    if following and any(other.title == following.title for other in wanted):
        return f"before {following.title!r}"
    return f"at the end of {entry.parent!r}" if entry.parent else "at the end"


def _following(
    entry: OutlineEntry,
    wanted: Sequence[OutlineEntry],
    present: Iterable[Section],
) -> Section | None:
    """Return the section that the template has next, of those present."""
    by_title = {section.title: section for section in present}
    later = [other.title for other in wanted][_index(entry, wanted) + 1 :]
    return next((by_title[t] for t in later if t in by_title), None)


def _index(entry: OutlineEntry, wanted: Sequence[OutlineEntry]) -> int:
    return [other.title for other in wanted].index(entry.title)


def _lenient(finding: Finding) -> Finding:
    """Return what the gate lets pass as a reviewer's finding."""
    return ABSENT.at(
        finding.line,
        message=finding.message,
        text=finding.text,
        help=finding.help,
    )


def _renamed(entry: OutlineEntry, found: Section) -> Finding:
    return RENAMED.at(
        found.line,
        message=f"the section {found.title!r} is called {entry.title!r} in "
        "the template",
        help=f"call it {entry.title!r}, letter by letter",
        text=found.title,
    )


def _moved(
    entry: OutlineEntry, found: Section, every: Sequence[Section]
) -> Finding:
    if found.level != entry.level:
        return LEVEL.at(
            found.line,
            message=f"the section {entry.title!r} stands at level "
            f"{found.level}, in the template at level {entry.level}",
            help=f"underline it with {'=-'[entry.level - 1]} as the template "
            "does" + (f", in {entry.parent!r}" if entry.parent else ""),
            text=found.title,
        )
    holder = next(
        (other.title for other in every if found in other.sections), ""
    )
    return MISPLACED.at(
        found.line,
        message=f"the section {entry.title!r} stands in {holder!r}, "
        f"in the template in {entry.parent!r}",
        help=f"move it to {entry.parent!r}",
        text=found.title,
    )


def _nearest(title: str, among: Sequence[Section]) -> Section | None:
    """Return the section whose title is meant to be ``title``."""
    if not among:
        return None
    from difflib import get_close_matches

    titles = {section.title.casefold(): section for section in among}
    close = get_close_matches(title.casefold(), titles, n=1, cutoff=0.7)
    return titles[close[0]] if close else None


def _in_place(
    entry: OutlineEntry,
    wanted: Sequence[OutlineEntry],
    present: Sequence[Section],
    replaceable: Sequence[Section],
    free: Sequence[Section],
) -> Section | None:
    """Return the one section that stands exactly where this should."""
    index = _index(entry, wanted)
    titles = [section.title for section in present]
    lines = {section.line for section in free}
    lines &= {section.line for section in replaceable}
    before = wanted[index - 1].title if index else None
    after = wanted[index + 1].title if index + 1 < len(wanted) else None
    for position, section in enumerate(present):
        if section.line not in lines:
            continue
        left = titles[position - 1] if position else None
        right = titles[position + 1 : position + 2]
        if left == before and (not right or right[0] == after):
            return section
    return None
