import pytest

from novaspec_new.spec.rest_api import Code
from novaspec_new.wizard.forms import rest_api


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("get  /servers", ("GET", "/servers")),
        ("/servers", ("", "/servers")),
        (" POST /a b ", ("POST", "/a b")),
        ("servers", ("", "servers")),
    ],
)
def test_a_call_is_a_verb_and_a_path(text: str, call: tuple[str, str]) -> None:
    assert rest_api.read_call(text) == call


@pytest.mark.parametrize(
    "text",
    [
        "POST /servers/{server_id}/action",
        "get /os-server-groups?all_projects={all_projects}",
        "DELETE /v2.1/servers/{server_id}/tags/{tag}",
    ],
)
def test_good_calls_have_no_mistakes(text: str) -> None:
    assert rest_api.call_mistakes(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/servers", "the method is missing before '/servers': one of GET, "),
        ("POST", "the path is missing after 'POST', as in POST /servers"),
        ("FETCH /servers", "'FETCH' is no method: one of GET, POST"),
        ("GET servers", "the path 'servers' does not start with '/'"),
        ("GET /a b", "the path '/a b' holds a space"),
        ("GET /a/os_b", "'os_b' in the path holds an underscore; Nova's use "),
        ("GET /{server_id", "a brace in the path has no partner"),
        ("GET /{serverId}", "the placeholder {serverId} is not in snake_case"),
    ],
)
def test_mistakes_of_a_call_are_told(text: str, told: str) -> None:
    [found] = rest_api.call_mistakes(text)
    assert found.startswith(told)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("202", (Code("202"),)),
        ("200, 202", (Code("200"), Code("202"))),
        ("200 or 202", (Code("200"), Code("202"))),
        ("409 it is locked", (Code("409", "it is locked"),)),
        ("409: it is locked", (Code("409", "it is locked"),)),
        ("409 (it is locked)", (Code("409", "it is locked"),)),
        ("404 Not Found: no server", (Code("404", "no server"),)),
        ("404 not found", (Code("404"),)),
        ("200 OKs are rare", (Code("200", "OKs are rare"),)),
        ("400/409 - so", (Code("400", "so"), Code("409", "so"))),
        ("it is locked", (Code("", "it is locked"),)),
        ("2020", (Code("", "2020"),)),
        ("", ()),
    ],
)
def test_codes_are_read_as_authors_write_them(
    text: str, codes: tuple[Code, ...]
) -> None:
    assert rest_api.read_codes(text) == codes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("202", []),
        ("200, 204", []),
        ("299", ["HTTP has no code 299"]),
        ("404", ["404 is an error's code"]),
        ("fine", ["'fine' has no code, such as 202 or 409"]),
    ],
)
def test_mistakes_of_normal_codes_are_told(text: str, told: list[str]) -> None:
    assert rest_api.normal_mistakes(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("409 it is locked", []),
        ("409", ["409 has no reason: what causes it?"]),
        ("409 Conflict", ["409 has no reason: what causes it?"]),
        ("202 done", ["202 is no error's code"]),
        ("499 x", ["HTTP has no code 499"]),
    ],
)
def test_mistakes_of_error_codes_are_told(text: str, told: list[str]) -> None:
    assert rest_api.error_mistakes(text) == told


def test_a_microversion_is_two_numbers() -> None:
    assert rest_api.microversion_mistakes("2.101") == []
    assert rest_api.microversion_mistakes("v2") == [
        "'v2' is no microversion such as 2.101"
    ]
