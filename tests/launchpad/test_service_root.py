import pytest

from novaspec_new.launchpad import service_root
from novaspec_new.launchpad.service_root import is_loopback
from novaspec_new.spec.errors import UsageError

_VARIABLE = "NOVASPEC_LAUNCHPAD_ROOT"


@pytest.mark.parametrize("environ", [{}, {_VARIABLE: ""}, {_VARIABLE: "  "}])
def test_by_default_it_is_launchpad(environ: dict[str, str]) -> None:
    assert service_root(environ) == "https://api.launchpad.net/"


@pytest.mark.parametrize(
    ("given", "root"),
    [
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("http://localhost:1", "http://localhost:1/"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        (" http://127.0.0.1:80/\n", "http://127.0.0.1:80/"),
        (
            "https://api.staging.launchpad.net",
            "https://api.staging.launchpad.net/",
        ),
        ("https://lp.example/api//", "https://lp.example/api/"),
        ("HTTPS://lp.example/", "https://lp.example/"),
    ],
)
def test_the_environment_may_name_another(given: str, root: str) -> None:
    assert service_root({_VARIABLE: given}) == root


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("staging", "no web address"),
        ("127.0.0.1:8080", "no web address"),
        ("ftp://lp.example/", "no web address"),
        ("file:///etc/passwd", "no web address"),
        ("https://", "no web address"),
        ("https://lp.example:port/", "no web address"),
        ("https://lp.example:99999/", "no web address"),
        ("https://lp.example:0/", "no web address"),
        ("https://[::1/", "no web address"),
        ("https://me:secret@lp.example/", "no web address"),
        ("https://lp.example/?a=b", "no web address"),
        ("https://lp.example/#a", "no web address"),
        ("https://lp.example/a b", "no web address"),
        ("https://lp.example/\x1b[31m", "no web address"),
        ("https://lp.ex\u0430mple/", "no web address"),
        ("http://lp.example/", "not encrypted"),
        ("http://127.0.0.1.lp.example/", "not encrypted"),
        ("https://lp.example/devel", "version"),
        ("https://lp.example/devel/", "version"),
        ("http://127.0.0.1:1/1.0/", "version"),
    ],
)
def test_nonsense_is_refused(given: str, word: str) -> None:
    with pytest.raises(UsageError) as caught:
        service_root({_VARIABLE: given})

    assert word in caught.value.message
    assert _VARIABLE in caught.value.message
    assert str(caught.value).isprintable()
    assert "secret" not in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("api.launchpad.net", False),
        ("", False),
    ],
)
def test_loopback(host: str, *, local: bool) -> None:
    assert is_loopback(host) is local
