import socket
import threading
import time
from pathlib import Path

import pytest

from novaspec_new.launchpad import (
    Answer,
    Blueprint,
    Kind,
    Lookup,
    Problem,
    look_up,
)
from tests.support.launchpad import (
    FakeLaunchpad,
    Fault,
    Specification,
    Step,
)


def ask(
    fake: FakeLaunchpad, cache: Path, name: str = "awesome-thing"
) -> Answer:
    answer = Lookup.start(
        name, root=fake.root, cache=cache, budget=30
    ).result()
    assert answer is not None
    return answer


def test_a_blueprint(fake: FakeLaunchpad, cache: Path) -> None:
    fake.blueprints["awesome-thing"] = Specification(
        "An awesome thing",
        "One.\r\n\r\nTwo.",
        whiteboard="Said so.",
        assignee="alice",
        drafter="bob-2",
        milestone="2027.1",
        definition_status="Pending Approval",
        implementation_status="Good progress",
        priority="High",
    )

    answer = ask(fake, cache)

    assert answer == Answer(
        Blueprint(
            name="awesome-thing",
            title="An awesome thing",
            summary="One.\n\nTwo.",
            whiteboard="Said so.",
            assignee="alice",
            drafter="bob-2",
            definition_status="Pending Approval",
            implementation_status="Good progress",
            priority="High",
            milestone="2027.1",
            seen=None,
        )
    )
    assert answer.note == "Launchpad has this blueprint"


def test_with_a_wadl_of_full_size(cache: Path) -> None:
    with FakeLaunchpad(whole=True) as whole:
        whole.blueprints["awesome-thing"] = Specification("Whole")
        answer = ask(whole, cache)

    assert answer.blueprint is not None
    assert answer.blueprint.title == "Whole"


def test_nobody_and_nothing(fake: FakeLaunchpad, cache: Path) -> None:
    fake.blueprints["awesome-thing"] = Specification("T", None)

    found = ask(fake, cache).blueprint

    assert found is not None
    assert (found.summary, found.whiteboard) == ("", "")
    assert (found.assignee, found.drafter, found.milestone) == (None,) * 3


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

    found = ask(fake, cache).blueprint

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
        {"name": None},
        {"resource_type_link": "https://evil.invalid/#specification"},
        {"resource_type_link": 7},
        {"self_link": None, "title": None},
    ],
)
def test_a_blueprint_that_makes_no_sense(
    fake: FakeLaunchpad, cache: Path, more: dict[str, object]
) -> None:
    fake.blueprints["awesome-thing"].more = more

    answer = ask(fake, cache)

    assert answer.blueprint is None
    assert answer.problem is not None
    assert answer.problem.kind is Kind.NONSENSE


@pytest.mark.parametrize(
    "more",
    [
        {"assignee_link": 7, "summary": 7, "priority": {}},
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

    found = ask(fake, cache).blueprint

    assert found is not None
    assert (found.title, found.assignee) == ("An awesome thing", None)
    assert found.summary == ""


def test_a_missing_blueprint(fake: FakeLaunchpad, cache: Path) -> None:
    assert ask(fake, cache, "no-thing") == Answer(
        problem=Problem(
            Kind.MISSING,
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
        answer = ask(fake, cache)

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
    assert answer.problem.kind is Kind.NO_PROJECT
    assert "\n" not in answer.note
    assert bool(fake.requests) is asked


def test_a_second_look_up_asks_for_news_only(
    fake: FakeLaunchpad, cache: Path
) -> None:
    first = ask(fake, cache)
    fake.sent.clear()

    second = ask(fake, cache)

    assert second == first
    assert fake.sent == [304, 304, 304]


def test_news_are_taken(fake: FakeLaunchpad, cache: Path) -> None:
    ask(fake, cache)
    fake.blueprints["awesome-thing"].title = "Another"

    found = ask(fake, cache).blueprint

    assert found is not None
    assert found.title == "Another"


def test_without_launchpad_there_is_what_was_seen(
    fake: FakeLaunchpad, cache: Path
) -> None:
    fresh = ask(fake, cache).blueprint
    fake.fail(Fault.S503)

    answer = ask(fake, cache)

    assert fresh is not None
    assert answer.problem is not None
    assert answer.problem.kind is Kind.BUSY
    old = answer.blueprint
    assert old is not None
    assert (old.title, old.assignee) == (fresh.title, fresh.assignee)
    assert old.seen is not None
    assert old.seen.utcoffset() is not None
    assert answer.note == (
        "Launchpad is busy or down (HTTP 503); "
        f"this is from {old.seen.date().isoformat()}"
    )


def test_what_was_seen_is_of_one_project_and_one_launchpad(
    fake: FakeLaunchpad, cache: Path
) -> None:
    ask(fake, cache)

    for project, root in (("glance", fake.root), ("nova", "http://[::1]:1/")):
        lookup = Lookup.start(
            "awesome-thing",
            project=project,
            root=root,
            cache=cache,
            offline=True,
        )
        answer = lookup.result(0)

        assert answer is not None
        assert answer.blueprint is None


@pytest.mark.parametrize("gone", ["deleted", "private"])
def test_what_is_gone_is_forgotten(
    fake: FakeLaunchpad, cache: Path, gone: str
) -> None:
    ask(fake, cache)
    if gone == "deleted":
        del fake.blueprints["awesome-thing"]
    else:
        fake.blueprints["awesome-thing"].private = True
    ask(fake, cache)
    fake.fail(Fault.S503)

    assert ask(fake, cache).blueprint is None


def test_offline_nothing_is_asked(fake: FakeLaunchpad, cache: Path) -> None:
    ask(fake, cache)
    fake.requests.clear()
    threads = set(threading.enumerate())

    lookup = Lookup.start(
        "awesome-thing", root=fake.root, cache=cache, offline=True
    )

    assert lookup.done
    answer = lookup.result(0)
    assert answer is not None
    assert answer.problem == Problem(Kind.NOT_ASKED, "Launchpad was not asked")
    assert answer.blueprint is not None
    assert answer.blueprint.seen is not None
    assert fake.requests == []
    assert set(threading.enumerate()) <= threads


def test_waiting_a_while_and_then_longer(
    fake: FakeLaunchpad, cache: Path
) -> None:
    fake.fail(Fault.HANG)
    before = time.monotonic()
    lookup = Lookup.start(
        "awesome-thing", root=fake.root, cache=cache, budget=0.6
    )

    assert lookup.result(0) is None
    assert not lookup.done
    assert lookup.result(0.1) is None
    answer = lookup.result()

    took = time.monotonic() - before
    assert 0.5 < took < 3
    assert lookup.done
    assert answer is not None
    assert answer.note == "Launchpad did not answer within 0.6 seconds"
    assert lookup.result(0) is answer
    assert lookup.result() is answer


def test_a_look_up_that_nobody_waits_for_is_done_in_time(
    fake: FakeLaunchpad, cache: Path
) -> None:
    fake.fail(Fault.DRIP)
    lookup = Lookup.start(
        "awesome-thing", root=fake.root, cache=cache, budget=0.3
    )
    time.sleep(0.4)

    assert lookup.done
    answer = lookup.result(0)
    assert answer is not None
    assert answer.problem is not None
    assert answer.problem.kind is Kind.SLOW


def test_a_name_server_that_hangs(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()

    def hang(*arguments: object) -> None:
        del arguments
        answered.wait(30)
        raise socket.gaierror(socket.EAI_AGAIN, "Try again")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    before = time.monotonic()
    answer = Lookup.start(
        "awesome-thing",
        root="https://launchpad.invalid/",
        cache=cache,
        budget=0.3,
    ).result()

    assert time.monotonic() - before < 3
    answered.set()
    assert answer is not None
    assert answer.problem is not None
    assert answer.problem.kind is Kind.SLOW


def test_several_on_one_connection(fake: FakeLaunchpad, cache: Path) -> None:
    names = [f"thing-{number}" for number in range(5)]
    for name in names[1:]:
        fake.blueprints[name] = Specification(name.upper())
    fake.blueprints["thing-3"].more = {"title": 7}

    lookups = look_up(names, root=fake.root, cache=cache, budget=30)

    assert list(lookups) == names
    said = []
    for lookup in lookups.values():
        answer = lookup.result()
        assert answer is not None
        said.append(
            answer.problem.kind if answer.problem else answer.blueprint.title  # type: ignore[union-attr]
        )
    assert said == [
        Kind.MISSING,
        "THING-1",
        "THING-2",
        Kind.NONSENSE,
        "THING-4",
    ]
    assert fake.requests.count(Step.WADL) == 1
    assert fake.connections == 1


def test_several_share_one_budget(fake: FakeLaunchpad, cache: Path) -> None:
    fake.fail(Fault.HANG, Step.BLUEPRINT)
    before = time.monotonic()

    lookups = look_up(
        ["a1", "a2", "a3"], root=fake.root, cache=cache, budget=1
    )
    answers = [lookup.result() for lookup in lookups.values()]

    assert time.monotonic() - before < 3
    assert [a.problem.kind for a in answers if a and a.problem] == (
        [Kind.SLOW] * 3
    )


def test_after_a_failure_no_more_are_asked(
    fake: FakeLaunchpad, cache: Path
) -> None:
    fake.fail(Fault.S503, Step.BLUEPRINT)

    lookups = look_up(["a1", "a2"], root=fake.root, cache=cache, budget=30)
    answers = [lookup.result() for lookup in lookups.values()]

    assert [a.problem.kind for a in answers if a and a.problem] == (
        [Kind.BUSY] * 2
    )
    assert fake.requests.count(Step.BLUEPRINT) == 1


def test_no_names(fake: FakeLaunchpad, cache: Path) -> None:
    assert look_up([], root=fake.root, cache=cache) == {}
