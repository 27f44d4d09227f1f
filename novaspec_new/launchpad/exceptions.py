"""What launchpadlib raises, as the failure that it stands for."""

import errno
import http.client
import ssl
from collections.abc import Callable

import httplib2
import socks
from lazr.restfulclient.errors import HTTPError

from novaspec_new.launchpad import failures
from novaspec_new.launchpad.failures import Problem

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
        return failures.of_status(error.response.status)
    for classes, found in _TABLE:
        if isinstance(error, classes):
            return found(error) if callable(found) else found
    return failures.NONSENSE


def _untrusted(error: object) -> Problem:
    if isinstance(error, ssl.SSLCertVerificationError):
        return failures.UNTRUSTED
    return failures.INSECURE


def _refused(error: object) -> Problem:
    if isinstance(error, ConnectionRefusedError):
        return failures.REFUSED
    return failures.CLOSED


def _offline(error: object) -> Problem:
    if isinstance(error, OSError) and error.errno not in _NO_NETWORK:
        return failures.OFFLINE
    return failures.NO_NETWORK


# The first that fits: most of these are OSError's children too.
_TABLE: tuple[
    tuple[
        type[Exception] | tuple[type[Exception], ...],
        Problem | Callable[[object], Problem],
    ],
    ...,
] = (
    (
        (socks.ProxyError, httplib2.error.ProxiesUnavailableError),
        failures.PROXY,
    ),
    (ssl.SSLError, _untrusted),
    (TimeoutError, failures.SLOW),
    (http.client.IncompleteRead, failures.CUT),
    (ConnectionError, _refused),
    ((httplib2.error.ServerNotFoundError, OSError), _offline),
)
