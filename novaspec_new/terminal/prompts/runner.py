"""How each prompt of a terminal runs, looks, and is left."""

import asyncio
import errno
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.key_binding import KeyBindings, defaults
from prompt_toolkit.output import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style

from novaspec_new.terminal.interface import PromptAbortedError
from novaspec_new.terminal.prompts import garbage

# What is told by colour is told by a sign too. Bold, italic, red and
# green are all that can be read on every background; a grey of its own
# is the background in some palettes.
STYLE = Style(
    [
        # questionary's orange and blue cannot be read everywhere.
        ("answer", "fg:default nobold"),
        ("qmark", "fg:default"),
        ("question", "bold"),
        ("highlighted", "bold"),
        ("pointer", "bold"),
        ("name", "bold"),
        ("heading", "bold"),
        ("label", "bold"),
        ("current", "bold"),
        ("field", "fg:ansigreen bold"),
        ("note", "italic"),
        ("written", "fg:ansigreen"),
        ("warning", "fg:ansired"),
        ("selected", "reverse"),
        # What prompt_toolkit calls characters that nobody would see.
        ("nbsp", "fg:ansiyellow underline"),
        ("control-character", "fg:ansiblue"),
    ]
)
# What a terminal that was closed answers to all that is written.
_GONE = frozenset({errno.EBADF, errno.EIO, errno.ENXIO, errno.EPIPE})
# What prompt_toolkit makes the key bindings of vi by.
_VI_LOADERS = ("load_vi_bindings", "load_vi_search_bindings")

_Result = TypeVar("_Result")


@contextmanager
def session() -> Iterator[None]:
    """Have prompts ask nothing of the terminal that it may not answer.

    Where a cursor is could only be asked of it, and one that never
    answers is waited for at each prompt, a second.
    """
    garbage.begin()
    output = create_output()
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    with create_app_session(output=output), _without_vi():
        yield


@contextmanager
def _without_vi() -> Iterator[None]:
    """Have prompts made without the key bindings of vi.

    prompt_toolkit makes three hundred for every prompt, though none is
    in vi's editing mode. They take longer than all its others.
    """
    loaders = {name: getattr(defaults, name) for name in _VI_LOADERS}
    for name in loaders:
        setattr(defaults, name, KeyBindings)
    try:
        yield
    finally:
        for name, loader in loaders.items():
            setattr(defaults, name, loader)


def run(app: Application[Any], ask: Callable[[], _Result]) -> _Result:
    """Return what a prompt, asked by ``ask``, comes to.

    Raises PromptAbortedError, with the words that stand there, where
    the author or the terminal goes away.
    """
    app.pre_run_callables.append(lambda: _heed_signals(app))
    garbage.collect_in_pauses(app)
    try:
        return ask()
    except KeyboardInterrupt:
        raise PromptAbortedError(
            app.current_buffer.text, by_author=True
        ) from None
    except EOFError:
        raise PromptAbortedError(
            app.current_buffer.text, by_author=False
        ) from None
    except OSError as error:
        if error.errno not in _GONE:
            raise
        raise PromptAbortedError(
            app.current_buffer.text, by_author=False
        ) from None


def leave(app: Application[Any], *, by_author: bool) -> None:
    """Abort a prompt, with the words that stand there."""
    if not app.is_done:
        app.exit(
            exception=PromptAbortedError(
                app.current_buffer.text, by_author=by_author
            )
        )


def _heed_signals(app: Application[Any]) -> None:
    """Leave the prompt where the terminal is closed, or all is ended."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        by_author = number is signal.SIGINT
        loop.add_signal_handler(
            number, partial(leave, app, by_author=by_author)
        )
