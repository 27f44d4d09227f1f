"""A spec brought to another place in its checkout, on disk."""

from pathlib import Path

from novaspec_new.lifecycle import move_plan, redirects
from novaspec_new.lifecycle.move_plan import Plan
from novaspec_new.spec import document
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.workspace import files, find_spec
from novaspec_new.workspace.changeset import Changeset
from novaspec_new.workspace.checkout import Checkout
from novaspec_new.workspace.file_conflicts import ExistsError
from novaspec_new.workspace.find_spec import FoundSpec

_REDIRECTS = "redirects"


def find(name: str, start: Path) -> FoundSpec:
    """Return the spec that is meant; a redirect tells of one that moved.

    Raises UsageError as ``find_spec.find``.
    """
    try:
        return find_spec.find(name, start)
    except UsageError as error:
        checkout = Checkout.find(start)
        places = _once(checkout, name) if checkout else []
        if not places:
            raise
        raise UsageError(
            error.message, f"it went to specs/{places[-1]}"
        ) from None


def _once(checkout: Checkout, name: str) -> list[str]:
    """Return where specs are that once stood where ``name`` says."""
    tables = _tables(checkout)
    file = Path(name).name.removesuffix(".rst") + ".rst"
    places = [
        redirects.destination(tables, each.old)
        for folder, text in tables.items()
        for each in redirects.read(folder, text)
        if isinstance(each, redirects.Redirect) and Path(each.old).name == file
    ]
    return [place for place in places if place is not None]


def place_of(located: FoundSpec) -> str:
    """Return a spec's place below ``specs/``; NovaspecError elsewhere."""
    checkout = find_spec.checkout_of(located)
    find_spec.folder_of(located.path, checkout)
    if located.path.is_symlink():
        raise NovaspecError(
            f"{located.path} is a symbolic link", "name the file itself"
        )
    return located.path.relative_to(checkout.specs_folder).as_posix()


def plan(located: FoundSpec, new: str, after: str, *, announce: bool) -> Plan:
    """Return what brings a spec to a new place, with a new text.

    The old place gets a redirect if ``announce``. Raises NovaspecError
    where something else stands at the new place, or the spec is not
    whole.
    """
    checkout = find_spec.checkout_of(located)
    before = files.read_text(located.path)
    document.split_whole(before, files.near(located.path))
    _expect_free(checkout.specs_folder / new, after)
    return move_plan.plan(
        place_of(located),
        new,
        (before, after),
        _tables(checkout),
        announce=announce,
    )


def _expect_free(path: Path, text: str) -> None:
    """Raise NovaspecError where something else than ``text`` stands.

    The text itself is there when a change was killed half-way; another
    one finishes it.
    """
    if not path.exists() and not path.is_symlink():
        return
    if _is_written(path) and files.read_bytes(path) == text.encode():
        return
    raise ExistsError(
        f"{files.near(path)} exists",
        "compare the two; one of them has to go first",
    )


def _is_written(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def carry_out(checkout: Checkout, planned: Plan) -> None:
    """Change the files, all or none; NovaspecError where it cannot."""
    specs = checkout.specs_folder
    change = Changeset()
    target = specs / planned.new
    if _is_written(target):
        change.replace(target, planned.after, planned.after)
    else:
        change.create(target, planned.after)
    for folder, (before, after) in planned.redirects.items():
        path = specs / folder / _REDIRECTS
        if path.exists():
            change.replace(path, before, after)
        else:
            change.create(path, after)
    change.remove(specs / planned.old)
    change.apply()


def no_page_left(folder: Path) -> str:
    """Return what is told where the last spec of a folder has gone."""
    return (
        f"no page is left in {folder}, and the build warns of that: "
        "link the release's template into it"
    )


def _tables(checkout: Checkout) -> dict[str, str]:
    found = sorted(checkout.specs_folder.glob(f"*/{_REDIRECTS}"))
    return {path.parent.name: files.read_text(path) for path in found}
