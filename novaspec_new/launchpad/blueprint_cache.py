"""Blueprints as they were last seen, for when Launchpad is not there."""

import contextlib
import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

from novaspec_new.launchpad.result import Blueprint
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files


class BlueprintCache:
    """A folder of them, for one project of one Launchpad.

    It is only a convenience: what cannot be written is not, and what
    cannot be read is not there.
    """

    def __init__(self, folder: Path, root: str, project: str) -> None:
        self._folder = folder
        self._root = root
        self._project = project

    def keep(self, blueprint: Blueprint, now: datetime | None = None) -> None:
        """Remember a blueprint as seen now."""
        fields = dataclasses.asdict(blueprint)
        fields["seen"] = (now or datetime.now(UTC)).isoformat()
        text = json.dumps(fields, ensure_ascii=False, indent=1) + "\n"
        with contextlib.suppress(OSError, NovaspecError):
            self._folder.mkdir(parents=True, exist_ok=True)
            files.write_text(self._path(blueprint.name), text)

    def find(self, name: str) -> Blueprint | None:
        """Return a blueprint as it was last seen, if it was."""
        try:
            fields = json.loads(self._path(name).read_bytes())
            seen = datetime.fromisoformat(fields["seen"]).astimezone(UTC)
            found = Blueprint.of(fields, seen)
        except (
            OSError,
            ValueError,
            TypeError,
            LookupError,
            ArithmeticError,
            RecursionError,
        ):
            return None
        return found if found.name == name else None

    def forget(self, name: str) -> None:
        """Remember a blueprint no longer."""
        with contextlib.suppress(OSError):
            self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        import hashlib

        # A digest fits every file system, whatever the project is called.
        key = f"{self._root}\n{self._project}\n{name}"
        return (
            self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.json"
        )
