"""Git's prepare-commit-msg hook: put in place, and what it writes."""

import re
from pathlib import Path

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files, git
from novaspec_new.workspace.checkout import Checkout
from novaspec_new.workspace.file_conflicts import ExistsError

_NAME = "prepare-commit-msg"
_SCRIPT = """\
#!/bin/sh
# Offers a commit message for a spec; 'novaspec message --hook' put it here.
# A commit never fails on its account.
command -v novaspec >/dev/null 2>&1 || exit 0
novaspec message --for-hook "$1" --source "$2" || :
"""
_TRAILER = re.compile(r"[A-Za-z0-9-]+: ")


def install(root: Path) -> Path:
    """Write the hook into the repository that ``root`` is in.

    Returns its path. Raises ExistsError where there is another one, and
    leaves it alone.
    """
    folder = git.run(root, "rev-parse", "--git-path", "hooks").rstrip("\n")
    path = root / folder / _NAME
    is_ours = path.is_file() and files.read_bytes(path) == _SCRIPT.encode()
    if not is_ours:
        if path.exists() or path.is_symlink():
            raise ExistsError(
                f"{path} exists and is not ours",
                'call \'novaspec message --for-hook "$1" --source "$2"\' '
                "in it",
            )
        files.create_text(path, _SCRIPT)
    files.make_executable(path)
    return path


def staged_spec(checkout: Checkout) -> str | None:
    """Return the name of the one spec that the index adds or changes."""
    listed = git.run(
        checkout.root,
        "diff",
        "--cached",
        "--name-only",
        "--diff-filter=AMCR",
        "-z",
    )
    names = [name for name in listed.split("\0") if _is_spec(checkout, name)]
    return names[0] if len(names) == 1 else None


def _is_spec(checkout: Checkout, name: str) -> bool:
    path = checkout.root / name
    return (
        path.suffix == ".rst"
        and checkout.is_spec(path)
        and checkout.place(path) is not None
    )


def staged_text(root: Path, name: str) -> str:
    """Return a file's text as the index has it."""
    return git.run(root, "show", f":{name}")


def offer(path: Path, message: str) -> None:
    """Write a message above what git has in the file for it."""
    text = files.read_text(path)
    prepared = text.lstrip("\n")
    # A sign-off that git has put there belongs to the trailers.
    last = message.rstrip("\n").rpartition("\n")[2]
    joined = _TRAILER.match(prepared) and _TRAILER.match(last)
    between = "" if joined else "\n"
    files.write_text(path, message + between + prepared, expected=text)


def is_wanted(source: str, path: Path) -> bool:
    """Say whether the author has no message yet.

    ``source`` is what git tells the hook: empty for a plain commit.
    """
    if source:
        return False
    try:
        text = files.read_text(path)
    except NovaspecError:
        return False
    first = text.lstrip("\n").partition("\n")[0]
    return not first or first[0] in "#;" or bool(_TRAILER.match(first))
