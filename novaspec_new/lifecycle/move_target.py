"""Where a spec goes that is moved or abandoned.

A place is a spec's path below ``specs/``, as ``zed/approved/a.rst``.
"""

from collections.abc import Collection

from novaspec_new.spec import path_pattern, releases
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.spec.repository_layout import Layout, Place

_SPECS = "specs/"


def target(
    old: str, wanted: str, layout: Layout, known: Collection[str]
) -> str:
    """Return the place that a spec goes to.

    ``wanted`` is a state as ``implemented`` (of the same release) or a
    folder below ``specs/``; ``known`` are the releases that are there.
    Raises UsageError for what is no folder of specs or holds the spec
    already, NovaspecError for a release that is older or not there.
    """
    name = old.rpartition("/")[2]
    own = _place(layout, old, "")
    parts = [part for part in wanted.strip("/").split("/") if part != "."]
    if parts[-1:] == [name]:
        parts.pop()
    if len(parts) == 1 and parts[0] in layout.states and own.state:
        new = filled(own._replace(state=parts[0]))
    else:
        new = "/".join([*parts, name])
        if layout.place(f"{_SPECS}{new}") is None:
            # Where states have folders, the first is meant.
            first = [*parts, *layout.states[:1], name]
            is_beside = parts[-1:] and not layout.is_release(parts[-1])
            new = "/".join(first) if is_beside else new
    place = _place(layout, new, wanted)
    _check_place(place, wanted, layout, known)
    _check_order(own.release, place.release)
    if new == old:
        raise UsageError(
            f"specs/{old} is there already", "name the folder it goes to"
        )
    return new


def abandoned(old: str, layout: Layout, service: str) -> str:
    """Return the place of a spec that nobody will write.

    ``service`` is what the project is called. Raises NovaspecError where
    it has none, or has it somewhere else than below ``specs/``.
    """
    own = _place(layout, old, "")
    location = next((x for x in layout.locations if x.abandoned), None)
    if location is None:
        raise NovaspecError(
            f"{service} has no folder for specs that nobody will write",
            "say so in the spec, and leave it where it is",
        )
    new = filled(own._replace(location=location))
    if not new or not location.path.startswith(_SPECS):
        raise NovaspecError(
            f"{service} puts such specs at "
            f"{new or path_pattern.shown(location.path)}, which is not "
            "below specs/",
            "'git mv' brings it there",
        )
    if new == old:
        raise UsageError(f"specs/{old} is there already", "nothing is to do")
    return new


def filled(place: Place) -> str:
    """Return the path below ``specs/`` that a place stands for, or ''."""
    values = {
        "release": place.release,
        "state": place.state,
        "component": place.component,
        "name": place.name,
    }
    path = path_pattern.filled(place.location.path, values) or ""
    return path.removeprefix(_SPECS)


def _place(layout: Layout, path: str, wanted: str) -> Place:
    """Return where a path below ``specs/`` is; UsageError where nowhere."""
    found = layout.place(f"{_SPECS}{path}")
    if found is None:
        raise UsageError(
            f"{wanted or path!r} is no folder of specs", _suggestion(layout)
        )
    return found


def _suggestion(layout: Layout) -> str:
    if layout.states:
        return f"give {layout.states[-1]!r}, or RELEASE/{layout.states[0]}"
    folders = ", ".join(
        path_pattern.shown(location.path).rpartition("/")[0]
        for location in layout.locations
    )
    return f"there are {folders}"


def _check_place(
    place: Place, wanted: str, layout: Layout, known: Collection[str]
) -> None:
    if not place.location.path.endswith("{name}.rst"):
        raise UsageError(
            f"{wanted!r} has a folder for each spec", "'git mv' moves that"
        )
    if place.state and place.state not in layout.states:
        raise UsageError(
            f"{wanted!r} is no folder of specs", _suggestion(layout)
        )
    if place.release and place.release not in known:
        if not layout.is_release(place.release):
            raise UsageError(
                f"{wanted!r} is no folder of specs", _suggestion(layout)
            )
        raise NovaspecError(*releases.absent(place.release, known))
    if not place.release and place.state not in {"", *layout.states[:1]}:
        raise UsageError(
            "nothing in the backlog is implemented", "move it to a release"
        )


def _check_order(old: str, new: str) -> None:
    if not (old and new):
        return
    if releases.sort_key(new) < releases.sort_key(old):
        raise NovaspecError(
            f"{new} is older than {old}, where the spec is",
            "a spec moves within its release or to a newer one",
        )
