"""A checkout of nova-specs: its releases, templates and specs."""

import re
from pathlib import Path
from typing import NamedTuple

from novaspec_new.errors import NovaspecError
from novaspec_new.spec import releases
from novaspec_new.workspace import files, git

TEMPLATE_SUFFIX = "-template.rst"
_PROJECT = re.compile(
    r"^\s*project\s*=\s*(?:.*/)?(?P<name>[^/\s]+?)-specs(?:\.git)?\s*$",
    re.MULTILINE,
)


class Checkout(NamedTuple):
    """A folder in nova-specs' layout.

    ``root`` is the folder that holds ``specs``; ``project`` the name
    that Launchpad knows the project by, as ``.gitreview`` tells it.
    """

    root: Path
    project: str = "nova"

    @staticmethod
    def find(start: Path) -> "Checkout | None":
        """Return the checkout that a file or folder stands in, if any."""
        here = start.absolute()
        for folder in (here, *here.parents):
            if any((folder / "specs").glob(f"*{TEMPLATE_SUFFIX}")):
                return Checkout(folder, _project(folder))
        return None

    @property
    def specs_folder(self) -> Path:
        """The folder that holds the releases and their templates."""
        return self.root / "specs"

    def releases(self) -> tuple[str, ...]:
        """Return the releases that have a template, oldest first."""
        names = (
            path.name.removesuffix(TEMPLATE_SUFFIX)
            for path in self.specs_folder.glob(f"*{TEMPLATE_SUFFIX}")
        )
        known = filter(releases.is_release, names)
        return tuple(sorted(known, key=releases.sort_key))

    def newest_release(self) -> str:
        """Return the newest release; NovaspecError where there is none."""
        release = releases.newest(self.releases())
        if release is None:
            raise NovaspecError(
                f"{self.specs_folder} has no template of a release",
                "is the checkout whole? try 'git status' in it",
            )
        return release

    def template_path(self, release: str) -> Path:
        """Return the path of a release's (or the backlog's) template."""
        return self.specs_folder / f"{release}{TEMPLATE_SUFFIX}"

    def template(self, release: str) -> str:
        """Return the text of a release's template.

        Raises NovaspecError for a release that is not there, and for a
        template that cannot be read.
        """
        path = self.template_path(release)
        if not path.is_file():
            has = ", ".join(self.releases()[-3:]) or "none"
            raise NovaspecError(
                f"the checkout has no release {release!r}",
                f"its newest are {has}; 'git pull' brings newer ones",
            )
        text = files.read_text(path)
        # Where git makes no symbolic links it writes their target's name.
        if text.strip().endswith(TEMPLATE_SUFFIX) and "\n" not in text.strip():
            release = Path(text.strip()).name.removesuffix(TEMPLATE_SUFFIX)
            if self.template_path(release) != path:
                return self.template(release)
        return text

    def release_of(self, path: Path) -> str | None:
        """Return the name of the folder of ``specs/`` that holds a path.

        That is a release, ``backlog`` or ``abandoned``; None outside.
        """
        try:
            parts = path.absolute().relative_to(self.specs_folder).parts
        except ValueError:
            return None
        return parts[0] if len(parts) > 1 else None

    def specs(self, release: str | None = None) -> list[Path]:
        """Return the specs of one release, or of all, sorted by path.

        These are the files that the gate looks at: what stands two
        folders below ``specs/``, but no symbolic links, and no templates,
        which such links become where git can make none.
        """
        found = self.specs_folder.glob(f"{release or '*'}/*/*")
        return sorted(
            path
            for path in found
            if path.is_file()
            and not path.is_symlink()
            and not path.name.startswith(".")
            and not is_template(path)
        )

    def abandoned(self) -> list[Path]:
        """Return the specs that nobody will write, sorted by path."""
        found = self.specs_folder.glob(f"{releases.ABANDONED}/*.rst")
        return sorted(path for path in found if path.name != "index.rst")

    def changed_specs(self) -> list[Path]:
        """Return the specs that differ from what the project has.

        Counts what is not committed yet and, where a remote branch is
        known, what is committed on top of it. Raises NovaspecError
        where git fails.
        """
        names = set(_names(self.root, "diff", "HEAD"))
        names |= set(_names(self.root, "ls-files", "--others"))
        base = self._upstream()
        if base:
            names |= set(_names(self.root, "diff", f"{base}...HEAD"))
        specs = set(self.specs())
        return sorted(specs & {self.root / name for name in names})

    def is_published(self, path: Path) -> bool:
        """Say whether readers may have the address of a spec's page.

        That is so where the project's branch has the file; where none is
        known, the last commit; and always where git is not used.
        """
        if not git.succeeds(self.root, "rev-parse", "--git-dir"):
            return True
        base = self._upstream() or "HEAD"
        name = path.relative_to(self.root).as_posix()
        return git.succeeds(self.root, "cat-file", "-e", f"{base}:./{name}")

    def _upstream(self) -> str | None:
        for base in ("origin/HEAD", "origin/master", "origin/main"):
            if git.succeeds(
                self.root, "rev-parse", "--verify", "-q", f"{base}^0"
            ):
                return base
        return None


def is_template(path: Path) -> bool:
    """Say whether a file is a release's template, or a link to one."""
    return path.name.endswith(TEMPLATE_SUFFIX)


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


def review_project(start: Path) -> str:
    """Return the project whose repository a folder stands in.

    It is told by the nearest ``.gitreview``; nova where there is none.
    """
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / ".gitreview").is_file():
            return _project(folder)
    return "nova"


def _project(folder: Path) -> str:
    try:
        review = (folder / ".gitreview").read_text("utf-8", "replace")
    except OSError:
        return "nova"
    match = _PROJECT.search(review)
    return match["name"] if match else "nova"
