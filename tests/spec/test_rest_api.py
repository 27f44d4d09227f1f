import pytest

from novaspec_new.render import forms
from novaspec_new.render.new_spec import filled
from novaspec_new.rst import parse
from novaspec_new.spec import rest_api
from novaspec_new.spec.gate import WIDTH
from novaspec_new.spec.rest_api import Body, Code, Method

METHOD = Method(
    verb="POST",
    path="/servers/{server_id}/shares",
    description="Attach a share to a server. " * 5,
    request=Body('{"share_id": "a"}', '{"share_id": ...}'),
    normal=(Code("202"),),
    response=Body("", '{"ids":[1,2],"share":{}}'),
    errors=(
        Code("404", "there is no such share"),
        Code("409", "the server is not stopped, or the share is in use " * 2),
    ),
    microversion="2.97",
    policy="os_compute_api:os-server-shares:create",
)
RENDERED = """\
**POST /servers/{server_id}/shares**

Attach a share to a server. Attach a share to a server. Attach a share to a
server. Attach a share to a server. Attach a share to a server.

* Microversion: 2.97

* Policy: ``os_compute_api:os-server-shares:create``

* Normal response codes:

  * 202 Accepted

* Error response codes:

  * 404 Not Found: there is no such share
  * 409 Conflict: the server is not stopped, or the share is in use the server
    is not stopped, or the share is in use

JSON schema of the request:

.. code-block:: json

   {
       "share_id": "a"
   }

Sample of the request::

   {"share_id": ...}

Sample of the response:

.. code-block:: json

   {
       "ids": [1, 2],
       "share": {}
   }

**GET /servers?deleted={deleted}**

* Query parameters:

  * ``deleted``: whether to list deleted ones
  * as_typed"""


def test_it_reads_like_a_spec() -> None:
    other = Method(
        "GET",
        "/servers?deleted={deleted}",
        parameters=("deleted: whether to list deleted ones", "as_typed"),
    )
    assert filled(forms.api([METHOD, other])).text == RENDERED


@pytest.mark.parametrize("path", ["/a_/{b_}", "/*x*", "/`a`", "x|y|", "/a\\"])
def test_any_path_is_plain_text(path: str) -> None:
    text = forms.api([Method("GET", path)])
    parsed = parse.parse(text)
    assert parsed.messages == ()
    assert parsed.tree.astext() == f"GET {path}"


def test_no_line_is_too_long() -> None:
    text = filled(forms.api([METHOD])).text
    assert max(map(len, text.split("\n"))) <= WIDTH
    assert parse.parse(text).messages == ()
    assert filled(text).text == text


def test_what_is_no_json_stays_as_typed() -> None:
    typed = '{\n  "a": ..,\n\n\tb\n}'
    text = forms.api([Method("PUT", "/a", request=Body(typed))])
    assert text.endswith(
        "JSON schema of the request::\n\n"
        '   {\n     "a": ..,\n\n           b\n   }'
    )
    assert parse.parse(text).messages == ()


def test_nothing_is_nothing() -> None:
    assert forms.api([]) == ""
    assert forms.api([Method()]) == ""


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


def test_a_code_is_told_with_its_name() -> None:
    assert Code("409", "it is locked").text == "409 Conflict: it is locked"
    assert Code("204").text == "204 No Content"
    assert Code("299", "odd").text == "299: odd"
    assert Code("", "odd").text == "odd"


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


def test_only_a_rule_that_stands_alone_becomes_a_literal() -> None:
    rule = "os_compute_api:os-a:create"
    assert rest_api.policy_text(rule) == f"``{rule}``"
    assert rest_api.policy_text(f"The {rule} rule") == f"The {rule} rule"
    assert rest_api.policy_text("None") == "None"


def test_bodies_are_asked_for_where_http_has_them() -> None:
    assert Method("PUT").takes_body
    assert not Method("GET").takes_body
    assert Method("GET", normal=(Code("200"), Code("204"))).returns_body
    assert not Method("POST", normal=(Code("204"),)).returns_body
    assert not Method("HEAD").returns_body
