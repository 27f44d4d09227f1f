"""Which file a command means by a path or a blueprint's name."""

import difflib
from dataclasses import dataclass
from pathlib import Path

from novaspec_new import blueprint, releases
from novaspec_new.checkout import Checkout
from novaspec_new.errors import NovaspecError, UsageError

_TEMPLATE = "-template.rst"


@dataclass(frozen=True, slots=True)
class Located:
    """A spec's file, and the checkout that it stands in, if any."""

    path: Path
    checkout: Checkout | None


def spec(name: str, start: Path) -> Located:
    """Return the spec that is meant by a path or a blueprint's name.

    A name is looked for in the checkout that ``start`` is in, and of
    several releases the newest is meant. Raises UsageError where there
    is no such spec, NovaspecError where two could be meant.
    """
    path = start / name
    if path.is_file() or ("/" in name and "://" not in name):
        return _at(path, name)
    checkout = Checkout.find(start)
    if checkout is None:
        # Where 'novaspec new' puts it outside of a checkout.
        beside = start / f"{name}.rst"
        if blueprint.is_name(name) and beside.is_file():
            return _at(beside, beside.name)
        raise UsageError(
            f"{name} is not there, and this is no checkout of nova-specs",
            "give the spec's path, or run it in a checkout",
        )
    every = [*checkout.specs(), *checkout.specs_folder.glob("abandoned/*")]
    wanted = name.removesuffix(".rst")
    if all(path.stem != wanted for path in every):
        # Some old specs have names that Launchpad would not take.
        wanted = blueprint.read_name(wanted, checkout.project)
    return Located(_named(checkout, wanted, every), checkout)


def checkout_of(located: Located) -> Checkout:
    """Return a spec's checkout; NovaspecError for one outside of any."""
    if located.checkout is None:
        raise NovaspecError(
            f"{located.path} is in no checkout of nova-specs",
            "name a spec of a checkout",
        )
    return located.checkout


def _at(path: Path, name: str) -> Located:
    if not path.is_file():
        raise UsageError(f"{name} is not there", "check the path")
    if path.name.endswith(_TEMPLATE):
        raise UsageError(f"{name} is a template, not a spec", "name a spec")
    # doc/source reaches the specs by links; the file itself stays one.
    found = path.parent.resolve() / path.name
    return Located(found, Checkout.find(found.parent))


def _named(checkout: Checkout, name: str, every: list[Path]) -> Path:
    specs = [path for path in every if path.name == f"{name}.rst"]
    if not specs:
        near = difflib.get_close_matches(name, [p.stem for p in every], 1)
        hint = f"did you mean {near[0]!r}?" if near else "check the name"
        raise UsageError(f"the checkout has no spec {name!r}", hint)

    def age(path: Path) -> tuple[bool, tuple[int, int, int, str]]:
        folder = checkout.release_of(path) or ""
        return releases.is_release(folder), releases.sort_key(folder)

    best = max(map(age, specs))
    newest = [path for path in specs if age(path) == best]
    if len(newest) > 1:
        told = " and ".join(str(p.relative_to(checkout.root)) for p in newest)
        raise NovaspecError(
            f"two specs are named {name!r}: {told}", "give the path of one"
        )
    return newest[0]
