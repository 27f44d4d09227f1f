"""JSON schemas and samples of a REST API: what a reviewer would mark."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from novaspec_new.spec.json_text import Mistake, Parsed, Path, parse

_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# Where a schema holds further ones: as values by name, in a list, alone.
_NAMED = ("properties", "patternProperties", "$defs", "definitions")
_LISTED = ("allOf", "anyOf", "oneOf", "prefixItems", "items")
_SINGLE = ("items", "additionalProperties", "not", "if", "then", "else")
_PARTS = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else")
_LONGEST = 100


def schema_mistakes(text: str) -> list[str]:
    """Return what is wrong with a JSON schema, a line for each.

    That is what JSON Schema does not know (by the draft that "$schema"
    names, by default the newest), names that are not in snake_case, and
    objects that take any property.
    """
    parsed = parse(text)
    if isinstance(parsed, Mistake):
        return [f"no JSON: {parsed}"]
    if not isinstance(parsed.value, dict):
        return [f"{Mistake(1, 'a JSON schema is an object')}"]
    found = [
        *parsed.repeated(),
        *_unknown(parsed),
        *_advice(parsed, parsed.value, (), is_part=False),
    ]
    return _told(found)


def sample_mistakes(text: str, schema: str) -> list[str]:
    """Return what is wrong with a sample, a line for each.

    It is checked against the schema if that is one, and else for names
    that are not in snake_case.
    """
    parsed = parse(text)
    if isinstance(parsed, Mistake):
        return [f"no JSON: {parsed}"]
    found = list(parsed.repeated())
    against = parse(schema) if schema else None
    if isinstance(against, Parsed) and isinstance(against.value, dict):
        if not any(_unknown(against)):
            found += _refused(parsed, against.value)
    else:
        found += _names(parsed, parsed.value, ())
    return _told(found)


def _told(found: list[Mistake]) -> list[str]:
    ordered = sorted(found, key=lambda mistake: mistake.line)
    return list(dict.fromkeys(map(str, ordered)))


def _validator(schema: Mapping[str, Any]) -> Any:  # noqa: ANN401
    from jsonschema import Draft202012Validator, validators

    if not isinstance(schema.get("$schema", ""), str):
        return Draft202012Validator
    return validators.validator_for(schema, default=Draft202012Validator)


def _unknown(parsed: Parsed) -> Iterator[Mistake]:
    """Yield what JSON Schema itself does not take."""
    known = _validator(parsed.value)
    checker = known(known.META_SCHEMA, format_checker=known.FORMAT_CHECKER)
    for error in checker.iter_errors(parsed.value):
        path = tuple(error.absolute_path)
        said = error.message
        if path and path[-1] == "type" and error.validator == "anyOf":
            said = f"{error.instance!r} is no type of JSON Schema"
        yield _mistake(parsed, path, said)


def _refused(parsed: Parsed, schema: Mapping[str, Any]) -> Iterator[Mistake]:
    """Yield what a schema does not take in a sample."""
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    known = _validator(schema)
    # A registry of its own keeps the library from asking the network.
    checker = known(
        schema, registry=Registry(), format_checker=known.FORMAT_CHECKER
    )
    try:
        for error in checker.iter_errors(parsed.value):
            path = tuple(error.absolute_path)
            yield _mistake(parsed, path, error.message)
    except Unresolvable as error:
        yield Mistake(1, f"not checked: the schema's {error.ref!r} is unknown")
    except (RecursionError, ArithmeticError):
        yield Mistake(1, "not checked: the schema cannot be followed")


def _mistake(parsed: Parsed, path: Path, said: str) -> Mistake:
    if len(said) > _LONGEST:
        said = f"{said[: _LONGEST // 2]} ... {said[-_LONGEST // 2 :]}"
    where = ".".join(map(str, path))
    return Mistake(parsed.line(path), f"{where}: {said}" if where else said)


def _advice(
    parsed: Parsed,
    schema: object,
    path: Path,
    *,
    is_part: bool,
) -> Iterator[Mistake]:
    """Yield what Nova asks of a schema and of those within it.

    One that ``is_part`` of another's conditions cannot be strict.
    """
    if not isinstance(schema, dict):
        return
    yield from _object_advice(parsed, schema, path, is_part=is_part)
    for key in _NAMED:
        inner = schema.get(key)
        for name, each in inner.items() if isinstance(inner, dict) else ():
            at = (*path, key, name)
            yield from _advice(parsed, each, at, is_part=False)
    for key in _LISTED:
        inner = schema.get(key)
        for index, each in enumerate(inner if isinstance(inner, list) else ()):
            part = key in _PARTS
            yield from _advice(parsed, each, (*path, key, index), is_part=part)
    for key in _SINGLE:
        part = key in _PARTS
        yield from _advice(parsed, schema.get(key), (*path, key), is_part=part)


def _object_advice(
    parsed: Parsed, schema: Mapping[str, Any], path: Path, *, is_part: bool
) -> Iterator[Mistake]:
    properties = schema.get("properties")
    names = properties if isinstance(properties, dict) else {}
    for name in names:
        if not _SNAKE.fullmatch(name):
            at = (*path, "properties", name)
            yield _mistake(parsed, at, f"{name!r} is not in snake_case")
    required = schema.get("required")
    for name in required if isinstance(required, list) else ():
        if names and isinstance(name, str) and name not in names:
            said = f"{name!r} is required and not among the properties"
            yield _mistake(parsed, (*path, "required"), said)
    kind = schema.get("type", "object" if names and not is_part else "")
    if kind != "object" and not (isinstance(kind, list) and "object" in kind):
        return
    if not {"additionalProperties", "unevaluatedProperties"} & schema.keys():
        said = "additionalProperties is not given; false is usual"
        yield _mistake(parsed, path, said)
    elif schema.get("additionalProperties") is True:
        said = "true lets any property in; false is usual"
        yield _mistake(parsed, (*path, "additionalProperties"), said)


def _names(
    parsed: Parsed,
    value: object,
    path: Path,
) -> Iterator[Mistake]:
    if isinstance(value, dict):
        for name, inner in value.items():
            at = (*path, name)
            if not _SNAKE.fullmatch(name):
                yield _mistake(parsed, at, f"{name!r} is not in snake_case")
            yield from _names(parsed, inner, at)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _names(parsed, inner, (*path, index))
