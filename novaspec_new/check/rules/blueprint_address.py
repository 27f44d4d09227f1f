"""Rules on the address of a blueprint, or bug: there, and the spec's own."""

import re
from collections.abc import Iterator, Sequence

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec import tracker_page
from novaspec_new.spec.profile import GateCheck
from novaspec_new.spec.repository_layout import FileName
from novaspec_new.spec.tracker import Tracker, TrackerKind
from novaspec_new.spec.tracker_page import TrackerPage

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
    URL_MISSING,
    URL_PROJECT,
    URL_EXAMPLE,
    URL_NAME,
)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look at the address of the tracker's page."""
    tracker = spec.context.profile.tracker
    if spec.context.outline is None or tracker.kind is TrackerKind.NONE:
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
