"""The one place that runs git."""

from pathlib import Path

from novaspec_new.spec.errors import NovaspecError

# A file system monitor is a program of the author's that may not be
# there, or starts a daemon; an empty value turns it off in any git.
_OPTIONS = ("--no-pager", "-c", "core.fsmonitor=")


def run(folder: Path, *arguments: str) -> str:
    """Run git in ``folder`` and return its standard output.

    Raises NovaspecError with git's own first line where it fails or is
    not installed.
    """
    # Most runs ask git nothing.
    import subprocess

    command = ["git", *_OPTIONS, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            command,
            check=False,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
        )
    except OSError as error:
        raise NovaspecError(
            f"git cannot be run: {error.strerror}", "install git"
        ) from error
    if done.returncode:
        said = (done.stderr.strip() or "it said nothing").splitlines()[0]
        raise NovaspecError(f"git {arguments[0]} failed: {said}")
    return done.stdout


def succeeds(folder: Path, *arguments: str) -> bool:
    """Say whether git, run so, ends without an error."""
    try:
        run(folder, *arguments)
    except NovaspecError:
        return False
    return True
