"""Reads a profile from its TOML text."""

from enum import StrEnum

from novaspec_new.errors import NovaspecError
from novaspec_new.spec import path_pattern
from novaspec_new.spec.profile import (
    WIDTH,
    Gate,
    GateCheck,
    Layout,
    Location,
    Profile,
    Sections,
    Tracker,
    TrackerKind,
    WidthExemption,
)
from novaspec_new.spec.toml_text import Table

_KEYS = (
    "service",
    "repositories",
    "layout",
    "tracker",
    "sections",
    "gate",
)


def read(text: str, name: str, file: str) -> Profile:
    """Read a profile; ``name`` is its own, ``file`` is for messages.

    Raises NovaspecError, which names line and key, for a text that is no
    TOML, a key that is unknown, and a value that cannot be right.
    """
    table = Table.read(text, file)
    table.expect(_KEYS)
    return Profile(
        name=name,
        service=table.string("service", name.capitalize()),
        repositories=table.strings("repositories"),
        layout=_layout(table.table("layout")),
        tracker=_tracker(table.table("tracker"), name),
        sections=_sections(table.table("sections")),
        gate=_gate(table.table("gate")),
    )


def _layout(table: Table) -> Layout:
    table.expect(("templates", "specs", "states", "components", "ignored"))
    templates = table.strings("templates")
    for pattern in templates:
        _check_pattern(table, "templates", pattern)
    return Layout(
        templates=templates,
        locations=tuple(map(_location, table.tables("specs"))),
        states=table.strings("states"),
        components=table.strings("components"),
        ignored=table.strings("ignored"),
    )


def _location(table: Table) -> Location:
    table.expect(("path", "gated", "abandoned", "template", "titles"))
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
    )


def _check_pattern(table: Table, key: str, pattern: str) -> None:
    wrong = path_pattern.problem(pattern)
    if wrong:
        known = ", ".join(f"{{{field}}}" for field in path_pattern.FIELDS)
        raise NovaspecError(
            f"{table.where(key)}: {key} {pattern!r} {wrong}",
            f"it is a path from the checkout's root, with {known} in it",
        )


def _tracker(table: Table, name: str) -> Tracker:
    table.expect(("kind", "project"))
    kind = table.choice("kind", _values(TrackerKind), TrackerKind.NONE)
    return Tracker(TrackerKind(kind), table.string("project", name))


def _sections(table: Table) -> Sections:
    table.expect(("optional", "optional_in"))
    releases = table.table("optional_in")
    return Sections(
        optional=table.strings("optional"),
        optional_in=tuple(
            (release, releases.strings(release)) for release in releases.values
        ),
    )


def _gate(table: Table) -> Gate:
    table.expect(("checks", "width", "width_exempt"))
    return Gate(
        checks=table.choices("checks", _values(GateCheck)),
        width=table.number("width", WIDTH),
        width_exempt=table.choices("width_exempt", _values(WidthExemption)),
    )


def _values(kinds: type[StrEnum]) -> list[str]:
    return [kind.value for kind in kinds]
