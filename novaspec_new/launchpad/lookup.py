"""Look-ups in the background: started, looked at, waited for a while."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from novaspec_new.launchpad import failures
from novaspec_new.launchpad.blueprint_cache import BlueprintCache
from novaspec_new.launchpad.deadline import Deadline
from novaspec_new.launchpad.failures import Problem
from novaspec_new.launchpad.result import Blueprint, LookupResult
from novaspec_new.launchpad.service_root import ROOT
from novaspec_new.spec import blueprint_name

# Seconds for one look-up, all in all.
BUDGET = 8.0


class Lookup:
    """One blueprint's look-up. Nobody ever waits for it beyond its budget.

    It is under way from the start, in a daemon thread, which cannot
    delay the program's end.
    """

    def __init__(
        self, name: str, remembered: BlueprintCache, deadline: Deadline
    ) -> None:
        self.name = name
        self._remembered = remembered
        self._deadline = deadline
        self._lock = threading.Lock()
        self._arrived = threading.Event()
        self._answer: LookupResult | None = None

    @classmethod
    def start(  # noqa: PLR0913 - all but two have a default
        cls,
        name: str,
        *,
        project: str = "nova",
        root: str = ROOT,
        cache: Path,
        budget: float = BUDGET,
        offline: bool = False,
    ) -> "Lookup":
        """Ask for a blueprint; ``offline`` takes the last-seen copy."""
        return look_up(
            [name],
            project=project,
            root=root,
            cache=cache,
            budget=budget,
            offline=offline,
        )[name]

    @property
    def done(self) -> bool:
        """Whether ``result`` would return an answer at once."""
        return self._arrived.is_set() or self._deadline.passed

    def result(self, timeout: float | None = None) -> LookupResult | None:
        """Return the answer, None where it takes longer than ``timeout``.

        Without one, waits until there is an answer; at the end of the
        budget there always is.
        """
        left = self._deadline.left
        self._arrived.wait(left if timeout is None else min(timeout, left))
        if not self.done:
            return None
        self.settle(failures.late(self._deadline.budget))
        return self._answer

    def settle(self, outcome: Blueprint | Problem) -> None:
        """End it with an outcome; only the first one counts."""
        with self._lock:
            if self._answer is None:
                self._answer = self._made_of(outcome)
                self._arrived.set()

    def _made_of(self, outcome: Blueprint | Problem) -> LookupResult:
        if isinstance(outcome, Blueprint):
            self._remembered.keep(outcome)
            return LookupResult(blueprint=outcome)
        if outcome.kind.is_final:
            self._remembered.forget(self.name)
            return LookupResult(problem=outcome)
        return LookupResult(self._remembered.find(self.name), outcome)


def look_up(  # noqa: PLR0913 - as above
    names: Iterable[str],
    *,
    project: str = "nova",
    root: str = ROOT,
    cache: Path,
    budget: float = BUDGET,
    offline: bool = False,
) -> Mapping[str, Lookup]:
    """Ask for blueprints one by one, on one connection, in one budget.

    Returns a look-up by each name, in order. ``cache`` is the program's
    cache folder; Launchpad gets a folder of its own in it.
    """
    deadline = Deadline(budget)
    folder = cache / "launchpad"
    remembered = BlueprintCache(folder / "seen", root, project)
    lookups = {name: Lookup(name, remembered, deadline) for name in names}
    if offline:
        _settle_rest(lookups.values(), failures.NOT_ASKED)
    elif not blueprint_name.is_name(project):
        _settle_rest(lookups.values(), failures.no_name(project))
    elif not _is_loaded():
        _settle_rest(lookups.values(), failures.UNUSABLE)
    else:
        threading.Thread(
            target=_ask,
            args=(list(lookups.values()), project, root, folder, deadline),
            name="launchpad",
            daemon=True,
        ).start()
    return lookups


def _is_loaded() -> bool:
    """Import what the thread needs; say whether that worked.

    Not in the thread: it could meet the imports of the one who goes on,
    and Python refuses two imports that wait for each other.
    """
    try:
        from novaspec_new.launchpad import service
    except ImportError:
        return False
    return bool(service)


def _ask(
    lookups: Sequence[Lookup],
    project: str,
    root: str,
    folder: Path,
    deadline: Deadline,
) -> None:
    from novaspec_new.launchpad import service

    last: Blueprint | Problem | None = None
    names = [lookup.name for lookup in lookups]
    outcomes = service.outcomes(
        names, project, root, folder / "http", deadline
    )
    # It is the outcomes that end first, so that they can tidy up.
    for last, lookup in zip(outcomes, lookups, strict=False):
        lookup.settle(last)
    if isinstance(last, Problem):
        _settle_rest(lookups, last)


def _settle_rest(lookups: Iterable[Lookup], problem: Problem) -> None:
    for lookup in lookups:
        lookup.settle(problem)
