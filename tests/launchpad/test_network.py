"""Names, proxies and certificates on the way to Launchpad."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from novaspec_new.launchpad import LookupResult, ProblemKind
from tests.support.launchpad import FakeLaunchpad, Fault, Specification
from tests.support.lookups import ask, wait_for_look_ups
from tests.support.proxy import proxy

_AFAR = "http://launchpad.invalid/"


def kind(answer: LookupResult) -> ProblemKind | None:
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
    assert kind(answer) is ProblemKind.OFFLINE


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

    assert kind(answer) is ProblemKind.PROXY


@pytest.mark.parametrize(
    "value",
    ["http://127.0.0.1:1/", "http://127.0.0.1:port/", "http://[::1/"],
)
def test_a_proxy_that_is_not_there(
    cache: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("http_proxy", value)

    answer = ask(_AFAR, cache)

    assert kind(answer) is ProblemKind.PROXY
    assert str(answer.problem) == (
        "Launchpad cannot be reached through the proxy; "
        "check https_proxy and no_proxy"
    )


def test_a_server_without_encryption(fake: FakeLaunchpad, cache: Path) -> None:
    answer = ask(fake.root.replace("http:", "https:"), cache)

    assert kind(answer) is ProblemKind.UNTRUSTED


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this machine, with its key in the same file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not there to make a certificate")
    file = tmp_path_factory.mktemp("certificate") / "both.pem"
    subprocess.run(
        [
            openssl,
            *("req", "-x509", "-nodes", "-days", "2"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(file), "-out", str(file.with_suffix(".crt"))),
        ],
        check=True,
        capture_output=True,
    )
    with file.open("a") as both:
        both.write(file.with_suffix(".crt").read_text())
    return file


@pytest.fixture
def encrypted(certificate: Path) -> Iterator[FakeLaunchpad]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with FakeLaunchpad(tls=context) as launchpad:
        launchpad.blueprints["awesome-thing"] = Specification("Encrypted")
        yield launchpad
        wait_for_look_ups()


def test_a_certificate_that_nobody_trusts(
    encrypted: FakeLaunchpad, cache: Path
) -> None:
    answer = ask(encrypted.root, cache)

    assert answer.note == "Launchpad's certificate is not trusted here"


def test_an_encrypted_answer(
    encrypted: FakeLaunchpad,
    cache: Path,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    browser = "lazr.restfulclient._browser.SYSTEM_CA_CERTS"
    monkeypatch.setattr(browser, str(certificate))

    answer = ask(encrypted.root, cache)

    assert answer.blueprint is not None
    assert answer.blueprint.title == "Encrypted"
    assert encrypted.connections == 1


@pytest.mark.parametrize("fault", [Fault.DRIP, Fault.HANG])
def test_an_encrypted_answer_that_takes_too_long(
    encrypted: FakeLaunchpad,
    cache: Path,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Fault,
) -> None:
    browser = "lazr.restfulclient._browser.SYSTEM_CA_CERTS"
    monkeypatch.setattr(browser, str(certificate))
    encrypted.fail(fault)

    answer = ask(encrypted.root, cache, budget=0.5)

    assert kind(answer) is ProblemKind.SLOW
