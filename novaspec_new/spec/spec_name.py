"""The name of a spec's file, and the tracker's page that it is for."""

from novaspec_new.spec import blueprint_name, tracker_page
from novaspec_new.spec.errors import UsageError
from novaspec_new.spec.tracker import Tracker, TrackerKind


def read(given: str, tracker: Tracker) -> str:
    """Return the file's name, without suffix, from what the author gave.

    That is a name, or the address of a page that has one. Raises
    UsageError for what can be no name, and for a page without one.
    """
    if tracker.kind is TrackerKind.BLUEPRINT:
        page = tracker_page.read(tracker, given)
        if page and tracker.any_project:
            return page
        return blueprint_name.read_name(given, tracker.project)
    if "://" in given:
        raise UsageError(
            f"{given!r} gives no name to a file",
            "give one of words, and the address with --link"
            if tracker.kind is not TrackerKind.NONE
            else "give one of words",
        )
    return blueprint_name.read_name(given, tracker.project)


def read_link(given: str, tracker: Tracker) -> str:
    """Return the number or name of the tracker's page that is meant.

    Raises UsageError where it is not one of the tracker's.
    """
    if tracker.kind is TrackerKind.NONE:
        raise UsageError(
            "the project has no tracker that is known", "leave out --link"
        )
    page = tracker_page.read(tracker, given)
    if not page and not tracker_page.is_numbered(tracker):
        page = given if blueprint_name.is_name(given) else ""
    if not page:
        example = tracker_page.address(tracker, tracker_page.UNKNOWN)
        raise UsageError(
            f"{given!r} is no {tracker.kind} of {tracker.project}",
            f"give one like {example}",
        )
    return page
