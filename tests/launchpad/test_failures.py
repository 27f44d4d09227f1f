"""What no loopback server can bring about."""

import errno
import http.client
import ssl

import httplib2
import pytest
import socks

from novaspec_new.launchpad.answer import Kind
from novaspec_new.launchpad.failures import problem


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENETUNREACH, "x"), Kind.OFFLINE),
        (OSError(errno.EHOSTUNREACH, "x"), Kind.OFFLINE),
        (PermissionError(errno.EPERM, "x"), Kind.OFFLINE),
        (httplib2.ServerNotFoundError("x"), Kind.OFFLINE),
        (ssl.SSLCertVerificationError(1, "x"), Kind.UNTRUSTED),
        (ssl.SSLError(1, "x"), Kind.UNTRUSTED),
        (ssl.SSLEOFError(8, "x"), Kind.UNTRUSTED),
        (BrokenPipeError(errno.EPIPE, "x"), Kind.REFUSED),
        (ConnectionAbortedError(errno.ECONNABORTED, "x"), Kind.REFUSED),
        (http.client.RemoteDisconnected("x"), Kind.REFUSED),
        (TimeoutError("x"), Kind.SLOW),
        (socks.GeneralProxyError("x"), Kind.PROXY),
        (socks.ProxyConnectionError("x"), Kind.PROXY),
        (socks.HTTPError("407: x"), Kind.PROXY),
        (httplib2.error.ProxiesUnavailableError("x"), Kind.PROXY),
        (http.client.IncompleteRead(b"x"), Kind.NONSENSE),
        (MemoryError("x"), Kind.NONSENSE),
        (SyntaxError("x"), Kind.NONSENSE),
        (UnicodeDecodeError("utf-8", b"x", 0, 1, "x"), Kind.NONSENSE),
        (AssertionError("x"), Kind.NONSENSE),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_error_is_told_in_our_words(error: Exception, kind: Kind) -> None:
    told = problem(error)

    assert told.kind is kind
    assert "launchpad" in told.message.lower()
    assert " x" not in str(told)
    assert str(told).isprintable()
