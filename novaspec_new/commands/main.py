"""The command line: finds the command, and is the one error boundary."""

import contextlib
import errno
import gc
import importlib
import os
import sys
from collections.abc import Sequence

import click

from novaspec_new import __version__
from novaspec_new.spec.clean_text import clean_line
from novaspec_new.spec.errors import NovaspecError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
COMMANDS = (
    # In the order of a spec's life; help lists them so.
    "new",
    "fill",
    "guide",
    "check",
    "explain",
    "preview",
    "wrap",
    "message",
    "status",
    "skeleton",
    "regenerate",
    "repropose",
    "rename",
    "move",
    "abandon",
    "config",
    "lsp",
    "completion",
)
# What the shells' scripts call, and nobody types.
_HIDDEN = frozenset({"_complete"})


class _Commands(click.Group):
    """A group that imports a command's module when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(
        self, ctx: click.Context, cmd_name: str
    ) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS and cmd_name not in _HIDDEN:
            return None
        module = importlib.import_module(f"novaspec_new.commands.{cmd_name}")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        is_known = name in COMMANDS or name in _HIDDEN
        if not (is_known or name.startswith("-") or ctx.resilient_parsing):
            told = f"No such command {name!r}{_meant(name)}"
            raise click.UsageError(told, ctx)
        return super().resolve_command(ctx, args)


def _meant(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, 1)
    return f" (did you mean {near[0]!r}?)" if near else ""


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def _novaspec() -> None:
    """Write an OpenStack design spec, and check it as the gate does.

    Start with: novaspec new BLUEPRINT
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    ``arguments`` are those of the process if not given. 0 is done and
    clean, 1 findings or an expected failure, 2 usage, 3 a bug of ours,
    130 Ctrl-C.
    """
    try:
        code = _run(arguments)
        if sys.stdout is not None:  # None where it is closed
            sys.stdout.flush()
        if arguments is None:
            # The process ends: a last search for garbage in what docutils
            # leaves behind would take longer than to parse a spec.
            gc.freeze()
    except BrokenPipeError:
        _leave_output()
        return 0
    except OSError as error:
        _leave_output()
        return _failed(error)
    return code


def _leave_output() -> None:
    """Have Python's own flush at exit not fail again where we did."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str] | None) -> int:
    out = sys.stdout
    try:
        result = _novaspec.main(
            args=None if arguments is None else list(arguments),
            prog_name="novaspec",
            standalone_mode=False,
        )
    except SystemExit as left:
        # click leaves so after completion; and on a closed pipe, when
        # it puts something else in the place of standard output.
        if sys.stdout is not out:
            sys.stdout = out
            raise BrokenPipeError from None
        return left.code if isinstance(left.code, int) else 0
    except click.ClickException as error:
        _complain_of_usage(error)
        return error.exit_code
    except (KeyboardInterrupt, EOFError, click.Abort):
        _complain("stopped")
        return 130
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the one boundary
        return _failed(error)
    return result if isinstance(result, int) else 0


def _failed(error: Exception) -> int:
    """Tell of a failure in one line; return its exit code."""
    if isinstance(error, NovaspecError):
        _complain(str(error))
        return error.exit_code
    if isinstance(error, OSError) and error.filename and error.strerror:
        # A file or folder that vanished, or that is closed to us, where
        # nobody could do anything but stop.
        _complain(f"cannot use {error.filename}: {error.strerror}")
        return 1
    if isinstance(error, OSError) and error.errno in _FULL:
        # What it failed on without a name is standard output.
        _complain(f"cannot write what was asked for: {error.strerror}")
        return 1
    from novaspec_new.workspace import bug_log

    _complain(bug_log.write(error))
    return 3


def _complain(line: str) -> None:
    with contextlib.suppress(OSError):
        click.echo(f"novaspec: {clean_line(line)}", err=True)


def _complain_of_usage(error: click.ClickException) -> None:
    hint = ""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        hint = f"; see '{error.ctx.command_path} --help'"
    _complain(error.format_message().rstrip(".") + hint)
