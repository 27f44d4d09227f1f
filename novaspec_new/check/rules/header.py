"""Rules on what stands before the first section: licence and blueprint."""

import re
from collections.abc import Iterator, Sequence

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec import tracker_page
from novaspec_new.spec.layout import FileName
from novaspec_new.spec.profile import GateCheck
from novaspec_new.spec.tracker import Tracker, TrackerKind
from novaspec_new.spec.tracker_page import TrackerPage

LICENCE_MISSING = warning(
    "licence-missing",
    "the licence header is missing",
    "begin the file with the template's comment on the licence",
    gate=(GateCheck.LICENCE,),
)
LICENCE_ALTERED = warning(
    "licence-altered",
    "the licence header is not the template's",
    "take the comment at the top of the template as it is",
    gate=(GateCheck.LICENCE,),
)
URL_MISSING = warning(
    "blueprint-missing",
    "the introduction has no address of a blueprint",
    "add the address that the template has, with your own name in it",
    gate=(GateCheck.LINK,),
)
URL_PROJECT = warning(
    "blueprint-project",
    "the blueprint is another project's",
    "give the address of the project's own blueprint",
)
URL_EXAMPLE = warning(
    "blueprint-example",
    "the blueprint is still the template's example",
    "give the address of your blueprint",
)
URL_NAME = warning(
    "blueprint-name",
    "the blueprint's name is not the file's",
    "name the file like the blueprint, so that one leads to the other",
)
RULES = (
    LICENCE_MISSING,
    LICENCE_ALTERED,
    URL_MISSING,
    URL_PROJECT,
    URL_EXAMPLE,
    URL_NAME,
)

_LICENCE = re.compile(r"creative\s*commons|licen[sc]e", re.IGNORECASE)
_OVERLINE = re.compile(r"^=+$", re.MULTILINE)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look at the licence's comment and at the blueprint's address."""
    if spec.context.outline is None:
        return
    yield from _licence(spec, spec.context.outline.header)
    yield from _page(spec)


def _licence(spec: ParsedSpec, wanted: str) -> Iterator[Finding]:
    if not _LICENCE.search(wanted):
        return
    has = _OVERLINE.split(spec.opening, maxsplit=1)[0]
    if " ".join(wanted.split()) in " ".join(has.split()):
        return
    if not _LICENCE.search(has):
        yield LICENCE_MISSING.at(1)
        return
    line = _first_difference(has, wanted)
    yield LICENCE_ALTERED.at(line, text=spec.lines[line - 1].strip())


def _first_difference(has: str, wanted: str) -> int:
    """Return the line of the first word that is another than wanted."""
    words = wanted.split()
    position = 0
    last = 1
    for number, line in enumerate(has.split("\n"), start=1):
        for word in line.split():
            if position >= len(words) or word != words[position]:
                return number
            position += 1
            last = number
    return last


def _page(spec: ParsedSpec) -> Iterator[Finding]:
    """Look at the address of the tracker's page."""
    tracker = spec.context.profile.tracker
    if tracker.kind is TrackerKind.NONE:
        return
    found = list(tracker_page.find(tracker, spec.opening))
    if not found:
        yield _missing(spec, tracker)
        return
    # A bug's number is its own in all of Launchpad.
    any_project = tracker.any_project or tracker_page.is_numbered(tracker)
    own = [
        page
        for page in found
        if any_project or page.project == tracker.project
    ]
    first = (own or found)[0]
    line, column = spec.place(first.start)
    if not own:
        yield URL_PROJECT.at(
            line,
            column,
            f"the blueprint is one of {first.project!r}, not of "
            f"{tracker.project!r}",
            text=first.text,
            help=f"give the address of {tracker.project}'s own blueprint",
        )
        return
    if tracker_page.is_example(own[0].id):
        yield URL_EXAMPLE.at(
            line,
            column,
            f"the {tracker.kind} is still the template's example",
            text=first.text,
            help=f"give the address of your {tracker.kind}",
        )
        return
    if spec.context.profile.layout.file_name is FileName.TRACKER:
        yield from _name(spec, [page.id for page in own], first)


def _missing(spec: ParsedSpec, tracker: Tracker) -> Finding:
    number = tracker_page.is_numbered(tracker)
    page = tracker_page.address(tracker, "NUMBER" if number else "NAME")
    return URL_MISSING.at(
        _introduction_line(spec),
        message=f"the introduction has no address of a {tracker.kind}",
        help=f"add {page} below the title",
    )


def _name(
    spec: ParsedSpec, names: Sequence[str], first: TrackerPage
) -> Iterator[Finding]:
    context = spec.context
    stem = context.spec_name or context.name.removesuffix(".rst")
    if not stem or any(_is_named(name, stem) for name in names):
        return
    line, column = spec.place(first.start)
    yield URL_NAME.at(
        line,
        column,
        f"the blueprint is {names[0]!r}, the file {spec.context.name!r}",
        text=first.text,
        help=f"name the file {names[0]}.rst, or mend the address",
    )


def _introduction_line(spec: ParsedSpec) -> int:
    """Return the line of the introduction's first text, if it has any."""
    text = spec.parts.introduction
    if not text.strip():
        return spec.parts.title_line or 1
    return spec.parts.introduction_line + len(text) - len(text.lstrip("\n"))


def _is_named(name: str, stem: str) -> bool:
    """Say whether a blueprint is the file's, or a later part of it.

    Work that goes on over releases has blueprints with numbers at the
    end for one and the same file.
    """
    return name == stem or re.sub(r"[-.]\d+$", "", name) == stem
