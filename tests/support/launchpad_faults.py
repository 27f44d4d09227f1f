"""All that can go wrong between a client and Launchpad, one at a time."""

import io
import random
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


@dataclass
class Reply:
    """What the server would send if all were well."""

    body: bytes
    content_type: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Handler(Protocol):
    """As much of a request's handler as a fault needs."""

    close_connection: bool
    connection: socket.socket
    path: str

    @property
    def wfile(self) -> io.BufferedIOBase: ...
    def send(self, reply: Reply) -> None: ...
    def head(self, reply: Reply) -> None: ...
    def wait(self, seconds: float) -> bool: ...


class Fault(StrEnum):
    """A fault by its name; a number is an HTTP status."""

    REFUSE = "refuse"
    RESET = "reset"
    CLOSE = "close"
    HANG = "hang"
    SLOW_HEADERS = "slow-headers"
    DRIP = "drip"
    CUT = "cut"
    CUT_WELL = "cut-well"
    FLOOD = "flood"
    GARBAGE = "garbage"
    BAD_GZIP = "bad-gzip"
    LOOP = "loop"
    NOWHERE = "nowhere"
    ELSEWHERE = "elsewhere"
    PORTAL = "portal"
    PORTAL_FOR_GOOD = "portal-for-good"
    HTML = "html"
    CHARSET = "charset"
    OTHER_XML = "other-xml"
    EMPTY = "empty"
    BAD_JSON = "bad-json"
    NOT_UTF8 = "not-utf8"
    LIST = "list"
    NUMBER = "number"
    OBJECT = "object"
    DEEP = "deep"
    NULL = "null"
    S400 = "400"
    S401 = "401"
    S403 = "403"
    S404 = "404"
    S407 = "407"
    S410 = "410"
    S429 = "429"
    S500 = "500"
    S502 = "502"
    S503 = "503"


def _reset(handler: Handler, reply: Reply) -> None:
    del reply
    # Closing with no time to linger sends a reset.
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.close_connection = True
    handler.connection.close()


def _close(handler: Handler, reply: Reply) -> None:
    del reply
    handler.close_connection = True


def _hang(handler: Handler, reply: Reply) -> None:
    del reply
    while handler.wait(60):
        pass
    handler.close_connection = True


def _slow_headers(handler: Handler, reply: Reply) -> None:
    del reply
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while handler.wait(0.05):
        handler.wfile.write(b"y")
    handler.close_connection = True


def _drip(handler: Handler, reply: Reply) -> None:
    handler.head(reply)
    for byte in reply.body:
        if not handler.wait(0.05):
            break
        handler.wfile.write(bytes([byte]))
    handler.close_connection = True


def _cut(handler: Handler, reply: Reply) -> None:
    handler.head(reply)
    handler.wfile.write(reply.body[: len(reply.body) // 2])
    handler.close_connection = True


def _cut_well(handler: Handler, reply: Reply) -> None:
    # As a proxy does that lost its other side: nothing shows the loss.
    handler.send(_with(reply, reply.body[: len(reply.body) // 2]))


def _flood(handler: Handler, reply: Reply) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: ")
    handler.wfile.write(reply.content_type.encode() + b"\r\n\r\n")
    while handler.wait(0):
        handler.wfile.write(b" " * 1_000_000)
    handler.close_connection = True


def _garbage(handler: Handler, reply: Reply) -> None:
    del reply
    handler.wfile.write(random.Random(1).randbytes(2000) + b"\r\n\r\n")
    handler.close_connection = True


def _bad_gzip(handler: Handler, reply: Reply) -> None:
    reply.headers["Content-Encoding"] = "gzip"
    handler.head(reply)
    handler.wfile.write(reply.body)


def _to(status: int, where: str | None) -> Callable[[Handler, Reply], None]:
    def fault(handler: Handler, reply: Reply) -> None:
        del reply
        if handler.path == "/portal":
            handler.send(Reply(_PAGE, "text/html"))
            return
        headers = {} if where is None else {"Location": where or handler.path}
        handler.head(Reply(b"", "text/plain", status, headers))

    return fault


_PAGE = b"<!DOCTYPE html><html><title>Log in</title><p>Welcome!</html>"


def _html(handler: Handler, reply: Reply) -> None:
    del reply
    handler.send(Reply(_PAGE, "text/html; charset=utf-8"))


def _charset(handler: Handler, reply: Reply) -> None:
    content_type = f"{reply.content_type}; charset=utf-8"
    handler.send(Reply(reply.body, content_type, reply.status))


def _body(body: bytes) -> Callable[[Handler, Reply], None]:
    return lambda handler, reply: handler.send(_with(reply, body))


def _status(status: int) -> Callable[[Handler, Reply], None]:
    def fault(handler: Handler, reply: Reply) -> None:
        del reply
        page = Reply(b"\x1b[31mOops: secret", "text/plain", status)
        handler.head(page)
        handler.wfile.write(page.body)

    return fault


def _with(reply: Reply, body: bytes) -> Reply:
    return Reply(body, reply.content_type, reply.status)


FAULTS: dict[Fault, Callable[[Handler, Reply], None]] = {
    Fault.RESET: _reset,
    Fault.CLOSE: _close,
    Fault.HANG: _hang,
    Fault.SLOW_HEADERS: _slow_headers,
    Fault.DRIP: _drip,
    Fault.CUT: _cut,
    Fault.CUT_WELL: _cut_well,
    Fault.FLOOD: _flood,
    Fault.GARBAGE: _garbage,
    Fault.BAD_GZIP: _bad_gzip,
    Fault.LOOP: _to(302, ""),
    Fault.NOWHERE: _to(302, None),
    Fault.ELSEWHERE: _to(302, "ftp://files.invalid/"),
    Fault.PORTAL: _to(302, "/portal"),
    Fault.PORTAL_FOR_GOOD: _to(301, "/portal"),
    Fault.HTML: _html,
    Fault.CHARSET: _charset,
    Fault.OTHER_XML: _body(b"<?xml version='1.0'?><other/>"),
    Fault.EMPTY: _body(b""),
    Fault.BAD_JSON: _body(b'{"title": '),
    Fault.NOT_UTF8: _body(b'{"title": "\xff\xfe"}'),
    Fault.LIST: _body(b"[1, 2]"),
    Fault.NUMBER: _body(b"7"),
    Fault.OBJECT: _body(b'{"title": 7}'),
    Fault.DEEP: _body(b"[" * 100_000),
    Fault.NULL: _body(b"null"),
} | {fault: _status(int(fault)) for fault in Fault if fault.value.isdecimal()}
