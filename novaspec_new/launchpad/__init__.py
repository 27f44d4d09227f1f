"""Launchpad, asked in the background about blueprints.

Nothing here imports launchpadlib before a look-up is under way, and
then in its own thread.
"""

from novaspec_new.launchpad.address import service_root
from novaspec_new.launchpad.answer import Answer, Blueprint, Kind, Problem
from novaspec_new.launchpad.lookup import BUDGET, Lookup, look_up

__all__ = [
    "BUDGET",
    "Answer",
    "Blueprint",
    "Kind",
    "Lookup",
    "Problem",
    "look_up",
    "service_root",
]
