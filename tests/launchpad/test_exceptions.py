"""What no loopback server can bring about."""

import errno
import http.client
import ssl

import httplib2
import pytest
import socks

from novaspec_new.launchpad.exceptions import problem
from novaspec_new.launchpad.failures import ProblemKind


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENETUNREACH, "x"), ProblemKind.OFFLINE),
        (OSError(errno.EHOSTUNREACH, "x"), ProblemKind.OFFLINE),
        (PermissionError(errno.EPERM, "x"), ProblemKind.OFFLINE),
        (httplib2.ServerNotFoundError("x"), ProblemKind.OFFLINE),
        (ssl.SSLCertVerificationError(1, "x"), ProblemKind.UNTRUSTED),
        (ssl.SSLError(1, "x"), ProblemKind.UNTRUSTED),
        (ssl.SSLEOFError(8, "x"), ProblemKind.UNTRUSTED),
        (BrokenPipeError(errno.EPIPE, "x"), ProblemKind.REFUSED),
        (ConnectionAbortedError(errno.ECONNABORTED, "x"), ProblemKind.REFUSED),
        (http.client.RemoteDisconnected("x"), ProblemKind.REFUSED),
        (TimeoutError("x"), ProblemKind.SLOW),
        (socks.GeneralProxyError("x"), ProblemKind.PROXY),
        (socks.ProxyConnectionError("x"), ProblemKind.PROXY),
        (socks.HTTPError("407: x"), ProblemKind.PROXY),
        (httplib2.error.ProxiesUnavailableError("x"), ProblemKind.PROXY),
        (http.client.IncompleteRead(b"x"), ProblemKind.NONSENSE),
        (MemoryError("x"), ProblemKind.NONSENSE),
        (SyntaxError("x"), ProblemKind.NONSENSE),
        (UnicodeDecodeError("utf-8", b"x", 0, 1, "x"), ProblemKind.NONSENSE),
        (AssertionError("x"), ProblemKind.NONSENSE),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_error_is_told_in_our_words(
    error: Exception, kind: ProblemKind
) -> None:
    told = problem(error)

    assert told.kind is kind
    assert "launchpad" in told.message.lower()
    assert " x" not in str(told)
    assert str(told).isprintable()
