import socket
import threading
import time
from pathlib import Path

import pytest

from novaspec_new.launchpad import Lookup, Problem, ProblemKind, look_up
from tests.support.launchpad import (
    FakeLaunchpad,
    Fault,
    Specification,
    Step,
)
from tests.support.lookups import ask


def test_a_second_look_up_asks_for_news_only(
    fake: FakeLaunchpad, cache: Path
) -> None:
    first = ask(fake.root, cache)
    fake.sent.clear()

    second = ask(fake.root, cache)

    assert second == first
    assert fake.sent == [304, 304, 304]


def test_news_are_taken(fake: FakeLaunchpad, cache: Path) -> None:
    ask(fake.root, cache)
    fake.blueprints["awesome-thing"].title = "Another"

    found = ask(fake.root, cache).blueprint

    assert found is not None
    assert found.title == "Another"


def test_without_launchpad_there_is_what_was_seen(
    fake: FakeLaunchpad, cache: Path
) -> None:
    fresh = ask(fake.root, cache).blueprint
    fake.fail(Fault.S503)

    answer = ask(fake.root, cache)

    assert fresh is not None
    assert answer.problem is not None
    assert answer.problem.kind is ProblemKind.BUSY
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
    ask(fake.root, cache)

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
    ask(fake.root, cache)
    if gone == "deleted":
        del fake.blueprints["awesome-thing"]
    else:
        fake.blueprints["awesome-thing"].private = True
    ask(fake.root, cache)
    fake.fail(Fault.S503)

    assert ask(fake.root, cache).blueprint is None


def test_offline_nothing_is_asked(fake: FakeLaunchpad, cache: Path) -> None:
    ask(fake.root, cache)
    fake.requests.clear()
    threads = set(threading.enumerate())

    lookup = Lookup.start(
        "awesome-thing", root=fake.root, cache=cache, offline=True
    )

    assert lookup.done
    answer = lookup.result(0)
    assert answer is not None
    assert answer.problem == Problem(
        ProblemKind.NOT_ASKED, "Launchpad was not asked"
    )
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
    # Whichever notices first: the one who waits, or the one who asks.
    assert answer.note in {
        "Launchpad did not answer within 0.6 seconds",
        "Launchpad did not answer in time",
    }
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
    assert answer.problem.kind is ProblemKind.SLOW


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
    assert answer.problem.kind is ProblemKind.SLOW


def outcome(lookup: Lookup) -> ProblemKind | str:
    """Return a blueprint's title, or why there is none."""
    answer = lookup.result()
    assert answer is not None
    if answer.problem is not None:
        return answer.problem.kind
    assert answer.blueprint is not None
    return answer.blueprint.title


def test_several_on_one_connection(fake: FakeLaunchpad, cache: Path) -> None:
    names = [f"thing-{number}" for number in range(5)]
    for name in names[1:]:
        fake.blueprints[name] = Specification(name.upper())
    fake.blueprints["thing-3"].more = {"title": 7}

    lookups = look_up(names, root=fake.root, cache=cache, budget=30)

    assert list(lookups) == names
    assert [outcome(lookup) for lookup in lookups.values()] == [
        ProblemKind.MISSING,
        "THING-1",
        "THING-2",
        ProblemKind.NONSENSE,
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
    outcomes = [outcome(lookup) for lookup in lookups.values()]

    assert time.monotonic() - before < 3
    assert outcomes == [ProblemKind.SLOW] * 3


def test_after_a_failure_no_more_are_asked(
    fake: FakeLaunchpad, cache: Path
) -> None:
    fake.fail(Fault.S503, Step.BLUEPRINT)

    lookups = look_up(["a1", "a2"], root=fake.root, cache=cache, budget=30)

    assert [outcome(lookup) for lookup in lookups.values()] == [
        ProblemKind.BUSY
    ] * 2
    assert fake.requests.count(Step.BLUEPRINT) == 1


def test_no_names(fake: FakeLaunchpad, cache: Path) -> None:
    assert look_up([], root=fake.root, cache=cache) == {}
