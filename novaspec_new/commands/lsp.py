"""``novaspec lsp``: the language server, for an editor to start."""

import contextlib
import os
import sys

import click

from novaspec_new.commands import _options
from novaspec_new.spec.errors import NovaspecError, UsageError

# What the extra installs.
_EXTRA = frozenset({"pygls", "lsprotocol"})


@click.command("lsp")
@click.option(
    "--stdio",
    is_flag=True,
    expose_value=False,
    help="Talk on standard input and output; this is what it does anyway.",
)
@_options.profile
def command() -> int:
    """Serve an editor: findings, mending, guidance, completion.

    The editor starts it and speaks the Language Server Protocol with it
    on standard input and output.
    """
    if sys.stdin is None or sys.stdout is None or sys.stdin.isatty():
        # Nobody types the protocol; and a read there cannot be broken off.
        raise UsageError(
            "the language server talks with an editor, not a terminal",
            "have your editor start 'novaspec lsp'",
        )
    try:
        from novaspec_new.lsp import features
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise NovaspecError(
            "the language server needs pygls 2 or newer, which is not "
            "installed",
            "run: pip install 'novaspec[lsp]'",
        ) from None
    # Nothing but the protocol may be written where the editor reads.
    with (
        os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out,
        contextlib.redirect_stdout(sys.stderr),
    ):
        features.serve(sys.stdin.buffer, out)
    return 0
