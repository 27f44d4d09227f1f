"""A checkout of a repository of specs: its releases, templates, specs."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from novaspec_new.errors import NovaspecError
from novaspec_new.spec import path_pattern, releases
from novaspec_new.spec.profile import GateCheck, Location, Place, Profile
from novaspec_new.workspace import files, git, profiles

TEMPLATE_SUFFIX = "-template.rst"


class Checkout(NamedTuple):
    """A folder that holds a project's specs, and the project's rules.

    ``root`` is the folder that a profile's paths count from.
    """

    root: Path
    profile: Profile

    @staticmethod
    def find(start: Path) -> "Checkout | None":
        """Return the checkout that a file or folder stands in, if any.

        Raises NovaspecError for a profile of its own that cannot be
        right.
        """
        here = start.absolute()
        for folder in (here, *here.parents):
            profile = (profiles.choose(folder) or profiles.default()).profile
            found = Checkout(folder, profile)
            if any(found.templates()):
                return found
        return None

    @property
    def project(self) -> str:
        """The name that the tracker knows the project by."""
        return self.profile.tracker.project

    @property
    def specs_folder(self) -> Path:
        """The folder that holds the releases and their templates."""
        return self.root / "specs"

    def templates(self) -> Iterator[tuple[str, Path]]:
        """Yield the templates, each with its release; "" if it has none."""
        for pattern in self.profile.layout.templates:
            for path in self.root.glob(path_pattern.glob(pattern, {})):
                found = path_pattern.match(pattern, self._below(path))
                yield (found or {}).get("release", ""), path

    def releases(self) -> tuple[str, ...]:
        """Return the releases that have a template, oldest first."""
        is_release = self.profile.layout.is_release
        known = {name for name, _ in self.templates() if is_release(name)}
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
        """Return the path of a release's (or the backlog's) template.

        Of several that it may be, the first that is there.
        """
        paths = [
            self.root / path
            for pattern in self.profile.layout.templates
            if (path := path_pattern.filled(pattern, {"release": release}))
        ]
        return next(filter(Path.is_file, paths), paths[0])

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

    def place(self, path: Path) -> Place | None:
        """Return where a spec stands, as its path's form tells.

        The file's own name may be any.
        """
        below = self._below(path.absolute().with_suffix(".rst"))
        return self.profile.layout.place(below)

    def new_spec(self, name: str, release: str) -> Path:
        """Return the path of a spec that is new in a release.

        Raises NovaspecError for a profile that does not say where.
        """
        layout = self.profile.layout
        values = {
            "release": release,
            "state": layout.states[0] if layout.states else "",
            "component": layout.components[0] if layout.components else "",
            "name": name,
        }
        for location in layout.locations:
            path = path_pattern.filled(location.path, values)
            if path:
                return self.root / path
        raise NovaspecError(
            f"the profile {self.profile.name!r} does not say where a new "
            "spec goes",
            "--output does",
        )

    def release_of(self, path: Path) -> str | None:
        """Return the name of the folder of ``specs/`` that holds a path.

        That is a release, ``backlog`` or ``abandoned``; None outside.
        """
        place = self.place(path)
        if place and place.release:
            return place.release
        try:
            parts = path.absolute().relative_to(self.specs_folder).parts
        except ValueError:
            return None
        return parts[0] if len(parts) > 1 else None

    def specs(self, release: str | None = None) -> list[Path]:
        """Return the specs of one release, or of all, sorted by path.

        These are the files that the gate looks at: what stands where
        specs do, but no symbolic links, and no templates, which such
        links become where git can make none.
        """
        found: set[Path] = set()
        for location in self.profile.layout.locations:
            for pattern in self._globs(location, release):
                found.update(self.root.glob(pattern))
        return sorted(filter(self._is_spec, found))

    def abandoned(self) -> list[Path]:
        """Return the specs that nobody will write, sorted by path."""
        found = {
            path
            for location in self.profile.layout.locations
            if location.abandoned
            for path in self.root.glob(path_pattern.glob(location.path, {}))
        }
        return sorted(path for path in found if path.name != "index.rst")

    def _globs(self, location: Location, release: str | None) -> Iterator[str]:
        """Yield the globs for what the gate takes for a location's specs.

        A gate that looks whether the folder and the extension are right
        looks at all that stands there.
        """
        path, checks = location.path, self.profile.gate.checks
        of_release = "release" in path_pattern.fields(path)
        if location.abandoned or (release and not of_release):
            return
        if GateCheck.EXTENSION in checks:
            path = path.removesuffix(".rst")
        states = self.profile.layout.states
        if GateCheck.FOLDER in checks or "{state}" not in path:
            states = ("",)
        for state in states:
            known = {"release": release or "", "state": state}
            yield path_pattern.glob(path, known)

    def _is_spec(self, path: Path) -> bool:
        return (
            path.is_file()
            and not path.is_symlink()
            and not path.name.startswith(".")
            and path.name not in self.profile.layout.ignored
            and not is_template(path)
        )

    def _below(self, path: Path) -> str:
        """Return a path as one below the root; as it is elsewhere."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return path.as_posix()

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
