"""How each prompt of a terminal runs, looks, and is left."""

import asyncio
import errno
import signal
from typing import Any

import questionary
from prompt_toolkit.application import Application

from novaspec_new.terminal.interface import PromptAbortedError

STYLE = questionary.Style(
    [
        ("bottom-toolbar", "noreverse"),
        # questionary's orange and blue cannot be read on every background.
        ("answer", "fg:default nobold"),
        ("qmark", "fg:default"),
        ("heading", "bold"),
        # A grey of its own is the background in some palettes.
        ("note", "italic"),
        ("warning", "fg:ansired"),
    ]
)
# What a terminal that was closed answers to all that is written.
_GONE = frozenset({errno.EBADF, errno.EIO, errno.ENXIO, errno.EPIPE})


def run(question: questionary.Question) -> Any:  # noqa: ANN401
    """Return what a prompt comes to.

    Raises PromptAbortedError, with the words that stand there, where
    the author or the terminal goes away.
    """
    app = question.application
    app.pre_run_callables.append(lambda: _heed_signals(app))
    try:
        return question.unsafe_ask()
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
    for number in (signal.SIGHUP, signal.SIGTERM):
        loop.add_signal_handler(number, lambda: leave(app, by_author=False))
