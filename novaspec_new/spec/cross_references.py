"""What the documents of a checkout define for each other."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple


class Label(NamedTuple):
    """A label in another document; Sphinx calls that ``document``.

    ``heading`` says that a heading follows it, which makes it one that
    any document can refer to without a text of its own.
    """

    document: str
    heading: bool


class CrossReferences(NamedTuple):
    """What the rest of a checkout's documents define.

    ``labels`` has each label's places by its name, as docutils
    normalises it; ``citations`` the document of each citation.
    ``unseen`` holds names of pages that the checkout lists and does not
    have. ``terms`` (of glossaries) and ``tokens`` (of grammars) have each
    one's documents; ``objects`` are all those of DefinedObjects.
    ``is_whole`` is false where the documentation's own sources are not
    there, so that what is not found may be elsewhere.
    """

    labels: Mapping[str, tuple[Label, ...]]
    citations: Mapping[str, str]
    unseen: AbstractSet[str]
    terms: Mapping[str, tuple[str, ...]] = {}
    tokens: Mapping[str, tuple[str, ...]] = {}
    objects: AbstractSet[str] = frozenset()
    is_whole: bool = True
