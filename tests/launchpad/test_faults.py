"""Every fault at every step ends in one plain line, and leaves no trace."""

import time
import unicodedata
from pathlib import Path

import pytest

from novaspec_new.launchpad import LookupResult, ProblemKind
from novaspec_new.launchpad.transport import Cache
from tests.support.launchpad import FakeLaunchpad, Fault, Step
from tests.support.lookups import ask

_KINDS = {
    Fault.RESET: ProblemKind.REFUSED,
    Fault.CLOSE: ProblemKind.REFUSED,
    Fault.CUT: ProblemKind.NONSENSE,
    Fault.FLOOD: ProblemKind.NONSENSE,
    Fault.GARBAGE: ProblemKind.NONSENSE,
    Fault.BAD_GZIP: ProblemKind.NONSENSE,
    Fault.LOOP: ProblemKind.NONSENSE,
    Fault.NOWHERE: ProblemKind.NONSENSE,
    Fault.ELSEWHERE: ProblemKind.NONSENSE,
    Fault.PORTAL: ProblemKind.NONSENSE,
    Fault.PORTAL_FOR_GOOD: ProblemKind.NONSENSE,
    Fault.HTML: ProblemKind.NONSENSE,
    Fault.EMPTY: ProblemKind.NONSENSE,
    Fault.CUT_WELL: ProblemKind.NONSENSE,
    Fault.BAD_JSON: ProblemKind.NONSENSE,
    Fault.NOT_UTF8: ProblemKind.NONSENSE,
    Fault.LIST: ProblemKind.NONSENSE,
    Fault.NUMBER: ProblemKind.NONSENSE,
    Fault.OBJECT: ProblemKind.NONSENSE,
    Fault.DEEP: ProblemKind.NONSENSE,
    Fault.S400: ProblemKind.NONSENSE,
    Fault.S401: ProblemKind.REFUSED,
    Fault.S403: ProblemKind.REFUSED,
    Fault.S407: ProblemKind.PROXY,
    Fault.S410: ProblemKind.NONSENSE,
    Fault.S429: ProblemKind.BUSY,
    Fault.S500: ProblemKind.BUSY,
    Fault.S502: ProblemKind.BUSY,
    Fault.S503: ProblemKind.BUSY,
}
_SLOW = (Fault.HANG, Fault.SLOW_HEADERS, Fault.DRIP)
_STEPS = (Step.WADL, Step.ROOT, Step.BLUEPRINT)


def check_words(answer: LookupResult) -> None:
    assert answer.problem is not None
    line = str(answer.problem)
    assert 20 < len(line) < 140
    assert not any(unicodedata.category(char)[0] == "C" for char in line)
    for internal in ("secret", "Error", "Traceback", "header", "None", "{"):
        assert internal not in line


@pytest.mark.parametrize("step", _STEPS)
@pytest.mark.parametrize("fault", _KINDS)
def test_a_fault(
    fake: FakeLaunchpad, cache: Path, fault: Fault, step: Step
) -> None:
    fake.fail(fault, step)

    answer = ask(fake.root, cache)

    assert answer.blueprint is None
    assert answer.problem is not None
    assert answer.problem.kind is _KINDS[fault]
    check_words(answer)

    # Nothing of it is kept.
    fake.mend()
    assert ask(fake.root, cache).problem is None


@pytest.mark.parametrize("step", _STEPS)
@pytest.mark.parametrize("fault", _KINDS)
def test_a_fault_where_all_is_cached(
    fake: FakeLaunchpad, cache: Path, fault: Fault, step: Step
) -> None:
    ask(fake.root, cache)
    fake.fail(fault, step)

    answer = ask(fake.root, cache)

    assert answer.problem is not None
    assert answer.problem.kind is _KINDS[fault]
    assert answer.blueprint is not None
    assert answer.blueprint.seen is not None

    fake.mend()
    assert ask(fake.root, cache).problem is None


@pytest.mark.parametrize("step", _STEPS)
@pytest.mark.parametrize("fault", _SLOW)
def test_a_slow_answer(
    fake: FakeLaunchpad, cache: Path, fault: Fault, step: Step
) -> None:
    fake.fail(fault, step)
    before = time.monotonic()

    answer = ask(fake.root, cache, budget=0.7)

    assert time.monotonic() - before < 2
    assert answer.problem is not None
    assert answer.problem.kind is ProblemKind.SLOW
    check_words(answer)


@pytest.mark.parametrize("step", _STEPS)
def test_a_charset_is_no_fault(
    fake: FakeLaunchpad, cache: Path, step: Step
) -> None:
    fake.fail(Fault.CHARSET, step)

    assert ask(fake.root, cache).problem is None


@pytest.mark.parametrize(
    ("fault", "step", "kind"),
    [
        (Fault.OTHER_XML, Step.WADL, ProblemKind.NONSENSE),
        (Fault.S404, Step.WADL, ProblemKind.NONSENSE),
        (Fault.S404, Step.ROOT, ProblemKind.NONSENSE),
        (Fault.S404, Step.BLUEPRINT, ProblemKind.NO_PROJECT),
        (Fault.NULL, Step.BLUEPRINT, ProblemKind.MISSING),
    ],
)
def test_a_fault_at_one_step(
    fake: FakeLaunchpad,
    cache: Path,
    fault: Fault,
    step: Step,
    kind: ProblemKind,
) -> None:
    fake.fail(fault, step)

    answer = ask(fake.root, cache)

    assert answer.problem is not None
    assert answer.problem.kind is kind


def test_a_port_that_refuses(cache: Path) -> None:
    fake = FakeLaunchpad()
    fake.fail(Fault.REFUSE)
    with fake:
        answer = ask(fake.root, cache)

    assert answer.note == "Launchpad refused the connection"


def test_an_error_costs_no_cached_document(
    fake: FakeLaunchpad, cache: Path
) -> None:
    ask(fake.root, cache)
    fake.fail(Fault.S503)
    ask(fake.root, cache)
    fake.mend()
    fake.sent.clear()

    ask(fake.root, cache)

    assert fake.sent == [304, 304, 304]


def test_a_cache_that_went_bad_heals(fake: FakeLaunchpad, cache: Path) -> None:
    ask(fake.root, cache)
    wadl = max(
        (path for path in cache.rglob("*") if path.is_file()),
        key=lambda path: path.stat().st_size,
    )
    wadl.write_bytes(wadl.read_bytes()[:-1000])

    assert ask(fake.root, cache).problem is not None
    assert ask(fake.root, cache).problem is None


@pytest.mark.parametrize("place", ["", "launchpad", "launchpad/http"])
def test_a_cache_that_cannot_be_written_is_done_without(
    fake: FakeLaunchpad, cache: Path, place: str
) -> None:
    # A file where a folder should be stops root as well.
    blocked = cache / place
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("in the way")

    assert ask(fake.root, cache).problem is None
    assert blocked.read_text() == "in the way"


def test_a_cache_without_a_folder_is_empty(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    cache = Cache(tmp_path / "cache")

    cache.set("key", b"value")
    cache.delete("key")

    assert cache.get("key") is None
