"""The pages of a tracker that a spec names: their addresses, both ways."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from novaspec_new.spec.tracker import Tracker, TrackerKind

_FIELD = re.compile(r"\{(\w+)\}")
_FIELDS = ("project", "id")
# What ends an address in reStructuredText, and never begins the next word.
_ID = r"(?P<id>[^\s>`'\"),;\]]*[^\s>`'\"),;\].])"
_PROJECT = r"(?P<project>[^/\s]+)"
# Launchpad answers at the one host for the other's pages too.
_HOSTS = r"(blueprints|bugs)\\\.launchpad"
# Names that stand in templates, and are no work of the author's.
_EXAMPLE = r"example(-id)?|X{3,}|x{3,}|NUMBER|NAME"
_NUMBERED = frozenset({TrackerKind.BUG, TrackerKind.STORY})
UNKNOWN = "NUMBER"
# Launchpad finds a bug by its number alone.
_ANY_BUG = "https://bugs.launchpad.net/bugs/{id}"


class TrackerPage(NamedTuple):
    """A page of the tracker, named in a text.

    ``project`` and ``id`` are what the address tells, ``text`` is the
    address as written, ``start`` its offset.
    """

    project: str
    id: str
    text: str
    start: int


def problem(form: str) -> str:
    """Say what is wrong with the form of an address, nothing if it is fit."""
    found = _FIELD.findall(form)
    if not form.startswith(("https://", "http://")):
        return "is no web address"
    strange = [name for name in found if name not in _FIELDS]
    if strange:
        return f"has an unknown field {strange[0]!r}"
    if found.count("id") != 1 or found.count("project") > 1:
        return "has not {id} once, and {project} at most once"
    return ""


def address(tracker: Tracker, name: str) -> str:
    """Return the address of a page; nothing where there is no tracker.

    ``name`` is a blueprint's name, a bug's or a story's number.
    """
    values = {"project": tracker.project, "id": name}
    return _FIELD.sub(lambda match: values[match[1]], tracker.address_form)


def is_numbered(tracker: Tracker) -> bool:
    """Say whether a page is known by a number, and by no name."""
    return tracker.kind in _NUMBERED


def is_example(name: str) -> bool:
    """Say whether a name is a template's, and stands for the author's."""
    return bool(re.fullmatch(_EXAMPLE, name))


def find(tracker: Tracker, text: str) -> Iterator[TrackerPage]:
    """Yield the tracker's pages that a text names, in order.

    They may be other projects' too.
    """
    forms = (tracker.address_form, *tracker.also)
    if tracker.kind is TrackerKind.BUG:
        forms += (_ANY_BUG,)
    for match in _pattern(forms).finditer(text):
        found = {
            re.sub(r"\d+$", "", name): value
            for name, value in match.groupdict().items()
            if value is not None
        }
        yield TrackerPage(
            found.get("project", tracker.project),
            found["id"],
            match[0],
            match.start(),
        )


def read(tracker: Tracker, given: str) -> str:
    """Return the number or name that an address or a text gives; or ''."""
    text = given.strip()
    # What is no address at all is soon told, and without a pattern.
    for page in find(tracker, text) if "://" in text else ():
        if page.text == text:
            return page.id
    if is_numbered(tracker):
        text = text.removeprefix("#")
        return text if text.isascii() and text.isdigit() else ""
    return ""


def renamed(tracker: Tracker, text: str, old: str, new: str) -> str:
    """Return a text in which the pages of one name have another.

    Only where the address has the tracker's own form.
    """
    form = _FIELD.sub(
        lambda match: tracker.project if match[1] == "project" else old,
        tracker.address_form,
    )
    parts, last = [], 0
    for page in find(tracker, text):
        if page.id == old and page.text == form:
            parts.append(text[last : page.start] + address(tracker, new))
            last = page.start + len(page.text)
    return "".join([*parts, text[last:]])


@cache
def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of all forms; each has its own groups' names."""
    parts = [
        re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{index}>", _form(form))
        for index, form in enumerate(filter(None, forms))
    ]
    return re.compile("|".join(parts) if parts else "(?!)")


def _form(form: str) -> str:
    fields = {"project": _PROJECT, "id": _ID}
    parts = _FIELD.split(form)
    joined = "".join(
        fields[part] if index % 2 else re.escape(part)
        for index, part in enumerate(parts)
    )
    joined = re.sub(r"^https?", "https?", joined)
    return re.sub(_HOSTS, r"(?:\1\\.)?launchpad", joined)
