"""In which release a spec was approved before, and whether it still is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from novaspec_new.lifecycle import reproposal
from novaspec_new.spec import releases
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files, spec_templates
from novaspec_new.workspace.checkout import Checkout


@dataclass(frozen=True, slots=True)
class Approval:
    """An earlier proposal: its release, and what is designed otherwise."""

    release: str
    changes: tuple[str, ...]


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
