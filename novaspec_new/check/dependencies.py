"""Notes what the rules look up while they check a file."""

from typing import NamedTuple

from novaspec_new.check.context import Context
from novaspec_new.spec.cross_references import CrossReferences


class Dependencies(NamedTuple):
    """Which files were asked for, and the cross-references if they were."""

    files: dict[str, bool]
    cross_references: list[CrossReferences | None]


def recorded(context: Context) -> tuple[Context, Dependencies]:
    """Return a context that notes what is looked up through it."""
    dependencies = Dependencies({}, [])

    def cross_references() -> CrossReferences | None:
        found = context.cross_references()
        dependencies.cross_references[:] = [found]
        return found

    def exists(name: str) -> bool:
        assert context.exists is not None  # noqa: S101 - else not called
        dependencies.files[name] = context.exists(name)
        return dependencies.files[name]

    recording = exists if context.exists else None
    return context._replace(
        cross_references=cross_references, exists=recording
    ), dependencies
