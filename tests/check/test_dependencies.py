"""What was looked up is noted, and believed while its answer is the same."""

from collections.abc import Callable, Mapping

import pytest

from novaspec_new.check.context import Context
from novaspec_new.check.dependencies import recorded, still_hold
from novaspec_new.spec.cross_references import CrossReferences

BEFORE = {"term": ("a",)}
AFTER = {"term": ("a",), "other": ("b",)}
CHANGED = {"term": ("b",)}


def context(terms: Mapping[str, tuple[str, ...]], *files: str) -> Context:
    known = CrossReferences({}, {}, frozenset(), terms, {}, frozenset(terms))
    return Context(
        cross_references=lambda: known, exists=lambda name: name in files
    )


@pytest.mark.parametrize(
    ("look", "of_one"),
    [
        (lambda known: known.terms.get("term"), True),
        (lambda known: "term" in known.terms, True),
        (lambda known: list(known.terms), False),
        (lambda known: len(known.terms), False),
    ],
)
def test_a_mapping_that_was_asked(
    look: Callable[[CrossReferences], object], *, of_one: bool
) -> None:
    asked, found = recorded(context(BEFORE))
    known = asked.cross_references()
    assert known is not None
    look(known)

    assert still_hold(found, context(BEFORE))
    # Who asked for one name does not care for others.
    assert still_hold(found, context(AFTER)) is of_one
    assert not still_hold(found, context(CHANGED))
    assert not still_hold(found, Context())


@pytest.mark.parametrize(
    ("look", "of_one"),
    [
        (lambda known: "term" in known.objects, True),
        (lambda known: "none" in known.objects, True),
        (lambda known: sorted(known.objects), False),
        (lambda known: len(known.objects), False),
    ],
)
def test_a_set_that_was_asked(
    look: Callable[[CrossReferences], object], *, of_one: bool
) -> None:
    asked, found = recorded(context(BEFORE))
    known = asked.cross_references()
    assert known is not None
    look(known)

    assert still_hold(found, context(BEFORE))
    assert still_hold(found, context(AFTER)) is of_one


def test_a_name_that_is_there_by_now() -> None:
    asked, found = recorded(context({}))
    known = asked.cross_references()
    assert known is not None
    assert "term" not in known.objects
    assert known.terms.get("term") is None

    assert not still_hold(found, context(BEFORE))


def test_a_file_that_was_looked_for() -> None:
    asked, found = recorded(context({}, "a.png"))
    assert asked.exists is not None
    assert asked.exists("a.png")
    assert not asked.exists("b.png")

    assert still_hold(found, context({}, "a.png"))
    assert not still_hold(found, context({}))
    assert not still_hold(found, context({}, "a.png", "b.png"))
    assert not still_hold(found, Context())


def test_who_asked_nothing_believes_all() -> None:
    _, found = recorded(context(BEFORE))

    assert still_hold(found, Context())
