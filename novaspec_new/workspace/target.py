"""Where a new spec goes, and which template it follows."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from novaspec_new.errors import NovaspecError, UsageError
from novaspec_new.spec import outline
from novaspec_new.spec.outline import Outline
from novaspec_new.workspace import profiles, resources
from novaspec_new.workspace.checkout import Checkout


class Target(NamedTuple):
    """A spec's file to be: its blueprint, its outline, its checkout.

    ``name`` and ``project`` are the blueprint's on Launchpad. With
    ``follow`` it may be written where a link leads out of the checkout.
    """

    path: Path
    name: str
    project: str
    outline: Outline
    checkout: Checkout | None
    follow: bool = False


def project_at(folder: Path, otherwise: str = "") -> str:
    """Return the project's name on Launchpad, seen from a folder.

    That is the checkout's, else ``otherwise``, else the first profile's.
    """
    checkout = Checkout.find(folder)
    return checkout.project if checkout else otherwise or _default()


def find(
    folder: Path,
    name: str,
    release: str | None,
    output: Path | None,
    project: str = "",
) -> Target:
    """Return where the spec ``name`` goes, seen from a folder.

    Raises NovaspecError for a release that is not there and for a file
    name that the gate would refuse.
    """
    checkout = Checkout.find(folder)
    known = outline_for(checkout, release)
    if output is not None:
        path = _named(output, name)
    elif checkout is not None:
        path = checkout.new_spec(name, known.release)
    else:
        path = folder / f"{name}.rst"
    of = checkout.project if checkout else project or _default()
    return Target(path, name, of, known, checkout)


def outline_for(checkout: Checkout | None, release: str | None) -> Outline:
    """Return the outline of a release, by default of the newest.

    Outside of a checkout there is only our own. Raises NovaspecError
    for a release that is not there.
    """
    embedded = resources.embedded()
    if checkout is None:
        if release not in {None, embedded.outline.release}:
            raise NovaspecError(
                f"outside a checkout only {embedded.outline.release} is "
                f"known, not {release!r}",
                "run it in a checkout of nova-specs",
            )
        return embedded.outline
    wanted = release or checkout.newest_release()
    text = checkout.template(wanted)
    optional = checkout.profile.sections.may_be_absent(wanted)
    return outline.read_template(text, wanted, embedded.info, optional)


def outlines(checkout: Checkout | None) -> Iterator[Outline]:
    """Yield the outlines of all releases whose template can be read."""
    for release in checkout.releases() if checkout else ():
        # Only the template that was asked for has to be whole.
        with contextlib.suppress(NovaspecError):
            yield outline_for(checkout, release)


def outline_of(path: Path, checkout: Checkout | None) -> Outline:
    """Return the outline that a spec follows, its own release's.

    Where its folder has no template, or it is in none, the newest's.
    """
    folder = checkout.release_of(path) if checkout else None
    if checkout is None or folder is None:
        return outline_for(checkout, None)
    own = checkout.template_path(folder).is_file()
    return outline_for(checkout, folder if own else None)


def _default() -> str:
    return profiles.default().profile.tracker.project


def _named(output: Path, name: str) -> Path:
    if output.is_dir():
        return output / f"{name}.rst"
    if output.suffix != ".rst":
        raise UsageError(
            f"--output {str(output)!r} is neither a folder nor a .rst file",
            "the gate takes only names that end in .rst",
        )
    return output
