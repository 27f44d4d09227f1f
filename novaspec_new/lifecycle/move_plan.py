"""What changes in a checkout when a spec goes to another place.

A place is a spec's path below ``specs/``, as ``zed/approved/a.rst``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from novaspec_new.lifecycle import redirects


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
    if announce:
        redirects.expect_word(old)
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


def renamed(text: str, old: str, new: str, project: str) -> str:
    """Return a spec's text with another name in its blueprint's address.

    Nothing else that happens to hold the old name is touched.
    """
    address = re.compile(
        rf"(https?://(?:blueprints\.)?launchpad\.net/{re.escape(project)}"
        rf"/(?:\+|%2[Bb])spec/){re.escape(old)}(?![+.-]*[a-z0-9])"
    )
    return address.sub(lambda match: match[1] + new, text)
