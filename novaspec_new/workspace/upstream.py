"""What a checkout has that the project's branch has not, by git."""

from pathlib import Path

from novaspec_new.workspace import git
from novaspec_new.workspace.checkout import Checkout


def changed_specs(checkout: Checkout) -> list[Path]:
    """Return the specs that differ from what the project has.

    Counts what is not committed yet and, where a remote branch is known,
    what is committed on top of it. Raises NovaspecError where git fails.
    """
    names = set(_names(checkout.root, "diff", "HEAD"))
    names |= set(_names(checkout.root, "ls-files", "--others"))
    base = _branch(checkout)
    if base:
        names |= set(_names(checkout.root, "diff", f"{base}...HEAD"))
    specs = set(checkout.specs())
    return sorted(specs & {checkout.root / name for name in names})


def is_published(checkout: Checkout, path: Path) -> bool:
    """Say whether readers may have the address of a spec's page.

    That is so where the project's branch has the file; where none is
    known, the last commit; and always where git is not used.
    """
    if not git.succeeds(checkout.root, "rev-parse", "--git-dir"):
        return True
    base = _branch(checkout) or "HEAD"
    name = path.relative_to(checkout.root).as_posix()
    return git.succeeds(checkout.root, "cat-file", "-e", f"{base}:./{name}")


def _branch(checkout: Checkout) -> str | None:
    for base in ("origin/HEAD", "origin/master", "origin/main"):
        if git.succeeds(
            checkout.root, "rev-parse", "--verify", "-q", f"{base}^0"
        ):
            return base
    return None


def _names(root: Path, command: str, *arguments: str) -> list[str]:
    """Run a listing command of git; names are relative to ``root``."""
    options = {
        "diff": ["--name-only", "--relative", "-z"],
        "ls-files": ["--exclude-standard", "-z"],
    }[command]
    if command == "diff" and not git.succeeds(
        root, "rev-parse", "--verify", "-q", "HEAD"
    ):
        # Before the first commit everything staged is new.
        command, options = "ls-files", ["-z"]
        arguments = ("--cached",)
    listed = git.run(root, command, *options, *arguments, "--", "specs")
    return [name for name in listed.split("\0") if name]
