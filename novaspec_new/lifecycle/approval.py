"""In which release a spec was approved before, and whether it still is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from novaspec_new.lifecycle import reproposal
from novaspec_new.spec import releases
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.workspace import files, spec_templates, upstream
from novaspec_new.workspace.checkout import Checkout

# In place of a release: the newest that approved the spec.
AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Approval:
    """An earlier proposal: its release, and what is designed otherwise."""

    release: str
    changes: tuple[str, ...]


class Told(NamedTuple):
    """The release that a commit message names, and what is said of it."""

    release: str | None
    note: str = ""


def told(checkout: Checkout, path: Path, text: str, asked: str) -> Told:
    """Return which approval a commit message tells of.

    ``asked`` is a release, or ``auto``. Raises UsageError where the
    project tells of none, and NovaspecError as ``in_release``.
    """
    if not checkout.profile.tracker.approved:
        raise UsageError(
            f"{checkout.profile.service} marks no spec as approved before",
            "leave out --previously-approved",
        )
    if asked == AUTO:
        found = latest(checkout, path, text)
        if found is None:
            return Told(
                None,
                "no earlier release has this spec: not previously approved",
            )
        if found.changes:
            return Told(None, _differs(found, "no Previously-approved"))
        return Told(found.release)
    release = asked.lower()
    found = in_release(checkout, path, text, release)
    if found is None:
        return Told(release, f"{release} has no spec {path.stem}")
    if found.changes:
        so = "Previously-approved is for a design unchanged"
        return Told(release, _differs(found, so))
    return Told(release)


def _differs(found: Approval, so: str) -> str:
    titles = ", ".join(found.changes)
    return f"the design is not that of {found.release} ({titles}): {so}"


def missing(checkout: Checkout, path: Path, origin: str) -> str | None:
    """Return why a spec of the release ``origin`` was never approved."""
    if not releases.is_release(origin):
        return f"It was never approved for a release: it is in {origin}."
    if not upstream.is_published(checkout, path):
        return "It was never approved: the original is not merged."
    return None


def justified(trailer: str, origin: str, changes: Sequence[str]) -> str:
    """Return whether a message may say that ``origin`` approved it.

    ``trailer`` is the name of the line, ``changes`` what is designed
    otherwise since.
    """
    flag = f"'{trailer}: {origin}'"
    if changes:
        return f"{flag} is not justified: {', '.join(changes)} changed."
    return f"{flag} is justified: the design is as it was approved."


def latest(checkout: Checkout, path: Path, text: str) -> Approval | None:
    """Return the newest of the earlier approvals of a spec, if any.

    ``text`` is what the spec at ``path`` says now.
    """
    earlier = sorted(_earlier(checkout, path), key=releases.sort_key)
    return in_release(checkout, path, text, earlier[-1]) if earlier else None


def in_release(
    checkout: Checkout, path: Path, text: str, release: str
) -> Approval | None:
    """Return a spec's approval in a release; None if it has no such spec.

    Raises NovaspecError for a release that the checkout does not have,
    and for one that is not older than the spec's own.
    """
    base = spec_templates.of_release(checkout, release)
    own = checkout.release_of(path) or ""
    if release not in _older(checkout, own):
        raise NovaspecError(
            f"{release} is no earlier release than {own}, where the spec is",
            "name the release that it was approved for before",
        )
    found = _specs(checkout, path.name, release)
    if not found:
        return None
    changes = reproposal.design_changes(
        files.read_text(found[0]),
        text,
        base,
        spec_templates.of_release(checkout, own),
    )
    return Approval(release, changes)


def _earlier(checkout: Checkout, path: Path) -> Iterator[str]:
    own = checkout.release_of(path) or ""
    for release in _older(checkout, own):
        if _specs(checkout, path.name, release):
            yield release


def _older(checkout: Checkout, own: str) -> list[str]:
    if not releases.is_release(own):
        return []
    key = releases.sort_key(own)
    return [r for r in checkout.releases() if releases.sort_key(r) < key]


def _specs(checkout: Checkout, name: str, release: str) -> list[Path]:
    return [path for path in checkout.specs(release) if path.name == name]
