"""Runs the server until it is told to end."""

import asyncio
import contextlib
import errno
import gc
import os
import secrets
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import NamedTuple

import uvicorn

from novaspec_new.preview.server import app, watch
from novaspec_new.preview.server.current_page import CurrentPage
from novaspec_new.spec.errors import NovaspecError

_HOST = "127.0.0.1"
# In seconds; by then the page has been given out.
_LULL = 0.5


class Telling(NamedTuple):
    """Whom to tell: ``ready`` the address, ``note`` what went wrong."""

    ready: Callable[[str], None]
    note: Callable[[str], None]


def serve(
    current: CurrentPage,
    port: int,
    telling: Telling,
    *,
    attached: bool = False,
) -> None:
    """Serve a spec's page on a port of this machine; 0 is any free one.

    It ends by a signal, which is then the process's own to handle; if
    ``attached`` also when standard input ends, as it does with the
    program that started it. Raises NovaspecError for a port that is
    taken.
    """
    listening = _listening(port)
    with contextlib.closing(listening):
        asyncio.run(_serve(current, listening, telling, attached=attached))


class _Server(uvicorn.Server):
    """A server that lets its streams go when it has to end."""

    def __init__(self, config: uvicorn.Config, feed: app.Feed) -> None:
        super().__init__(config)
        self._feed = feed
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take a signal."""
        self._loop.call_soon_threadsafe(self._feed.end)
        super().handle_exit(sig, frame)


async def _serve(
    current: CurrentPage,
    listening: socket.socket,
    tell: Telling,
    *,
    attached: bool,
) -> None:
    port = listening.getsockname()[1]
    token = secrets.token_urlsafe(24)
    spec, feed = current.spec, app.Feed(current)
    current.refresh()
    config = uvicorn.Config(
        app.make(spec, current, feed, token, port),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
        ws="none",
        loop="asyncio",
    )
    server = _Server(config, feed)
    if attached:
        _end_with_input(server, feed)
    watching = asyncio.create_task(_watch(current, feed, tell))
    # The socket listens by now: who comes early has only to wait.
    tell.ready(f"http://{_HOST}:{port}/{token}/")
    try:
        await server.serve(sockets=[listening])
    finally:
        feed.end()
        await watching


def _end_with_input(server: _Server, feed: app.Feed) -> None:
    """End when nobody holds the other end of standard input any more."""
    loop = asyncio.get_running_loop()
    source = sys.stdin.fileno()

    def read() -> None:
        if not os.read(source, 4096):
            loop.remove_reader(source)
            server.should_exit = True
            feed.end()

    loop.add_reader(source, read)


async def _watch(current: CurrentPage, feed: app.Feed, tell: Telling) -> None:
    if current.notice:
        tell.note(current.notice)
    # The trees of docutils are garbage that must be searched for: that
    # takes as long as a page does, unless it is done often, in a lull,
    # and not in what is there for good.
    gc.freeze()
    loop = asyncio.get_running_loop()
    async for _ in watch.changes(current.spec.path, feed.stop):
        if current.refresh():
            feed.tell()
            loop.call_later(_LULL, gc.collect)
            if current.notice:
                tell.note(current.notice)


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        why = error.strerror
        if error.errno == errno.EADDRINUSE:
            why = "another program has it"
        raise NovaspecError(
            f"port {port} cannot be used: {why}",
            "without --port a free one is taken",
        ) from None
    return listening
