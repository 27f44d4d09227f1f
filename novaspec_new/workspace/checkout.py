"""A checkout of a repository of specs: its releases, templates, specs."""

import posixpath
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from novaspec_new.spec import path_pattern, releases
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.spec.profile import GateCheck, Profile
from novaspec_new.spec.repository_layout import Location, Place
from novaspec_new.workspace import (
    missing_template,
    profile_choice,
    regular_file,
)
from novaspec_new.workspace.missing_template import NoTemplateError

SPECS = "specs"
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

        Raises NovaspecError for a profile that cannot be right, and
        NoTemplateError for a repository of specs without a template.
        """
        here = start.absolute()
        found = map(Checkout.at, (here, *here.parents))
        return next(filter(None, found), None)

    @staticmethod
    def around(start: Path, hint: str = "run it in one") -> "Checkout":
        """Return the same; UsageError, with a hint, where there is none."""
        found = Checkout.find(start)
        if found is None:
            raise UsageError("this is no checkout of specs", hint)
        return found

    @staticmethod
    def at(folder: Path) -> "Checkout | None":
        """Return the checkout whose root a folder is, if it is one.

        Raises NovaspecError as ``find`` does.
        """
        choice = profile_choice.choose(folder)
        profile = (choice or profile_choice.default()).profile
        found = Checkout(folder, profile)
        if any(found.templates()):
            return found
        if choice is not None and choice.is_sure:
            raise found.no_template()
        return None

    def no_template(self) -> NoTemplateError:
        """Return the error for a repository without a template."""
        templates = self.profile.layout.templates
        return missing_template.in_repository(self.root, templates)

    @property
    def project(self) -> str:
        """The name that the tracker knows the project by."""
        return self.profile.tracker.project

    @property
    def specs_folder(self) -> Path:
        """The folder that holds the releases and their templates."""
        return self.root / SPECS

    def templates(self) -> Iterator[tuple[str, Path]]:
        """Yield the templates, each with its release; "" if it has none."""
        for pattern in self.profile.layout.templates:
            for path in self.root.glob(path_pattern.glob(pattern, {})):
                found = path_pattern.match(pattern, self.below(path))
                yield (found or {}).get("release", ""), path

    def releases(self) -> tuple[str, ...]:
        """Return the releases that are there, oldest first.

        These are those with a template of their own, and where the gate
        does not insist on one, those with a folder too.
        """
        is_release = self.profile.layout.is_release
        known = {name for name, _ in self.templates() if is_release(name)}
        if not self.wants_own_templates:
            known.update(filter(is_release, self._release_folders()))
        return tuple(sorted(known, key=releases.sort_key))

    @property
    def wants_own_templates(self) -> bool:
        """Whether the gate insists on a template for each release."""
        return self.profile.gate.has(GateCheck.RELEASE)

    def _release_folders(self) -> Iterator[str]:
        """Yield the names that folders of specs have for releases."""
        for location in self.profile.layout.locations:
            pattern = path_pattern.up_to(location.path, "release")
            if pattern is None or location.abandoned:
                continue
            for folder in self.root.glob(path_pattern.glob(pattern, {})):
                found = path_pattern.match(pattern, self.below(folder))
                if found and folder.is_dir():
                    yield found["release"]

    def named_release(self, name: str) -> str:
        """Return what the checkout calls a release: a number or a word."""
        known = self.releases()
        other = releases.other_name(name)
        return other if name not in known and other in known else name

    def newest_release(self) -> str:
        """Return the newest release; NovaspecError where there is none.

        It is "" for a project that writes specs for no release.
        """
        if not self.profile.layout.has_releases:
            return ""
        release = releases.newest(self.releases())
        if release is not None:
            return release
        if self.wants_own_templates:
            raise missing_template.of_any_release(self.specs_folder)
        raise NovaspecError(
            f"{self.specs_folder} has no folder of a release",
            "--release names one",
        )

    def place(self, path: Path) -> Place | None:
        """Return where a spec stands, as its path's form tells.

        The file's own name may be any.
        """
        return self.place_below(self.below(path.absolute()))

    def place_below(self, path: str) -> Place | None:
        """Return where a spec stands; its path counts from the root."""
        return self.profile.layout.place(_as_rst(path))

    def new_spec(
        self, name: str, release: str, component: str | None = None
    ) -> Path:
        """Return the path of a spec that is new in a release.

        ``component`` is the part of the project that it is for, the
        profile's first if none is named.

        Raises NovaspecError for a profile that does not say where, and
        UsageError for a component that the project has not.
        """
        layout = self.profile.layout
        if component is not None:
            self._check_component(component)
        values = {
            "release": release,
            "state": layout.states[0] if layout.states else "",
            "component": component or self._component(),
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

    def _check_component(self, name: str) -> None:
        known = self.profile.layout.components
        if name not in known:
            has = f"it has {', '.join(known)}" if known else "leave it out"
            raise UsageError(
                f"{self.profile.service} has no component {name!r}", has
            )

    def name_of(self, path: Path) -> str:
        """Return a spec's name: the file's, or the folder's if that has it."""
        place = self.place(path)
        return place.name if place and place.name else path.stem

    def _component(self) -> str:
        return next(iter(self.profile.layout.components), "")

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
        # One of a folder that nobody will write has the form of others.
        specs = [
            path
            for path in found
            if self.is_spec(path) and not self._is_abandoned(path)
        ]
        # As paths are sorted, which takes them apart at each comparison.
        return sorted(specs, key=attrgetter("parts"))

    def _is_abandoned(self, path: Path) -> bool:
        # Few paths have the form of one: the others cost a look each.
        below = _as_rst(self.below(path.absolute()))
        may_be = any(
            path_pattern.match(location.path, below) is not None
            for location in self.profile.layout.locations
            if location.abandoned
        )
        place = self.profile.layout.place(below) if may_be else None
        return place is not None and place.location.abandoned

    def abandoned(self) -> list[Path]:
        """Return the specs that nobody will write, sorted by path."""
        found = {
            path
            for location in self.profile.layout.locations
            if location.abandoned
            for path in self.root.glob(path_pattern.glob(location.path, {}))
        }
        return sorted(
            path
            for path in found
            if path.name != "index.rst" and self._is_abandoned(path)
        )

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

    def is_spec(self, path: Path) -> bool:
        """Say whether a file below the root may be a spec, by its name."""
        return (
            not path.name.startswith(".")
            and not self._is_ignored(path)
            and not is_template(path)
            and regular_file.is_one(path)
        )

    def _is_ignored(self, path: Path) -> bool:
        if path.name not in self.profile.layout.ignored:
            return False
        # Where a spec has a folder of its own its file has a common name.
        place = self.place(path)
        return place is None or not place.location.path.endswith(
            f"/{path.name}"
        )

    def below(self, path: Path) -> str:
        """Return a path as one below the root; as it is elsewhere."""
        # By its text: all specs are asked for, and pathlib splits each.
        text, start = path.as_posix(), _start(self.root)
        if text.startswith(start):
            return text.removeprefix(start)
        return "." if path == self.root else text


def _as_rst(path: str) -> str:
    """Return a path with the extension that locations have."""
    stem, _ = posixpath.splitext(path)
    return f"{stem}.rst"


def _start(folder: Path) -> str:
    """Return what the paths of all that is in a folder begin with."""
    return f"{folder.as_posix().rstrip('/')}/"


def is_template(path: Path) -> bool:
    """Say whether a file is a template, or a link to one, by its name."""
    return path.name.endswith(TEMPLATE_SUFFIX) or path.name == "template.rst"
