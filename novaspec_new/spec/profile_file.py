"""Reads a profile from its TOML table."""

from enum import StrEnum

from novaspec_new.spec import path_pattern, tracker_page
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.profile import (
    QUESTIONS,
    WIDTH,
    Gate,
    GateCheck,
    Profile,
    Sections,
    WidthExemption,
)
from novaspec_new.spec.repository_layout import (
    FileName,
    Layout,
    Location,
    ReleaseNames,
)
from novaspec_new.spec.toml_text import Table
from novaspec_new.spec.tracker import Tracker, TrackerKind

_KEYS = (
    "service",
    "repositories",
    "layout",
    "tracker",
    "sections",
    "gate",
    "questions",
)
_LAYOUT = (
    "templates",
    "specs",
    "states",
    "components",
    "ignored",
    "releases",
    "file_name",
    "redirects",
)
_LOCATION = (
    "path",
    "gated",
    "abandoned",
    "template",
    "titles",
    "releases",
    "usually_from",
)
_TRACKER = (
    "kind",
    "project",
    "address",
    "also",
    "implements",
    "related",
    "branch",
    "approved",
    "any_project",
)
_GATE = (
    "checks",
    "width",
    "width_exempt",
    "title_levels",
    "directives",
    "off",
    "on",
)


def read(table: Table, name: str) -> Profile:
    """Read a profile from its file's table; ``name`` is its own.

    Raises NovaspecError, which names line and key, for a key that is
    unknown, and a value that cannot be right.
    """
    table.expect(_KEYS)
    return Profile(
        name=name,
        service=table.string("service", name.capitalize()),
        repositories=table.strings("repositories"),
        layout=_layout(table.table("layout")),
        tracker=_tracker(table.table("tracker"), name),
        sections=_sections(table.table("sections")),
        gate=_gate(table.table("gate")),
        questions=table.string("questions", QUESTIONS),
    )


def _layout(table: Table) -> Layout:
    table.expect(_LAYOUT)
    templates = table.strings("templates")
    for pattern in templates:
        _check_pattern(table, "templates", pattern)
    return Layout(
        templates=templates,
        locations=tuple(map(_location, table.tables("specs"))),
        states=table.strings("states"),
        components=table.strings("components"),
        ignored=table.strings("ignored"),
        releases=ReleaseNames(
            table.choice("releases", _values(ReleaseNames), ReleaseNames.BOTH)
        ),
        file_name=FileName(
            table.choice("file_name", _values(FileName), FileName.TRACKER)
        ),
        redirects=table.flag("redirects"),
    )


def _location(table: Table) -> Location:
    table.expect(_LOCATION)
    path, template = table.string("path"), table.string("template")
    _check_pattern(table, "path", path)
    if "{name}" not in path:
        raise NovaspecError(
            f"{table.where('path')}: path {path!r} has no {{name}}",
            'write path = "specs/{release}/{name}.rst"',
        )
    if template:
        _check_pattern(table, "template", template)
    abandoned = table.flag("abandoned")
    return Location(
        path=path,
        gated=table.flag("gated", default=not abandoned),
        abandoned=abandoned,
        template=template,
        titles=table.strings("titles") if "titles" in table.values else None,
        releases=table.strings("releases"),
        usually_from=table.string("usually_from"),
    )


def _check_pattern(table: Table, key: str, pattern: str) -> None:
    wrong = path_pattern.problem(pattern)
    if wrong:
        raise NovaspecError(
            f"{table.where(key)}: {key} {pattern!r} {wrong}",
            path_pattern.HINT,
        )


def _tracker(table: Table, name: str) -> Tracker:
    table.expect(_TRACKER)
    kind = table.choice("kind", _values(TrackerKind), TrackerKind.NONE)
    found = Tracker(
        kind=TrackerKind(kind),
        project=table.string("project", name),
        address=table.string("address"),
        also=table.strings("also"),
        implements=table.string("implements"),
        related=table.string("related"),
        branch=table.string("branch"),
        approved=table.string("approved"),
        any_project=table.flag("any_project"),
    )
    for key, forms in (("address", (found.address,)), ("also", found.also)):
        for form in filter(None, forms):
            _check_address(table, key, form)
    return found


def _check_address(table: Table, key: str, form: str) -> None:
    wrong = tracker_page.problem(form)
    if wrong:
        raise NovaspecError(
            f"{table.where(key)}: {key} {form!r} {wrong}",
            "it is a page's address, with {project} and {id} in it",
        )


def _sections(table: Table) -> Sections:
    table.expect(("optional", "optional_in", "added", "history"))
    releases = table.table("optional_in")
    return Sections(
        optional=table.strings("optional"),
        optional_in=tuple(
            (release, releases.strings(release)) for release in releases.values
        ),
        added=table.strings("added"),
        history=table.string("history"),
    )


def _gate(table: Table) -> Gate:
    table.expect(_GATE)
    return Gate(
        checks=table.choices("checks", _values(GateCheck)),
        width=table.number("width", WIDTH),
        width_exempt=table.choices("width_exempt", _values(WidthExemption)),
        title_levels=table.number("title_levels", 2),
        directives=table.strings("directives"),
        off=table.strings("off"),
        on=table.strings("on"),
    )


def _values(kinds: type[StrEnum]) -> list[str]:
    return [kind.value for kind in kinds]
