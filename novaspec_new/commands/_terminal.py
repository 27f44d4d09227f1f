"""The terminal that a command stands in, if any."""

import io
import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from novaspec_new.terminal.interface import Prompts


def is_there() -> bool:
    """Say whether there is a terminal to ask in."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):
        # Python leaves None, or a closed file, for a closed descriptor.
        return False


def note(text: str) -> None:
    """Tell the author something that is no result."""
    click.echo(f"note: {text}", err=True)


def prompts(*, plain: bool = False) -> "Prompts":
    """Return prompts as fit for the terminal; ``plain`` wants no escapes."""
    if plain or os.environ.get("TERM", "") in {"", "dumb", "unknown"}:
        from novaspec_new.terminal.line_mode import LinePrompts

        for stream in (sys.stdin, sys.stdout):
            # What the locale cannot read or write is no reason to end.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        return LinePrompts(sys.stdin, sys.stdout)
    from novaspec_new.terminal.screen import ScreenPrompts

    return ScreenPrompts()
