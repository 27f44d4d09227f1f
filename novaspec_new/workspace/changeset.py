"""A change of several files that happens whole or not at all."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files


@dataclass(slots=True)
class Changeset:
    """Files to be created, replaced and removed, all of them or none.

    Nothing is touched before ``apply``.
    """

    _created: dict[Path, str] = field(default_factory=dict)
    _replaced: dict[Path, tuple[str, str]] = field(default_factory=dict)
    _removed: list[Path] = field(default_factory=list)

    def create(self, path: Path, text: str) -> None:
        """Have a new file written; nothing may stand there."""
        self._created[path] = text

    def replace(self, path: Path, old: str, new: str) -> None:
        """Have a file's text replaced; it must still be ``old``."""
        self._replaced[path] = (old, new)

    def remove(self, path: Path) -> None:
        """Have a file removed."""
        self._removed.append(path)

    def apply(self) -> None:
        """Make the change.

        Raises NovaspecError, with every file as it was, where any part
        of it fails. What removes goes last, so that a machine which
        stops in between has lost nothing.
        """
        undo: list[Callable[[], None]] = []
        try:
            for path, text in self._created.items():
                self._create(path, text, undo)
            for path, (old, new) in self._replaced.items():
                files.write_text(path, new, expected=old)
                undo.append(lambda p=path, o=old: files.write_text(p, o))  # type: ignore[misc]
            for path in self._removed:
                _remove(path, undo)
        except BaseException:
            for step in reversed(undo):
                with suppress(NovaspecError, OSError):
                    step()
            raise

    @staticmethod
    def _create(path: Path, text: str, undo: list[Callable[[], None]]) -> None:
        missing = [each for each in path.parents if not each.exists()]
        undo.extend(folder.rmdir for folder in reversed(missing))
        files.create_text(path, text)
        undo.append(path.unlink)


def _remove(path: Path, undo: list[Callable[[], None]]) -> None:
    data = files.read_bytes(path)
    mode = path.stat().st_mode
    try:
        path.unlink()
    except OSError as error:
        raise NovaspecError(
            f"cannot remove {path}: {error.strerror}",
            "check the permissions of its folder",
        ) from error

    def again() -> None:
        path.write_bytes(data)
        path.chmod(mode)

    undo.append(again)
