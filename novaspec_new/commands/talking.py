"""Whether there is someone to talk to, and how."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from novaspec_new.asking import Prompts


def is_terminal() -> bool:
    """Say whether a person sits before standard input and output."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):
        # Python leaves None, or a closed file, for a closed descriptor.
        return False


def prompts(*, plain: bool = False) -> "Prompts":
    """Return the prompts for the terminal that there is."""
    if plain or os.environ.get("TERM") in {"dumb", "unknown"}:
        from novaspec_new.linewise import Linewise

        return Linewise(sys.stdin, sys.stdout)
    from novaspec_new.prompts import Terminal

    return Terminal()
