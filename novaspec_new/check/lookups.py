"""Notes what the rules look up while they check a file."""

from typing import NamedTuple

from novaspec_new.check.subject import Neighbours, Subject


class Looked(NamedTuple):
    """Which files were asked for, and the neighbours if they were."""

    files: dict[str, bool]
    neighbours: list[Neighbours | None]


def watched(subject: Subject) -> tuple[Subject, Looked]:
    """Return a subject that notes what is looked up through it."""
    looked = Looked({}, [])

    def neighbours() -> Neighbours | None:
        found = subject.neighbours()
        looked.neighbours[:] = [found]
        return found

    def exists(name: str) -> bool:
        assert subject.exists is not None  # noqa: S101 - else not called
        looked.files[name] = subject.exists(name)
        return looked.files[name]

    watching = exists if subject.exists else None
    return subject._replace(neighbours=neighbours, exists=watching), looked
