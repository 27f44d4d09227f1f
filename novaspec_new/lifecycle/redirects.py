"""The lines that lead a spec's old address to its new place.

Each release has a file of them, ``OLD NEW`` in each line: OLD counts
from the release's folder and NEW from the page that OLD was, as a
browser takes it. The project's own build reads every line as two words.

A place is a spec's path below ``specs/``, as ``zed/approved/a.rst``.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from novaspec_new.spec.errors import UsageError

# What is told of a spec that is moved without one.
NOT_NEEDED = "it was never merged, so no redirect is needed"

_LINE = re.compile(r"(?P<old>\S+)(?P<space>[ \t]+)(?P<new>\S+)[ \t]*\n?")
_ELSEWHERE = re.compile(r"[a-z]+:|/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Redirect:
    """A line read: where a page was, and the place it leads to now.

    ``new`` is None for an address outside of the specs. ``text`` is the
    line as written, with its end.
    """

    old: str
    new: str | None
    text: str


def folder_of(place: str) -> str:
    """Return the folder whose file tells where a place's spec went."""
    return place.partition("/")[0]


def expect_word(place: str) -> None:
    """Raise UsageError for a place that no line can hold: one of words."""
    if len(place.split()) != 1:
        raise UsageError(
            f"no redirect can tell of {place!r}, for it holds a space",
            "--no-redirect leaves it out",
        )


def line(old: str, new: str) -> str:
    """Return the line for a spec that went from one place to another.

    Both ends are written as the project's tools and people do it:
    ``approved/a.rst ../implemented/a.rst`` within a release,
    ``approved/a.rst ../../abandoned/a.rst`` to another folder.
    """
    folder, _, source = old.partition("/")
    up = "../" * source.count("/")
    to_folder, _, target = new.partition("/")
    where = target if to_folder == folder else f"../{new}"
    return f"{source} {up}{where}\n"


def read(folder: str, text: str) -> Iterator[Redirect | str]:
    """Yield the redirects in a folder's file, and what is none as text."""
    for each in text.splitlines(keepends=True):
        match = _LINE.fullmatch(each)
        if match is None:
            yield each
            continue
        old = posixpath.normpath(f"{folder}/{match['old']}")
        yield Redirect(old, _led_to(old, match["new"]), each)


def _led_to(old: str, new: str) -> str | None:
    if _ELSEWHERE.match(new):
        return None
    return posixpath.normpath(f"{posixpath.dirname(old)}/{new}")


def destination(tables: Mapping[str, str], place: str) -> str | None:
    """Return where a spec that stood at a place is now, if it is told.

    ``tables`` are the texts of the files by their folder. Follows a
    chain to its end; None where a place leads nowhere, or in a circle.
    """
    leads = {
        each.old: each.new
        for folder, text in tables.items()
        for each in read(folder, text)
        if isinstance(each, Redirect)
    }
    seen = {place}
    while (following := leads.get(place)) is not None:
        if following in seen:
            return None
        seen.add(following)
        place = following
    return place if len(seen) > 1 else None


def moved(
    tables: Mapping[str, str], old: str, new: str, *, announce: bool
) -> dict[str, str]:
    """Return the files that change when a spec goes to another place.

    A line that led to the old place leads to the new one; what led away
    from the new place is taken out, since a page stands there again. The
    old place gets its own line, unless not ``announce``. Every other
    line stays as it is.
    """
    changed = {}
    own = folder_of(old)
    for folder in {**tables, own: ""} if announce else tables:
        text = tables.get(folder, "")
        lines = list(_brought_along(folder, text, old, new))
        if announce and folder == own:
            if lines and not lines[-1].endswith("\n"):
                lines[-1] += "\n"
            lines.append(line(old, new))
        after = "".join(lines)
        if after != text:
            changed[folder] = after
    return changed


def _brought_along(
    folder: str, text: str, old: str, new: str
) -> Iterator[str]:
    for each in read(folder, text):
        if isinstance(each, str):
            yield each
        elif each.old in {old, new}:
            # A page stands at the new place, and the old one gets a line.
            continue
        elif each.new == old:
            end = "\n" if each.text.endswith("\n") else ""
            yield line(each.old, new).rstrip("\n") + end
        else:
            yield each.text
