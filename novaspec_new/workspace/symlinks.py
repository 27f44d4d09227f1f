"""Symbolic links that lead out of a checkout."""

import os
from pathlib import Path

from novaspec_new.spec.errors import NovaspecError


class LinkError(NovaspecError):
    """A symbolic link leads out of the checkout."""


def root_left(path: Path) -> Path | None:
    """Return the root of the checkout that a path leads out of, if any.

    That is one which the path stands in as it is written, while the file
    that it leads to is elsewhere. Raises NovaspecError as
    ``Checkout.find`` does.
    """
    whole = _without_steps_up(path.absolute())
    real = Path(os.path.realpath(whole))
    if real == whole:
        return None
    from novaspec_new.workspace.checkout import Checkout

    found = Checkout.find(whole.parent)
    if found is None or real.is_relative_to(os.path.realpath(found.root)):
        return None
    return found.root


def expect_inside(path: Path, shown: str, *, follow: bool | None) -> None:
    """Raise LinkError for a path that leads out of its checkout.

    ``shown`` is the path as it is told. With ``follow`` it may, and None
    is for what has no such option.
    """
    root = None if follow else root_left(path)
    if root is not None:
        raise LinkError(
            f"{shown} leads out of the checkout, to {os.path.realpath(path)}",
            "name that file itself"
            if follow is None
            else "with --follow it is written all the same",
        )


def _without_steps_up(path: Path) -> Path:
    """Return a path without ``..``: what stands before it is resolved."""
    if ".." not in path.parts:
        return path
    last = len(path.parts) - 1 - path.parts[::-1].index("..")
    above = os.path.realpath(Path(*path.parts[: last + 1]))
    return Path(above, *path.parts[last + 1 :])
