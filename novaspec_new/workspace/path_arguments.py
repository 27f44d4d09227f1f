"""Which files are meant by what was named on the command line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.workspace import files, regular_file, upstream
from novaspec_new.workspace.checkout import Checkout, is_template


def named(names: Sequence[str]) -> list[Path]:
    """Return the files named, and the specs in the folders named.

    Raises UsageError for a path that is not there, or is no file; also
    for an empty one, which pathlib takes for the current folder and a
    person's script gives by mistake.
    """
    if "" in names:
        raise UsageError("a path is empty", "check the path")
    found: dict[Path, None] = {}
    for path in map(Path, names):
        if path.is_dir():
            found.update(dict.fromkeys(_in_folder(path)))
        elif path.exists():
            _expect_file(path)
            found[path] = None
        else:
            raise UsageError(f"{path} is not there", _hint(path))
    return list(found)


def _hint(path: Path) -> str:
    """Return the path of the spec that a name is of, if it is of one."""
    # Only a mistake needs it.
    from novaspec_new.workspace import find_spec

    try:
        meant = find_spec.find(path.name, files.here()).path
    except NovaspecError:
        return "check the path"
    return f"did you mean {files.near(meant)}?"


def _expect_file(path: Path) -> None:
    try:
        regular_file.expect(path)
    except regular_file.NotRegularError as error:
        raise UsageError(
            error.message, "name a file; - alone is standard input"
        ) from None


def of_checkout(start: Path, *, every: bool) -> list[Path]:
    """Return the specs changed in the checkout that ``start`` is in.

    With ``every``, all its specs. Raises UsageError outside a checkout
    and NovaspecError where git fails.
    """
    checkout = Checkout.around(start, "name the files")
    if every:
        return [_near(path, start) for path in checkout.specs()]
    try:
        changed = upstream.changed_specs(checkout)
    except NovaspecError as error:
        # As in an archive of a checkout that was unpacked.
        hint = error.hint or "name the files"
        raise NovaspecError(error.message, hint) from None
    return [_near(path, start) for path in changed]


def _in_folder(folder: Path) -> Iterator[Path]:
    checkout = Checkout.find(folder)
    below = checkout.specs_folder if checkout else None
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or not _is_spec(path):
            continue
        if any(
            part.startswith(".") for part in path.relative_to(folder).parts
        ):
            continue
        if below is None:
            if path.suffix == ".rst":
                yield path
        elif _is_in(path, below):
            yield path


def _is_in(path: Path, specs: Path) -> bool:
    """Say whether the gate's tests would look at a file of a checkout.

    That is any file two folders below ``specs/``, and specs elsewhere.
    """
    try:
        parts = path.absolute().relative_to(specs).parts
    except ValueError:
        return False
    return len(parts) == 3 or path.suffix == ".rst"


def _is_spec(path: Path) -> bool:
    return not path.is_symlink() and not is_template(path)


def _near(path: Path, start: Path) -> Path:
    """Return the path as seen from ``start``, if it is below it."""
    text, here = str(path), f"{str(start.absolute()).rstrip('/')}/"
    return Path(text.removeprefix(here)) if text.startswith(here) else path
