"""Nova's releases: how they sort and what they are called."""

import re
from collections.abc import Iterable

# The project's names for the releases that are numbered by year; the
# display name in a template's History row wins where there is one.
_NAMES = {
    "2023.1": "Antelope",
    "2023.2": "Bobcat",
    "2024.1": "Caracal",
    "2024.2": "Dalmatian",
    "2025.1": "Epoxy",
    "2025.2": "Flamingo",
    "2026.1": "Gazpacho",
    "2026.2": "Hibiscus",
    "2027.1": "Indri",
}
_NUMBERED = re.compile(r"([0-9]{4})\.([0-9]+)")
_LETTERED = re.compile(r"[a-z]+")
# Folders beside the releases that hold specs of no release: of those
# that nobody will write, and of ideas without an owner.
ABANDONED = "abandoned"
BACKLOG = "backlog"


def is_release(name: str) -> bool:
    """Say whether a folder of ``specs/`` is a release's, by its name."""
    if name in {ABANDONED, BACKLOG}:
        return False
    return bool(_NUMBERED.fullmatch(name) or _LETTERED.fullmatch(name))


def sort_key(release: str) -> tuple[int, int, int, str]:
    """Return a key that puts older releases first: juno, zed, 2023.1."""
    numbered = _NUMBERED.fullmatch(release)
    if numbered:
        return (1, int(numbered[1]), int(numbered[2]), "")
    return (0, 0, 0, release)


def newest(releases: Iterable[str]) -> str | None:
    """Return the last of ``releases`` in the project's order, if any."""
    return max(releases, key=sort_key, default=None)


def display_name(release: str) -> str:
    """Return what the project calls a release: ``2025.1 Epoxy``, ``Zed``."""
    name = _NAMES.get(release)
    if name:
        return f"{release} {name}"
    return release if _NUMBERED.fullmatch(release) else release.capitalize()
