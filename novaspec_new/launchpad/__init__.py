"""Launchpad, asked in the background about blueprints.

Nothing here imports launchpadlib before a look-up is under way, and
then in its own thread.
"""

from novaspec_new.launchpad.failures import Problem, ProblemKind
from novaspec_new.launchpad.lookup import BUDGET, Lookup, look_up
from novaspec_new.launchpad.result import Blueprint, LookupResult
from novaspec_new.launchpad.service_root import service_root

__all__ = [
    "BUDGET",
    "Blueprint",
    "Lookup",
    "LookupResult",
    "Problem",
    "ProblemKind",
    "look_up",
    "service_root",
]
