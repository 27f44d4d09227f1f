"""The REST API, asked for method by method."""

from collections.abc import Callable, Sequence

from novaspec_new.render import forms
from novaspec_new.spec import json_schema, list_entries
from novaspec_new.spec import rest_api as api
from novaspec_new.spec.rest_api import Body, Method
from novaspec_new.wizard.forms.form import Field, Form, Values, value


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _method(values: Values) -> Method:
    """Return the method that a group's texts describe."""
    verb, path = api.read_call(value(values, "call"))
    return Method(
        verb=verb,
        path=path,
        description=value(values, "description"),
        parameters=tuple(map(_one_line, values.get("parameters", []))),
        request=_body(values, "request"),
        normal=_codes(values, "normal"),
        response=_body(values, "response"),
        errors=_codes(values, "errors"),
        microversion=value(values, "microversion"),
        policy=_one_line(value(values, "policy")),
    )


def _body(values: Values, side: str) -> Body:
    return Body(
        value(values, f"{side}_schema"), value(values, f"{side}_sample")
    )


def _codes(values: Values, key: str) -> tuple[api.Code, ...]:
    return tuple(
        code for text in values.get(key, []) for code in api.read_codes(text)
    )


def _text_only(
    check: Callable[[str], Sequence[str]],
) -> Callable[[str, Values], Sequence[str]]:
    return lambda text, _: check(text)


def _body_fields(
    side: str, is_wanted: Callable[[Values], bool]
) -> tuple[Field, Field]:
    schema = f"{side}_schema"
    return (
        Field(
            schema,
            f"JSON schema of the {side}",
            is_text=True,
            check=_text_only(json_schema.schema_mistakes),
            is_wanted=is_wanted,
        ),
        Field(
            f"{side}_sample",
            f"Sample of the {side}",
            is_text=True,
            check=lambda text, values: json_schema.sample_mistakes(
                text, value(values, schema)
            ),
            is_wanted=is_wanted,
        ),
    )


def _one(text: str) -> Sequence[str]:
    """Return codes as one entry: they share the reason behind them."""
    return list_entries.split(text) if "\n" in text else [text.strip()]


_FIELDS = (
    Field(
        "call",
        "Method and path",
        "Like POST /servers/{server_id}/action; a prompt for each part.",
        check=_text_only(api.call_mistakes),
    ),
    Field("description", "What it does"),
    *_body_fields("request", lambda values: _method(values).takes_body),
    Field(
        "parameters",
        "Query parameter",
        "A name and what it is for: 'limit: how many'.",
        is_list=True,
        is_wanted=lambda values: not _method(values).takes_body,
    ),
    Field(
        "normal",
        "Normal code",
        is_list=True,
        split=_one,
        check=_text_only(api.normal_mistakes),
    ),
    *_body_fields("response", lambda values: _method(values).returns_body),
    Field(
        "errors",
        "Error code",
        "With its cause: '409 the server is locked'.",
        is_list=True,
        split=_one,
        check=_text_only(api.error_mistakes),
    ),
    Field(
        "microversion",
        "Microversion",
        check=_text_only(api.microversion_mistakes),
        default=lambda _, before: value(before, "microversion"),
    ),
    Field("policy", "Policy rule or change"),
)


def _composed(groups: Sequence[Values]) -> str:
    return forms.api(map(_method, groups))


def _form(people: object) -> Form:
    del people
    return Form(_FIELDS, _composed, repeats="method")


FORMS = {"rest-api": _form}
