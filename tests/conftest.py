"""What holds for every test: no network but loopback, a home of its own."""

import ipaddress
import itertools
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A run in the background ignores Ctrl-C, and so would all that it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Deadlines fail tests on a loaded machine and find no bug.
settings.register_profile("quick", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

_XDG = ("CACHE_HOME", "CONFIG_HOME", "DATA_HOME", "RUNTIME_DIR", "STATE_HOME")
# What would make a program behave otherwise on another machine.
_UNSET = (
    "BROWSER",
    "COLUMNS",
    "EDITOR",
    "FORCE_COLOR",
    "GIT_DIR",
    "GIT_EDITOR",
    "GIT_INDEX_FILE",
    "GIT_WORK_TREE",
    "LINES",
    "NO_COLOR",
    "PAGER",
    "VISUAL",
)
_homes = itertools.count()


class NetworkBlockedError(Exception):
    """A test tried to leave this machine.

    No OSError, which a program may well expect and hide.
    """


def _is_local(host: object) -> bool:
    if host in {None, "", "localhost", b"localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


class _Guard:
    """Stands before the socket module and remembers what it refused."""

    def __init__(self) -> None:
        self.refused: list[str] = []
        self._getaddrinfo = socket.getaddrinfo

    def check(self, family: int, address: Any) -> None:
        if family == socket.AF_UNIX or _is_local(address[0]):
            return
        self.refused.append(str(address))
        raise NetworkBlockedError(f"connection to {address!r}")

    def getaddrinfo(self, host: Any, *rest: Any, **more: Any) -> Any:
        if str(host).endswith(".invalid"):
            # What any resolver has to say of this domain (RFC 6761).
            raise socket.gaierror(socket.EAI_NONAME, "Name not known")
        self.check(socket.AF_INET, (host, 0))
        return self._getaddrinfo(host, *rest, **more)


@pytest.fixture(autouse=True, scope="session")
def _network() -> Iterator[_Guard]:
    guard = _Guard()
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: Any) -> None:
        guard.check(self.family, address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        guard.check(self.family, address)
        return connect_ex(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        patch.setattr(socket.socket, "connect_ex", guarded_ex)
        patch.setattr(socket, "getaddrinfo", guard.getaddrinfo)
        yield guard


@pytest.fixture(autouse=True)
def _loopback_only(_network: _Guard) -> Iterator[None]:
    """Fail a test that tried to leave, also where that was hidden."""
    _network.refused.clear()
    yield
    assert _network.refused == [], "the network is not for tests"


@pytest.fixture(autouse=True)
def _own_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Give each test an empty home, a fixed locale and no settings."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(_homes)}"
    home.mkdir()
    for name in list(os.environ):
        if name.startswith("NOVASPEC_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    for name in _XDG:
        folder = home / name.lower()
        monkeypatch.setenv(f"XDG_{name}", str(folder))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session")
def nova_specs() -> Path:
    """The checkout of real specs that ``NOVA_SPECS`` names."""
    given = os.environ.get("NOVA_SPECS")
    if not given:
        pytest.skip("NOVA_SPECS names no checkout")
    return Path(given)
