"""What launchpadlib raises, as a problem told in one line."""

import errno
import http.client
import ssl
from collections.abc import Callable

import httplib2
import socks
from lazr.restfulclient.errors import HTTPError

from novaspec_new.launchpad.result import Problem, ProblemKind

NONSENSE = Problem(
    ProblemKind.NONSENSE, "Launchpad's answer could not be understood"
)

# What stands between here and any server, rather than in Launchpad.
_NO_NETWORK = frozenset(
    {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN}
)


def problem(error: Exception) -> Problem:
    """Return the problem that an error stands for, whatever it is.

    None of the error's own words are told: they hold whole headers and
    pages.
    """
    if isinstance(error, HTTPError):
        return _of_status(error.response.status)
    for classes, make in _TABLE:
        if isinstance(error, classes):
            return make(error)
    return NONSENSE


def _of_status(status: int) -> Problem:
    if status in {401, 403}:
        return Problem(
            ProblemKind.REFUSED, f"Launchpad refused to answer (HTTP {status})"
        )
    if status == 407:
        return _proxy()
    if status in {408, 429} or status >= 500:
        return Problem(
            ProblemKind.BUSY,
            f"Launchpad is busy or down (HTTP {status})",
            "try again later",
        )
    return Problem(
        ProblemKind.NONSENSE, f"Launchpad could not answer (HTTP {status})"
    )


def _proxy(error: object = None) -> Problem:
    del error
    return Problem(
        ProblemKind.PROXY,
        "Launchpad cannot be reached through the proxy",
        "check https_proxy and no_proxy",
    )


def _untrusted(error: object) -> Problem:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Problem(
            ProblemKind.UNTRUSTED,
            "Launchpad's certificate is not trusted here",
            "check the clock, the proxy and the system's certificates",
        )
    return Problem(
        ProblemKind.UNTRUSTED,
        "no secure connection to Launchpad could be made",
    )


def _slow(error: object) -> Problem:
    del error
    return Problem(ProblemKind.SLOW, "Launchpad did not answer in time")


def _cut(error: object) -> Problem:
    del error
    return Problem(ProblemKind.NONSENSE, "Launchpad's answer broke off")


def _refused(error: object) -> Problem:
    if isinstance(error, ConnectionRefusedError):
        return Problem(ProblemKind.REFUSED, "Launchpad refused the connection")
    return Problem(ProblemKind.REFUSED, "Launchpad closed the connection")


def _offline(error: object) -> Problem:
    if isinstance(error, OSError) and error.errno not in _NO_NETWORK:
        return Problem(ProblemKind.OFFLINE, "Launchpad cannot be reached")
    return Problem(
        ProblemKind.OFFLINE, "Launchpad cannot be reached; is there a network?"
    )


# The first that fits: most of these are OSError's children too.
_TABLE: tuple[
    tuple[
        type[Exception] | tuple[type[Exception], ...],
        Callable[[object], Problem],
    ],
    ...,
] = (
    ((socks.ProxyError, httplib2.error.ProxiesUnavailableError), _proxy),
    (ssl.SSLError, _untrusted),
    (TimeoutError, _slow),
    (http.client.IncompleteRead, _cut),
    (ConnectionError, _refused),
    ((httplib2.error.ServerNotFoundError, OSError), _offline),
)
