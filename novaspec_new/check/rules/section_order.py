"""Rules on the order of sections, and on sections that are there twice.

The gate sees neither; a reader of many specs does.
"""

from collections.abc import Iterator, Sequence

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec, Section
from novaspec_new.spec.outline import OutlineEntry

ORDER = warning(
    "section-order",
    "a section stands at another place than in the template",
    "keep the template's order",
)
DUPLICATE = warning(
    "section-duplicate",
    "a section is there twice",
    "make one section of the two",
)
RULES = (ORDER, DUPLICATE)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Compare the order at both levels to the template's."""
    outline = spec.context.outline
    if outline is None:
        return
    top = [entry for entry in outline.entries if entry.level == 1]
    yield from _order(top, spec.sections)
    for section in spec.sections:
        inner = [s for s in outline.entries if s.parent == section.title]
        yield from _order(inner, section.sections)
    yield from _duplicates(spec.sections, {entry.title for entry in top})


def _order(
    wanted: Sequence[OutlineEntry], present: Sequence[Section]
) -> Iterator[Finding]:
    """Find the fewest sections whose moving mends the order."""
    places = {entry.title: index for index, entry in enumerate(wanted)}
    known: dict[str, Section] = {}
    for section in present:
        if section.title in places:
            known.setdefault(section.title, section)
    sections = list(known.values())
    kept = _rising([places[section.title] for section in sections])
    for index, section in enumerate(sections):
        if index in kept:
            continue
        rank = places[section.title]
        help_text = (
            f"put it after {wanted[rank - 1].title!r}"
            if rank
            else "put it first"
        )
        yield ORDER.at(
            section.line,
            message=f"the section {section.title!r} stands at another place "
            "than in the template",
            help=help_text,
            text=section.title,
        )


def _rising(ranks: Sequence[int]) -> set[int]:
    """Return the indexes of a longest rising subsequence."""
    best: list[list[int]] = []
    for index, rank in enumerate(ranks):
        before = [run for run in best if ranks[run[-1]] < rank]
        best.append([*_longest(before), index])
    return set(_longest(best))


def _longest(runs: Sequence[list[int]]) -> list[int]:
    return max([[], *runs], key=len)


def _duplicate(section: Section, first: Section) -> Finding:
    return DUPLICATE.at(
        section.line,
        message=f"the section {section.title!r} is there already, at "
        f"line {first.line}",
        text=section.title,
    )


def _duplicates(
    sections: Sequence[Section], known: set[str]
) -> Iterator[Finding]:
    seen: dict[str, Section] = {}
    for top in sections:
        if top.title in seen and top.title in known:
            yield _duplicate(top, seen[top.title])
        seen.setdefault(top.title, top)
        inner: dict[str, Section] = {}
        for section in top.sections:
            if section.title in inner:
                yield _duplicate(section, inner[section.title])
            inner.setdefault(section.title, section)
