"""A proxy on loopback: takes CONNECT, and leads each to one server."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class _Proxy(socketserver.ThreadingTCPServer):
    daemon_threads = True
    # What it answers a CONNECT with, and where that leads.
    status = b"200 Connection established"
    target: tuple[str, int]
    asked: list[str]


class _Handler(socketserver.BaseRequestHandler):
    server: _Proxy

    def handle(self) -> None:
        with suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                more = self.request.recv(4096)
                if not more:
                    return
                head += more
            self.server.asked.append(head.split(b"\r\n")[0].decode())
            self.request.sendall(b"HTTP/1.1 %s\r\n\r\n" % self.server.status)
            if self.server.status.startswith(b"200"):
                self._join()

    def _join(self) -> None:
        with socket.create_connection(self.server.target) as there:
            back = threading.Thread(
                target=_pump, args=(there, self.request), daemon=True
            )
            back.start()
            _pump(self.request, there)
            back.join(5)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_RDWR)


@contextmanager
def proxy(
    target: tuple[str, int], status: bytes = _Proxy.status
) -> Iterator[tuple[str, list[str]]]:
    """Give a proxy's ``host:port``, and the request lines it got."""
    with _Proxy(("127.0.0.1", 0), _Handler) as server:
        server.target, server.status, server.asked = target, status, []
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}", server.asked
        finally:
            server.shutdown()
            thread.join()
