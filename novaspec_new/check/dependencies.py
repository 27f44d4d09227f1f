"""Notes what the rules look up while they check a file."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from typing import NamedTuple, TypeVar

from novaspec_new.check.context import Context
from novaspec_new.spec.cross_references import CrossReferences

V = TypeVar("V")

_WHOLE = "is_whole"


class Dependencies(NamedTuple):
    """Which files were asked for, and which names of other documents.

    ``names`` has a digest of what was answered, by the field of
    CrossReferences and the name, as in ``labels:name``; ``labels`` alone
    stands for all names, and ``is_whole`` for its value.
    """

    files: dict[str, bool]
    names: dict[str, str]


def recorded(context: Context) -> tuple[Context, Dependencies]:
    """Return a context that notes what is looked up through it."""
    dependencies = Dependencies({}, {})

    def cross_references() -> CrossReferences | None:
        found = context.cross_references()
        if found is None:
            return None
        names = dependencies.names
        names[_WHOLE] = _answer(found, _WHOLE)
        return CrossReferences(
            _Mapping(found.labels, "labels", names),
            _Mapping(found.citations, "citations", names),
            _Set(found.unseen, "unseen", names),
            _Mapping(found.terms, "terms", names),
            _Mapping(found.tokens, "tokens", names),
            _Set(found.objects, "objects", names),
            found.is_whole,
        )

    def exists(name: str) -> bool:
        assert context.exists is not None  # noqa: S101 - else not called
        dependencies.files[name] = context.exists(name)
        return dependencies.files[name]

    recording = exists if context.exists else None
    return context._replace(
        cross_references=cross_references, exists=recording
    ), dependencies


def still_hold(dependencies: Dependencies, context: Context) -> bool:
    """Say whether all that was looked up is answered in the same way."""
    files, names = dependencies
    if files and any(
        context.exists is None or context.exists(name) != was
        for name, was in files.items()
    ):
        return False
    if not names:
        return True
    found = context.cross_references()
    return found is not None and all(
        _answer(found, key) == was for key, was in names.items()
    )


def _answer(found: CrossReferences, key: str) -> str:
    if key == _WHOLE:
        return _digest(found.is_whole)
    field, colon, name = key.partition(":")
    known = getattr(found, field)
    return _digest_of_one(known, name) if colon else _digest_of_all(known)


class _Mapping(Mapping[str, V]):
    """A mapping that notes what is asked of it."""

    def __init__(
        self, known: Mapping[str, V], field: str, names: dict[str, str]
    ) -> None:
        self._known = known
        self._field = field
        self._names = names

    def __getitem__(self, name: str) -> V:
        self._names[f"{self._field}:{name}"] = _digest_of_one(
            self._known, name
        )
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        self._names[self._field] = _digest_of_all(self._known)
        return iter(self._known)

    def __len__(self) -> int:
        self._names[self._field] = _digest_of_all(self._known)
        return len(self._known)


class _Set(AbstractSet[str]):
    """A set that notes what is asked of it."""

    def __init__(
        self, known: AbstractSet[str], field: str, names: dict[str, str]
    ) -> None:
        self._known = known
        self._field = field
        self._names = names

    def __contains__(self, name: object) -> bool:
        self._names[f"{self._field}:{name}"] = _digest_of_one(
            self._known, name
        )
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        self._names[self._field] = _digest_of_all(self._known)
        return iter(self._known)

    def __len__(self) -> int:
        self._names[self._field] = _digest_of_all(self._known)
        return len(self._known)


_Known = Mapping[str, object] | AbstractSet[str]


def _digest_of_one(known: _Known, name: object) -> str:
    if isinstance(known, Mapping):
        return _digest(known.get(str(name)))
    return _digest(name in known)


def _digest_of_all(known: _Known) -> str:
    found = known.items() if isinstance(known, Mapping) else known
    return _digest(sorted(found))


def _digest(answer: object) -> str:
    return blake2b(repr(answer).encode(), digest_size=8).hexdigest()
