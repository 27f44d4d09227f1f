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
_NUMBERS = {name.lower(): number for number, name in _NAMES.items()}
# What OpenStack's releases were called before, in their order.
_WORDS = (
    *("austin", "bexar", "cactus", "diablo", "essex", "folsom", "grizzly"),
    *("havana", "icehouse", "juno", "kilo", "liberty", "mitaka", "newton"),
    *("ocata", "pike", "queens", "rocky", "stein", "train", "ussuri"),
    *("victoria", "wallaby", "xena", "yoga", "zed"),
)
_NUMBERED = re.compile(r"([0-9]{4})\.([0-9]+)")
# Folders beside the releases that hold specs of no release: of those
# that nobody will write, and of ideas without an owner.
ABANDONED = "abandoned"
BACKLOG = "backlog"


def is_release(name: str) -> bool:
    """Say whether a folder of ``specs/`` is a release's, by its name."""
    if name in {ABANDONED, BACKLOG}:
        return False
    is_word = name.isascii() and name.isalpha() and name.islower()
    return is_word or bool(_NUMBERED.fullmatch(name))


def is_known(name: str) -> bool:
    """Say whether a name is a release's number, or a word that we know.

    A folder may be called by any word.
    """
    is_number = _NUMBERED.fullmatch(name) is not None
    return is_number or name in _WORDS or name in _NUMBERS


def sort_key(release: str) -> tuple[int, int, int, str]:
    """Return a key that puts older releases first: juno, zed, 2023.1.

    A project that goes on with words has antelope in 2023.1's place.
    """
    numbered = _NUMBERED.fullmatch(_NUMBERS.get(release, release))
    if numbered:
        return (1, int(numbered[1]), int(numbered[2]), "")
    return (0, 0, 0, release)


def other_name(release: str) -> str:
    """Return the word for a release's number, or the number for its word.

    Nothing for one that has no other name.
    """
    name = release.lower()
    return _NUMBERS.get(name, _NAMES.get(name, "").lower())


def newest(releases: Iterable[str]) -> str | None:
    """Return the last of ``releases`` in the project's order, if any."""
    return max(releases, key=sort_key, default=None)


def absent(release: str, known: Iterable[str]) -> tuple[str, str]:
    """Return what is told of a release that a checkout has not.

    That is a message and a hint, with the newest of those it has.
    """
    has = ", ".join(sorted(known, key=sort_key)[-3:]) or "none"
    return (
        f"the checkout has no release {release!r}",
        f"its newest are {has}; 'git pull' brings newer ones",
    )


def display_name(release: str) -> str:
    """Return what the project calls a release: ``2025.1 Epoxy``, ``Zed``."""
    number = _NUMBERS.get(release, release)
    name = _NAMES.get(number)
    if name:
        return f"{number} {name}"
    return release if _NUMBERED.fullmatch(release) else release.capitalize()


def meant(text: str, newest_known: str = "") -> str | None:
    """Return the release that a text names, in whatever spelling.

    ``newest_known`` is one that is there for certain, though we may not
    know it. None for a text that names no release, or two at once.
    """
    by_word = {word: word for word in _WORDS}
    by_word |= {name.lower(): number for number, name in _NAMES.items()}
    found = {
        by_word[word]
        for word in re.findall(r"[a-z]+", text.lower())
        if word in by_word
    }
    newest_key = max(map(sort_key, filter(None, (*_NAMES, newest_known))))
    for match in re.finditer(r"(?<![\w.])[0-9]{4}\.[0-9]+(?![\w.])", text):
        number = match[0]
        is_one = number.endswith((".1", ".2")) and number[:4] >= "2023"
        if not is_one or sort_key(number) > newest_key:
            return None
        found.add(number)
    return found.pop() if len(found) == 1 else None


def nearest(text: str) -> str | None:
    """Return the display name of the release that is spelt most alike.

    None where none is near, and for mere numbers, which all are.
    """
    from difflib import get_close_matches

    if not any(map(str.isalpha, text)):
        return None
    known = {word.capitalize(): word.capitalize() for word in _WORDS}
    for number, name in _NAMES.items():
        for spelling in (name, number, f"{number} {name}"):
            known[spelling] = f"{number} {name}"
    near = get_close_matches(text.strip(), known, n=1, cutoff=0.75)
    return known[near[0]] if near else None
