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


def test_a_code_is_told_with_its_name() -> None:
    assert Code("409", "it is locked").text == "409 Conflict: it is locked"
    assert Code("204").text == "204 No Content"
    assert Code("299", "odd").text == "299: odd"
    assert Code("", "odd").text == "odd"


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
