"""What the server answers, and to whom: this machine, with the token."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from novaspec_new.preview import page
from novaspec_new.preview.server import current_page
from novaspec_new.preview.server.current_page import CurrentPage, Spec
from novaspec_new.workspace import cross_references, pictures

_HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
# A picture that is opened by itself may run nothing either.
_PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
# In seconds; a connection without a word would be given up some day.
_KEEP_ALIVE = 20.0


class Feed:
    """Tells those who look at the page of each new one."""

    def __init__(self, current: CurrentPage) -> None:
        self._current = current
        self._waiting: set[asyncio.Event] = set()
        self.stop = asyncio.Event()

    def tell(self) -> None:
        """Wake all that wait."""
        for event in self._waiting:
            event.set()

    def end(self) -> None:
        """Let all connections end."""
        self.stop.set()
        self.tell()

    async def stream(self) -> AsyncIterator[str]:
        """Yield an event of Server-Sent Events for each new page.

        The first tells of the page that there is: it may have become
        another one since the reader got his.
        """
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            yield "retry: 500\n\n" + self._event()
            while not self.stop.is_set():
                try:
                    await asyncio.wait_for(event.wait(), _KEEP_ALIVE)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                event.clear()
                if not self.stop.is_set():
                    yield self._event()
        finally:
            self._waiting.discard(event)

    def _event(self) -> str:
        return f"event: page\ndata: {self._current.version}\n\n"


class _Guard:
    """Lets only those in who were given the address, on this machine.

    A page of the web that a browser shows can send requests here too: it
    would have to name our host (a rebound name does not), come from our
    origin, and know the token.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._prefix = f"/{token}/"
        hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self._hosts = frozenset(hosts)
        self._origins = frozenset(f"http://{host}" for host in hosts)

    async def __call__(
        self, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope)
        if not self._is_ours(request):
            answer = Response("not for you\n", 403, _HEADERS)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_ours(self, request: Request) -> bool:
        origin = request.headers.get("origin")
        return (
            request.headers.get("host") in self._hosts
            and (origin is None or origin in self._origins)
            and secrets.compare_digest(
                request.url.path[: len(self._prefix)].encode(),
                self._prefix.encode(),
            )
        )


def make(
    spec: Spec, current: CurrentPage, feed: Feed, token: str, port: int
) -> ASGIApp:
    """Return the application; all of it is below ``/TOKEN/``."""

    def show(_request: Request) -> Response:
        return _page(current.html)

    def events(_request: Request) -> Response:
        return StreamingResponse(
            feed.stream(), media_type="text/event-stream", headers=_HEADERS
        )

    def picture(request: Request) -> Response:
        root = spec.checkout.root if spec.checkout else None
        path = root / request.path_params["path"] if root else None
        if root is None or path is None or not pictures.is_picture(root, path):
            return _absent()
        policy = {"content-security-policy": _PICTURE_POLICY}
        kind = pictures.media_type(path)
        return FileResponse(path, 200, _HEADERS | policy, kind)

    def other(request: Request) -> Response:
        if spec.checkout is None:
            return _absent()
        name = request.path_params["name"]
        path = cross_references.path_of(spec.checkout.root, name)
        if path is None:
            return _absent()
        return _page(current_page.other(spec.checkout, path))

    # These are coroutines, so that docutils is in one thread alone.
    routes = [
        Route(f"/{token}{path}", _alone(handler), methods=["GET"])
        for path, handler in (
            ("/", show),
            (f"/{current_page.EVENTS}", events),
            (f"/{current_page.PICTURE}{{path:path}}", picture),
            (f"/{current_page.SPEC}{{name:path}}", other),
        )
    ]
    return _Guard(Starlette(routes=routes), token, port)


def _alone(
    handler: Callable[[Request], Response],
) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        return handler(request)

    return handle


def _absent() -> Response:
    return Response("not here\n", 404, _HEADERS)


def _page(html: str) -> Response:
    policy = {"content-security-policy": page.policy(is_live=True)}
    return Response(html, 200, _HEADERS | policy, "text/html")
