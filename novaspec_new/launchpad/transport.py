"""httplib2, made to keep a deadline and to keep its cache in order."""

import contextlib
import io
import json
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import httplib2
from launchpadlib.launchpad import LaunchpadOAuthAwareHttp
from lazr.restfulclient._browser import MultipleRepresentationCache
from lazr.restfulclient.errors import error_for

from novaspec_new.launchpad.deadline import Deadline

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# What Launchpad puts for a value that we may not see.
REDACTED = "tag:launchpad.net:2008:redacted"
# The largest document, the WADL, has 2 MB.
_MOST_BYTES = 32_000_000


class RedactedError(Exception):
    """Launchpad tells nothing of a document, not even its title."""


class _Pipe(io.RawIOBase):
    """The reading end of a socket, each read held to the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._raw = sock.makefile("rb", buffering=0)
        self._deadline = deadline
        self._left = _MOST_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        self._sock.settimeout(self._deadline.time_out())
        count = self._raw.readinto(buffer) or 0
        self._left -= count
        if self._left < 0:
            raise ValueError("more than any answer of Launchpad")
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Socket:
    """As much of a socket as http.client uses, held to the deadline.

    A socket's own time-out is for each operation, so that a server which
    sends a byte a second would outlast it.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def makefile(self, mode: str) -> io.BufferedReader:
        del mode
        return io.BufferedReader(_Pipe(self._sock, self._deadline))

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.time_out())
        self._sock.sendall(data)

    def close(self) -> None:
        self._sock.close()


class _Connection:
    """Mixed in a connection of httplib2's, has it keep the deadline."""

    deadline: Deadline
    timeout: float
    sock: Any

    def connect(self) -> None:
        self.timeout = self.deadline.time_out()
        super().connect()  # type: ignore[misc]
        self.sock = _Socket(self.sock, self.deadline)


class _Plain(_Connection, httplib2.HTTPConnectionWithTimeout):  # type: ignore[misc]
    pass


class _Secure(_Connection, httplib2.HTTPSConnectionWithTimeout):  # type: ignore[misc]
    pass


_CONNECTIONS = {"http": _Plain, "https": _Secure}


class Http(LaunchpadOAuthAwareHttp):  # type: ignore[misc]
    """Raises errors at once.

    Left alone, lazr would retry a 502 or 503 for half a minute, and
    httplib2 would forget what it has in its cache for any error.
    """

    deadline: Deadline

    def request(self, uri: str, *rest: object, **more: object) -> object:
        """Make a request, and those that a redirection asks for."""
        more["connection_type"] = _CONNECTIONS.get(urlsplit(uri).scheme)
        return super().request(uri, *rest, **more)

    def _conn_request(
        self,
        conn: _Connection,
        uri: str,
        method: str,
        body: str | None,
        headers: Mapping[str, str],
    ) -> tuple[httplib2.Response, bytes]:
        conn.deadline = self.deadline
        response, content = super()._conn_request(
            conn, uri, method, body, headers
        )
        error = error_for(response, content)
        if error is not None:
            raise error
        if _is_redacted(content):
            raise RedactedError
        kind, semicolon, _ = response.get("content-type", "").partition(";")
        if semicolon:
            # launchpadlib would not know it with a charset.
            response["content-type"] = kind.rstrip()
        return response, content


def _is_redacted(content: bytes) -> bool:
    # launchpadlib would trip over links that are redacted too.
    if REDACTED.encode() not in content:
        return False
    document = json.loads(content)
    return isinstance(document, dict) and document.get("title") == REDACTED


class Cache(MultipleRepresentationCache):  # type: ignore[misc]
    """A cache that a full or forbidden disk does not make fail."""

    def __init__(self, folder: Path) -> None:
        self.request_media_type = None
        with contextlib.suppress(OSError):
            super().__init__(str(folder))

    def get(self, key: str) -> bytes | None:
        """Return what is cached."""
        with contextlib.suppress(OSError):
            found: bytes | None = super().get(key)
            return found
        return None

    def set(self, key: str, value: bytes) -> None:
        """Cache a value."""
        with contextlib.suppress(OSError):
            super().set(key, value)

    def delete(self, key: str) -> None:
        """Cache it no longer."""
        with contextlib.suppress(OSError):
            super().delete(key)


def proxy(scheme: str) -> httplib2.ProxyInfo | None:
    """Return the proxy that the environment names, for httplib2."""
    proxies = getproxies()
    address = proxies.get(scheme) or proxies.get("all")
    if not address:
        return None
    if "://" not in address:
        address = f"http://{address}"
    spared = "".join(proxies.get("no", "").split())
    try:
        return httplib2.proxy_info_from_url(address, scheme, spared)
    except ValueError:
        raise httplib2.error.ProxiesUnavailableError from None
