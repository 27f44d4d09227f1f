"""Which file a command means by a path or a blueprint's name."""

import difflib
from dataclasses import dataclass
from pathlib import Path

from novaspec_new.spec import blueprint_name, releases, spec_name
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.workspace import regular_file, symlinks
from novaspec_new.workspace.checkout import Checkout, is_template


@dataclass(frozen=True, slots=True)
class FoundSpec:
    """A spec's file, and the checkout that it stands in, if any."""

    path: Path
    checkout: Checkout | None


def find(name: str, start: Path) -> FoundSpec:
    """Return the spec that is meant by a path or a blueprint's name.

    A name is looked for in the checkout that ``start`` is in, and of
    several releases the newest is meant. Raises UsageError where there
    is no such spec, NovaspecError where two could be meant.
    """
    path = start / name
    is_path = "/" in name and "://" not in name
    if is_path or (path.exists() and not path.is_dir()):
        return _at(path, name)
    checkout = Checkout.find(start)
    if checkout is None:
        # Where 'novaspec new' puts it outside of a checkout.
        beside = start / f"{name}.rst"
        if blueprint_name.is_name(name) and beside.is_file():
            return _at(beside, beside.name)
        raise UsageError(
            f"{name} is not there, and this is no checkout of specs",
            "give the spec's path, or run it in a checkout",
        )
    every = _every(checkout)
    wanted = name.removesuffix(".rst")
    if not any(_is_named(checkout, each, wanted) for each in every):
        if name and path.is_dir():
            return _at(path, name)
        # Some old specs have names that Launchpad would not take.
        wanted = spec_name.read(wanted, checkout.profile.tracker)
    return FoundSpec(_named(checkout, wanted, every), checkout)


def in_folder(checkout: Checkout, name: str, folder: str) -> Path:
    """Return the spec of that name in one folder of ``specs/``.

    Raises UsageError where there is none, and says where it is instead;
    NovaspecError where there are two.
    """
    named = [p for p in _every(checkout) if _is_named(checkout, p, name)]
    found = [p for p in named if checkout.release_of(p) == folder]
    if not found:
        has = {checkout.release_of(path) or "" for path in named}
        places = ", ".join(sorted(has, key=releases.sort_key))
        raise UsageError(
            f"there is no {name} in {folder!r}",
            f"it is in {places}" if places else "check the name",
        )
    return _only(checkout, found)


def checkout_of(located: FoundSpec) -> Checkout:
    """Return a spec's checkout; NovaspecError for one outside of any."""
    if located.checkout is None:
        raise NovaspecError(
            f"{located.path} is in no checkout of specs",
            "name a spec of a checkout",
        )
    return located.checkout


def name_of(located: FoundSpec) -> str:
    """Return a spec's name, which its file has or its folder."""
    checkout, path = located.checkout, located.path
    return checkout.name_of(path) if checkout else path.stem


def release_of(located: FoundSpec) -> str:
    """Return the release that a spec is for; "" for one of none."""
    checkout = located.checkout
    place = checkout.place(located.path) if checkout else None
    return place.release if place else ""


def folder_of(path: Path, checkout: Checkout) -> str:
    """Return the folder of ``specs/`` that a spec of a checkout is in.

    Raises NovaspecError for a file that is in none.
    """
    folder = checkout.release_of(path)
    if folder is None:
        raise NovaspecError(
            f"{path} is in no folder of specs",
            f"name a file below {checkout.specs_folder}",
        )
    return folder


def _at(path: Path, name: str) -> FoundSpec:
    if path.is_dir():
        raise UsageError(f"{name} is a folder", "name a spec in it")
    if not path.exists():
        raise UsageError(f"{name} is not there", "check the path")
    regular_file.expect(path)
    if is_template(path):
        raise UsageError(f"{name} is a template, not a spec", "name a spec")
    # doc/source reaches the specs by links; the file itself stays one.
    found = path.parent.resolve() / path.name
    if symlinks.root_left(path.parent):
        # Whoever writes is to see that it leads elsewhere.
        found = path.absolute()
    return FoundSpec(found, Checkout.find(found.parent))


def _every(checkout: Checkout) -> list[Path]:
    return [*checkout.specs(), *checkout.abandoned()]


def _is_named(checkout: Checkout, path: Path, name: str) -> bool:
    return name in {checkout.name_of(path), path.stem}


def _named(checkout: Checkout, name: str, every: list[Path]) -> Path:
    specs = [path for path in every if _is_named(checkout, path, name)]
    if not specs:
        known = [checkout.name_of(path) for path in every]
        near = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]!r}?" if near else "check the name"
        raise UsageError(f"the checkout has no spec {name!r}", hint)

    def age(path: Path) -> tuple[bool, tuple[int, int, int, str]]:
        folder = checkout.release_of(path) or ""
        return releases.is_release(folder), releases.sort_key(folder)

    best = max(map(age, specs))
    return _only(checkout, [path for path in specs if age(path) == best])


def _only(checkout: Checkout, specs: list[Path]) -> Path:
    if len(specs) > 1:
        told = " and ".join(str(p.relative_to(checkout.root)) for p in specs)
        raise NovaspecError(
            f"two specs are named {specs[0].stem!r}: {told}",
            "give the path of one",
        )
    return specs[0]
