"""A small Launchpad on loopback: WADL, JSON, ETags, and faults on request.

Also a program, which serves until it is ended:
python -m tests.support.launchpad --title T --name awesome-thing
"""

import argparse
import contextlib
import gzip
import hashlib
import json
import socket
import ssl
import sys
import threading
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from tests.support.launchpad_documents import Specification, wadl
from tests.support.launchpad_faults import FAULTS, Fault, Reply

__all__ = ["FakeLaunchpad", "Fault", "Specification", "Step"]

_WADL_TYPE = "application/vnd.sun.wadl+xml"


class Step(StrEnum):
    """The documents that launchpadlib asks for, in its order."""

    WADL = "wadl"
    ROOT = "root"
    PROJECT = "project"
    BLUEPRINT = "blueprint"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "_Server"

    def do_GET(self) -> None:
        step, reply = self.server.fake.reply(self.path, self.headers["Accept"])
        self.server.fake.requests.append(step)
        fault = self.server.fake.fault_at(step)
        if fault is None:
            self.send(reply)
        else:
            FAULTS[fault](self, reply)

    def send(self, reply: Reply) -> None:
        """Send a whole and proper reply."""
        etag = hashlib.sha256(reply.body).hexdigest()[:16]
        reply.headers["ETag"] = f'"{etag}"'
        if f'"{etag}"' in self.headers.get("If-None-Match", ""):
            self.head(Reply(b"", "", 304))
            return
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            reply.body = gzip.compress(reply.body, 1)
            reply.headers["Content-Encoding"] = "gzip"
        self.head(reply)
        self.wfile.write(reply.body)

    def head(self, reply: Reply) -> None:
        """Send all of a reply but its body."""
        self.server.fake.sent.append(reply.status)
        self.send_response(reply.status)
        if reply.content_type:
            self.send_header("Content-Type", reply.content_type)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def wait(self, seconds: float) -> bool:
        """Wait; say whether the server still goes on."""
        return not self.server.fake.stopping.wait(seconds)

    def log_message(self, *arguments: object) -> None:
        del arguments


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    fake: "FakeLaunchpad"

    def __init__(self, port: int, *, listen: bool) -> None:
        super().__init__(("127.0.0.1", port), _Handler, listen)
        if not listen:
            # Bound and not listening: a port that refuses.
            self.server_bind()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()

    def process_request(self, request: object, client_address: object) -> None:
        assert isinstance(request, socket.socket)
        with self._lock:
            self._open.add(request)
            self.fake.connections += 1
        super().process_request(request, client_address)

    def shutdown_request(self, request: object) -> None:
        assert isinstance(request, socket.socket)
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: object, client_address: object) -> None:
        del request, client_address
        error = sys.exception()
        # A client that gives up is what many tests are about.
        if error is not None and not isinstance(error, OSError):
            self.fake.errors.append(error)

    def hang_up(self) -> None:
        """Close the connections that clients left open."""
        with self._lock:
            for each in self._open:
                # Some clients have left already.
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)


class FakeLaunchpad:
    """It, with one project and the blueprints that are put in it.

    ``requests`` are the steps asked for so far, ``sent`` the statuses
    of the replies. With ``whole``, the WADL has Launchpad's own size.
    Serves from when its context is entered, encrypted with ``tls``.
    """

    def __init__(
        self,
        project: str = "nova",
        port: int = 0,
        *,
        whole: bool = False,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.project = project
        self.blueprints: dict[str, Specification] = {}
        self.requests: list[Step] = []
        self.sent: list[int] = []
        self.connections = 0
        self.errors: list[BaseException] = []
        self.stopping = threading.Event()
        # The root that its links begin with, if not its own.
        self.known_as = ""
        self._port = port
        self._tls = tls
        self._whole = whole
        self._fault: Fault | None = None
        self._at: frozenset[Step] = frozenset()
        self._server: _Server | None = None

    def __enter__(self) -> Self:
        listen = self._fault is not Fault.REFUSE
        self._server = _Server(self._port, listen=listen)
        self._server.fake = self
        if self._tls is not None:
            self._server.socket = self._tls.wrap_socket(
                self._server.socket,
                server_side=True,
                do_handshake_on_connect=False,
            )
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        if listen:
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self.stopping.set()
        if self._thread.is_alive():
            self._server.shutdown()
            self._server.hang_up()
        self._server.server_close()
        assert not self.errors

    @property
    def root(self) -> str:
        """The address that takes the place of Launchpad's."""
        assert self._server is not None
        scheme = "https" if self._tls else "http"
        return f"{scheme}://127.0.0.1:{self._server.server_port}/"

    def fail(self, fault: Fault, *at: Step) -> None:
        """Have a fault from now on, at some steps or at every one.

        ``Fault.REFUSE`` needs to be known before it serves.
        """
        self._fault, self._at = fault, frozenset(at or Step)

    def mend(self) -> None:
        """Have no fault any more."""
        self._fault = None

    def fault_at(self, step: Step) -> Fault | None:
        return self._fault if step in self._at else None

    def reply(self, path: str, accept: str) -> tuple[Step, Reply]:
        """Return which step a request is, and the proper reply."""
        parts = urlsplit(path)
        base = f"{self.known_as or self.root}devel/"
        if accept == _WADL_TYPE:
            return Step.WADL, Reply(
                wadl(base, whole=self._whole).encode(), _WADL_TYPE
            )
        pieces = parts.path.strip("/").split("/")[1:]
        if not pieces:
            links = {"projects_collection_link": f"{base}projects"}
            return Step.ROOT, _json(
                {"resource_type_link": f"{base}#service-root", **links}
            )
        query = parse_qs(parts.query)
        step = Step.BLUEPRINT if "ws.op" in query else Step.PROJECT
        if pieces != [self.project]:
            return step, Reply(b"Object: None", "text/plain", 404)
        if step is Step.PROJECT:
            link = f"{base}{self.project}"
            return step, _json(
                {"self_link": link, "resource_type_link": f"{base}#project"}
            )
        name = json.loads(query["name"][0])
        found = self.blueprints.get(name)
        if found is None:
            return step, _json(None)
        return step, _json(found.document(base, self.project, name))


def _json(value: object) -> Reply:
    return Reply(json.dumps(value).encode(), "application/json")


def main() -> None:
    """Serve one blueprint until ended; print the root first."""
    parser = argparse.ArgumentParser(prog="tests.support.launchpad")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--project", default="nova")
    parser.add_argument("--name", default="awesome-thing")
    parser.add_argument("--title", default="An awesome thing")
    parser.add_argument("--summary", default="It does awesome things.")
    parser.add_argument("--assignee")
    parser.add_argument("--drafter")
    parser.add_argument("--private", action="store_true")
    parser.add_argument("--fault", type=Fault, choices=list(Fault))
    parser.add_argument("--at", type=Step, choices=list(Step), nargs="*")
    given = parser.parse_args()
    fake = FakeLaunchpad(given.project, given.port, whole=True)
    fake.blueprints[given.name] = Specification(
        given.title,
        given.summary,
        assignee=given.assignee,
        drafter=given.drafter,
        private=given.private,
    )
    if given.fault:
        fake.fail(given.fault, *(given.at or ()))
    with fake:
        sys.stdout.write(f"{fake.root}\n")
        sys.stdout.flush()
        fake.stopping.wait()


if __name__ == "__main__":
    main()
