"""What changes in a checkout when a spec goes to another place.

A place is a spec's path below ``specs/``, as ``zed/approved/a.rst``.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from novaspec_new.errors import NovaspecError, UsageError
from novaspec_new.lifecycle import redirects
from novaspec_new.spec import releases

_STATES = ("approved", "implemented")


@dataclass(frozen=True, slots=True)
class Plan:
    """A move: the spec's two places and texts, and the redirects' files.

    ``redirects`` has by folder the file's text before and after.
    """

    old: str
    new: str
    before: str
    after: str
    redirects: Mapping[str, tuple[str, str]]

    @property
    def lines(self) -> tuple[str, ...]:
        """What is done, a line each."""
        told = [f"specs/{self.old} -> specs/{self.new}"]
        if self.before != self.after:
            told[0] += ", with the blueprint's new address in it"
        for folder, (before, after) in self.redirects.items():
            known = before.splitlines()
            now = after.splitlines()
            file = f"specs/{folder}/redirects"
            told += [f"{file}: - {x}" for x in known if x not in now]
            told += [f"{file}: + {x}" for x in now if x not in known]
        return tuple(told)


def plan(
    old: str,
    new: str,
    texts: tuple[str, str],
    tables: Mapping[str, str],
    *,
    announce: bool,
) -> Plan:
    """Return what it takes to bring a spec from one place to another.

    ``texts`` are the spec's before and after, ``tables`` the redirects'
    files by folder. The old place gets no redirect unless ``announce``.
    Raises UsageError where it cannot have one.
    """
    if announce and not redirects.can_tell_of(old):
        raise UsageError(
            f"no redirect can tell of {old!r}, for it holds a space",
            "--no-redirect leaves it out",
        )
    changed = redirects.moved(tables, old, new, announce=announce)
    return Plan(
        old=old,
        new=new,
        before=texts[0],
        after=texts[1],
        redirects={
            folder: (tables.get(folder, ""), after)
            for folder, after in changed.items()
        },
    )


def target(old: str, wanted: str, known: Collection[str]) -> str:
    """Return the place that a spec goes to.

    ``wanted`` is ``approved`` or ``implemented`` (of the same release),
    ``abandoned``, or a folder below ``specs/``; ``known`` are the
    releases that have a template. Raises UsageError for what is no
    folder of specs or holds the spec already, NovaspecError for a
    release that is older or not there.
    """
    folder, name = old.partition("/")[0], old.rpartition("/")[2]
    parts = [part for part in wanted.strip("/").split("/") if part != "."]
    if parts[-1:] == [name]:
        parts.pop()
    if len(parts) == 1 and parts[0] in _STATES:
        parts = [folder, parts[0]]
    if len(parts) == 1 and parts[0] == releases.BACKLOG:
        parts.append("approved")
    _check_folder(parts, wanted, known)
    _check_order(folder, parts[0])
    new = "/".join([*parts, name])
    if new == old:
        raise UsageError(
            f"specs/{old} is there already", "name the folder it goes to"
        )
    return new


def _check_folder(
    parts: list[str],
    wanted: str,
    known: Collection[str],
) -> None:
    if parts == [releases.ABANDONED]:
        return
    if len(parts) != 2 or parts[1] not in _STATES:
        raise UsageError(
            f"{wanted!r} is no folder of specs",
            "give 'implemented', or RELEASE/approved",
        )
    if parts[0] != releases.BACKLOG and parts[0] not in known:
        has = ", ".join(sorted(known, key=releases.sort_key)[-3:])
        raise NovaspecError(
            f"the checkout has no release {parts[0]!r}",
            f"its newest are {has}; 'git pull' brings newer ones",
        )
    if parts[0] == releases.BACKLOG and parts[1] != "approved":
        raise UsageError(
            "nothing in the backlog is implemented", "move it to a release"
        )


def _check_order(old: str, new: str) -> None:
    if not (releases.is_release(old) and releases.is_release(new)):
        return
    if releases.sort_key(new) < releases.sort_key(old):
        raise NovaspecError(
            f"{new} is older than {old}, where the spec is",
            "a spec moves within its release or to a newer one",
        )


def renamed(text: str, old: str, new: str, project: str) -> str:
    """Return a spec's text with another name in its blueprint's address.

    Nothing else that happens to hold the old name is touched.
    """
    address = re.compile(
        rf"(https?://(?:blueprints\.)?launchpad\.net/{re.escape(project)}"
        rf"/(?:\+|%2[Bb])spec/){re.escape(old)}(?![+.-]*[a-z0-9])"
    )
    return address.sub(lambda match: match[1] + new, text)
