"""Names, proxies and certificates on the way to Launchpad."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from novaspec_new.launchpad import Answer, Kind, Lookup
from tests.support.launchpad import FakeLaunchpad
from tests.support.proxy import proxy

_AFAR = "http://launchpad.invalid/"


def ask(root: str, cache: Path) -> Answer:
    answer = Lookup.start(
        "awesome-thing", root=root, cache=cache, budget=30
    ).result()
    assert answer is not None
    return answer


def kind(answer: Answer) -> Kind | None:
    return answer.problem.kind if answer.problem else None


def address(fake: FakeLaunchpad) -> tuple[str, int]:
    parts = urlsplit(fake.root)
    assert parts.hostname
    assert parts.port
    return parts.hostname, parts.port


def test_a_name_that_nobody_knows(cache: Path) -> None:
    answer = ask(_AFAR, cache)

    assert answer.note == ("Launchpad cannot be reached; is there a network?")


@pytest.mark.parametrize(
    ("variable", "prefix"),
    [
        ("http_proxy", "http://"),
        ("HTTP_PROXY", "http://"),
        ("http_proxy", ""),
        ("all_proxy", "http://"),
    ],
)
def test_a_proxy_is_used(
    fake: FakeLaunchpad,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    prefix: str,
) -> None:
    with proxy(address(fake)) as (where, asked):
        monkeypatch.setenv(variable, prefix + where)
        fake.known_as = _AFAR
        answer = ask(_AFAR, cache)

    assert asked == ["CONNECT launchpad.invalid:80 HTTP/1.1"]
    assert answer.blueprint is not None
    assert answer.blueprint.title == "An awesome thing"


@pytest.mark.parametrize("spared", ["launchpad.invalid", "a.b, .invalid", "*"])
def test_no_proxy_is_heeded(
    fake: FakeLaunchpad,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    spared: str,
) -> None:
    with proxy(address(fake)) as (where, asked):
        monkeypatch.setenv("http_proxy", f"http://{where}")
        monkeypatch.setenv("no_proxy", spared)
        answer = ask(_AFAR, cache)

    assert asked == []
    assert kind(answer) is Kind.OFFLINE


def test_this_machine_is_never_behind_a_proxy(
    fake: FakeLaunchpad, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")

    assert ask(fake.root, cache).problem is None


@pytest.mark.parametrize(
    "status", [b"407 Proxy Authentication Required", b"502 Bad", b"nonsense"]
)
def test_a_proxy_that_refuses(
    fake: FakeLaunchpad,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    status: bytes,
) -> None:
    with proxy(address(fake), status) as (where, _):
        monkeypatch.setenv("https_proxy", f"http://{where}")
        answer = ask("https://launchpad.invalid/", cache)

    assert kind(answer) is Kind.PROXY


@pytest.mark.parametrize(
    "value",
    ["http://127.0.0.1:1/", "http://127.0.0.1:port/", "http://[::1/"],
)
def test_a_proxy_that_is_not_there(
    cache: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("http_proxy", value)

    answer = ask(_AFAR, cache)

    assert kind(answer) is Kind.PROXY
    assert str(answer.problem) == (
        "Launchpad cannot be reached through the proxy; "
        "check https_proxy and no_proxy"
    )


def test_a_server_without_encryption(fake: FakeLaunchpad, cache: Path) -> None:
    answer = ask(fake.root.replace("http:", "https:"), cache)

    assert kind(answer) is Kind.UNTRUSTED
