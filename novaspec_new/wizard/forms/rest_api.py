"""The REST API, asked for method by method, with what is wrong in it."""

import re
from collections.abc import Callable, Sequence

from novaspec_new.render import forms
from novaspec_new.spec import json_schema, list_entries
from novaspec_new.spec.rest_api import Body, Code, Method
from novaspec_new.wizard.forms.form import Field, Form, Values, value

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
_CODES = re.compile(r"(?P<codes>\d{3}(?:\s*(?:,|/|or|and)\s*\d{3})*)\b")
_MICROVERSION = re.compile(r"\d+\.\d+")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SNAKE = re.compile(r"[a-z][a-z0-9_]*")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _method(values: Values) -> Method:
    """Return the method that a group's texts describe."""
    verb, path = read_call(value(values, "call"))
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


def _codes(values: Values, key: str) -> tuple[Code, ...]:
    return tuple(
        code for text in values.get(key, []) for code in read_codes(text)
    )


def read_call(text: str) -> tuple[str, str]:
    """Return the verb and the path; what is not given is empty."""
    verb, _, path = text.strip().partition(" ")
    if not path and verb.upper() in VERBS:
        return verb.upper(), ""
    if path and not verb.startswith("/"):
        return verb.upper(), path.strip()
    return "", text.strip()


def call_mistakes(text: str) -> list[str]:
    """Return what is wrong with a verb and path, a line for each."""
    verb, path = read_call(text)
    found = []
    methods = ", ".join(VERBS)
    if not verb:
        found.append(
            f"the method is missing before {path!r}: one of {methods}"
        )
    elif verb not in VERBS:
        found.append(f"{verb!r} is no method: one of {methods}, then the path")
    if not path:
        found.append(
            f"the path is missing after {verb!r}, as in {verb} /servers"
        )
    elif not path.startswith("/"):
        found.append(f"the path {path!r} does not start with '/'")
    if re.search(r"\s", path):
        found.append(f"the path {path!r} holds a space")
    resource = path.split("?")[0]
    fixed = _PLACEHOLDER.sub("", resource)
    for part in resource.split("/"):
        own = _PLACEHOLDER.sub("", part)
        if "_" in own and "{" not in own and "}" not in own:
            better = part.replace("_", "-")
            found.append(
                f"{part!r} in the path holds an underscore; "
                f"Nova's use hyphens: {better!r}"
            )
    if "{" in fixed or "}" in fixed:
        found.append("a brace in the path has no partner")
    found += [
        f"the placeholder {{{name}}} is not in snake_case"
        for name in _PLACEHOLDER.findall(resource)
        if not _SNAKE.fullmatch(name)
    ]
    return found


def read_codes(text: str) -> tuple[Code, ...]:
    """Read response codes, and after them the reason that they share."""
    text = " ".join(text.split())
    match = _CODES.match(text)
    if match is None:
        return (Code("", text),) if text else ()
    numbers = re.findall(r"\d{3}", match["codes"])
    rest = _reason(text[match.end() :])
    codes = (Code(number) for number in numbers)
    return tuple(
        Code(code.number, _without(rest, code.phrase)) for code in codes
    )


def _without(reason: str, phrase: str) -> str:
    """Return a reason without the code's name, if it begins with that."""
    if phrase and reason.lower().startswith(phrase.lower()):
        rest = reason[len(phrase) :]
        if not rest[:1].isalnum():
            return _reason(rest)
    return reason


def _reason(text: str) -> str:
    text = text.lstrip(" ,:;-\u2013\u2014")
    if text.startswith("(") and text.find(")") == len(text) - 1:
        text = text[1:-1]
    return text.strip()


def normal_mistakes(text: str) -> list[str]:
    """Return what is wrong with normal response codes."""
    codes = read_codes(text)
    found = _code_mistakes(codes)
    found += [
        f"{code.number} is an error's code"
        for code in codes
        if code.phrase and int(code.number) >= 400
    ]
    return found


def error_mistakes(text: str) -> list[str]:
    """Return what is wrong with an error's code and its reason."""
    codes = read_codes(text)
    found = _code_mistakes(codes)
    found += [
        f"{code.number} is no error's code"
        for code in codes
        if code.phrase and int(code.number) < 400
    ]
    found += [
        f"{code.number} has no reason: what causes it?"
        for code in codes
        if code.number and not code.reason
    ]
    return found


def _code_mistakes(codes: tuple[Code, ...]) -> list[str]:
    found = []
    for code in codes:
        if not code.number:
            found.append(f"{code.reason!r} has no code, such as 202 or 409")
        elif not code.phrase:
            found.append(f"HTTP has no code {code.number}")
    return found


def microversion_mistakes(text: str) -> list[str]:
    """Return what is wrong with a microversion."""
    if _MICROVERSION.fullmatch(text):
        return []
    return [f"{text!r} is no microversion such as 2.101"]


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
        check=_text_only(call_mistakes),
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
        check=_text_only(normal_mistakes),
    ),
    *_body_fields("response", lambda values: _method(values).returns_body),
    Field(
        "errors",
        "Error code",
        "With its cause: '409 the server is locked'.",
        is_list=True,
        split=_one,
        check=_text_only(error_mistakes),
    ),
    Field(
        "microversion",
        "Microversion",
        check=_text_only(microversion_mistakes),
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
