"""What Launchpad may say of a blueprint."""

from pathlib import Path

import pytest

from novaspec_new.launchpad import (
    Blueprint,
    Lookup,
    LookupResult,
    Problem,
    ProblemKind,
)
from tests.support.launchpad import FakeLaunchpad, Specification
from tests.support.lookups import ask


def test_a_blueprint(fake: FakeLaunchpad, cache: Path) -> None:
    fake.blueprints["awesome-thing"] = Specification(
        "An awesome thing",
        "One.\r\n\r\nTwo.",
        assignee="alice",
        drafter="bob-2",
        definition_status="Pending Approval",
        implementation_status="Good progress",
    )

    answer = ask(fake.root, cache)

    assert answer == LookupResult(
        Blueprint(
            name="awesome-thing",
            title="An awesome thing",
            summary="One.\n\nTwo.",
            assignee="alice",
            drafter="bob-2",
            definition_status="Pending Approval",
            implementation_status="Good progress",
            seen=None,
        )
    )
    assert answer.note == "Launchpad has this blueprint"


def test_with_a_wadl_of_full_size(cache: Path) -> None:
    with FakeLaunchpad(whole=True) as whole:
        whole.blueprints["awesome-thing"] = Specification("Whole")
        answer = ask(whole.root, cache)

    assert answer.blueprint is not None
    assert answer.blueprint.title == "Whole"


def test_nobody_and_nothing(fake: FakeLaunchpad, cache: Path) -> None:
    fake.blueprints["awesome-thing"] = Specification("T", None)

    found = ask(fake.root, cache).blueprint

    assert found is not None
    assert found.summary == ""
    assert (found.assignee, found.drafter) == (None, None)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("\x1b]0;owned\a\x1b[31mRed\x1b[0m\r\n title", "Red title"),
        ("\u202eevil\u200b \x9b2Jtext\0", "evil text"),
        ("x" * 100_000, "x" * 300),
        ("{{ 7 * 7 }} %s", "{{ 7 * 7 }} %s"),
    ],
)
def test_a_title_is_made_safe(
    fake: FakeLaunchpad, cache: Path, title: str, shown: str
) -> None:
    fake.blueprints["awesome-thing"].title = title

    found = ask(fake.root, cache).blueprint

    assert found is not None
    assert found.title == shown


@pytest.mark.parametrize(
    "more",
    [
        {"title": 7},
        {"title": None},
        {"title": ["a"]},
        {"title": "\x1b[31m \u200b"},
        {"name": "other-thing"},
        {"name": ["awesome-thing"]},
        {"resource_type_link": "https://evil.invalid/#specification"},
        {"resource_type_link": 7},
        {"self_link": None, "title": None},
    ],
)
def test_a_blueprint_that_makes_no_sense(
    fake: FakeLaunchpad, cache: Path, more: dict[str, object]
) -> None:
    fake.blueprints["awesome-thing"].more = more

    answer = ask(fake.root, cache)

    assert answer.blueprint is None
    assert answer.problem is not None
    assert answer.problem.kind is ProblemKind.NONSENSE


@pytest.mark.parametrize(
    "more",
    [
        {"assignee_link": 7, "summary": 7, "name": None},
        {"assignee_link": "https://evil.invalid/~../..", "summary": ["a"]},
        {
            "assignee_link": "tag:launchpad.net:2008:redacted",
            "summary": "tag:launchpad.net:2008:redacted",
        },
        {"assignee_link": "https://a.invalid/~a\x1b[31m", "summary": {}},
    ],
)
def test_fields_that_make_no_sense_are_absent(
    fake: FakeLaunchpad, cache: Path, more: dict[str, object]
) -> None:
    fake.blueprints["awesome-thing"].more = more

    found = ask(fake.root, cache).blueprint

    assert found is not None
    assert (found.name, found.title) == ("awesome-thing", "An awesome thing")
    assert found.assignee is None
    assert found.summary == ""


def test_a_missing_blueprint(fake: FakeLaunchpad, cache: Path) -> None:
    assert ask(fake.root, cache, "no-thing") == LookupResult(
        problem=Problem(
            ProblemKind.MISSING,
            "Launchpad has no blueprint no-thing in nova",
            "register it at https://blueprints.launchpad.net/nova/+addspec",
        )
    )


@pytest.mark.parametrize("wholly", [False, True])
def test_a_private_blueprint(
    fake: FakeLaunchpad, cache: Path, *, wholly: bool
) -> None:
    private = Specification("Secret", private=True)
    if wholly:
        secret = "tag:launchpad.net:2008:redacted"
        private.more = dict.fromkeys(
            ("self_link", "resource_type_link", "http_etag"), secret
        )
    fake.blueprints["awesome-thing"] = private

    for _ in range(2):
        answer = ask(fake.root, cache)

        assert answer.note == "the blueprint awesome-thing is private"
        assert answer.blueprint is None


@pytest.mark.parametrize(
    ("project", "asked"),
    [("nava", True), ("../people", False), ("", False), ("a\nb", False)],
)
def test_no_such_project(
    fake: FakeLaunchpad, cache: Path, project: str, *, asked: bool
) -> None:
    lookup = Lookup.start(
        "awesome-thing", project=project, root=fake.root, cache=cache
    )
    answer = lookup.result()

    assert answer is not None
    assert answer.problem is not None
    assert answer.problem.kind is ProblemKind.NO_PROJECT
    assert "\n" not in answer.note
    assert bool(fake.requests) is asked
