"""Rules on the REST API: how paths, fields and schemas are written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes

from novaspec_new.check import code_blocks, json_objects, legacy_names
from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec

UNDERSCORE = warning(
    "api-underscore",
    "a path of the REST API has an underscore",
    "use hyphens in paths",
)
CASE = warning(
    "api-case",
    "a field of the REST API is not in snake_case",
    "write it in lower case, with underscores between the words",
)
SCHEMA = warning(
    "api-schema",
    "a JSON schema's object allows any other field",
    "add 'additionalProperties': false to it",
)
RULES = (UNDERSCORE, CASE, SCHEMA)

_TITLE = "REST API impact"
# A path after its method, or one that begins as those of the API do.
_PATH = (
    r"\b(?:GET|POST|PUT|DELETE|PATCH|HEAD)\b[`*:\s]*(?:https?://[^/\s]+)?"
    r"(?P<after>/[^\s`\"'|,;)*]{1,300})"
    r"|(?<![\w./}-])(?P<bare>/(?:v2|v2\.\d|servers|flavors|images|os-[\w-]+)"
    r"/[^\s`\"'|,;)*]{1,300})"
)
# What stands for a value in a path, and what follows it.
_VARIABLE = r"\{[^}]*\}|<[^>]*>|[$%:(][\w()]*|[?#].*"
_CAMEL = r"[a-z]+[a-z0-9]*[A-Z]\w*|[A-Z][a-z]\w*"


class _Range(NamedTuple):
    """A range of lines, counted from 1; the last is not in it."""

    start: int
    stop: int


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look at the section on the REST API."""
    section = _section(spec)
    if section is None:
        return
    yield from _paths(spec, section)
    seen: set[str] = set()
    for block in spec.every(nodes.literal_block):
        code = code_blocks.code(spec, block)
        if "{" in code.text and section.start <= code.line < section.stop:
            yield from _fields(code, seen)
            yield from _schemas(code)


def _section(spec: ParsedSpec) -> _Range | None:
    """Return the lines of the section, with its own sub-sections."""
    start = level = 0
    for part in spec.parts.sections:
        if start and part.level <= level:
            return _Range(start, part.line)
        if part.title == _TITLE and not start:
            start, level = part.line, part.level
    return _Range(start, len(spec.lines) + 1) if start else None


def _paths(spec: ParsedSpec, section: _Range) -> Iterator[Finding]:
    seen: set[str] = set()
    for number in range(section.start, section.stop):
        line = spec.lines[number - 1]
        if "/" not in line or "_" not in line:
            continue
        for match in re.finditer(_PATH, line):
            path = match["after"] or match["bare"]
            part = _underscored(path)
            if part and part not in seen:
                seen.add(part)
                column = match.end() - len(path) + path.find(part) + 1
                yield UNDERSCORE.at(
                    number,
                    column,
                    f"the path's part {part!r} has an underscore",
                    text=part,
                )


def _underscored(path: str) -> str | None:
    """Return the first part of a path that should have hyphens."""
    for part in re.sub(_VARIABLE, "", path).split("/"):
        word = part.rstrip(".:")
        if (
            "_" in word
            and word == word.lower()
            and word not in legacy_names.PATH_PARTS
            and word.strip("_")
        ):
            return word
    return None


def _fields(code: code_blocks.Code, seen: set[str]) -> Iterator[Finding]:
    for found in json_objects.objects(code.text):
        for key in found.keys:
            name = key.name
            if name in seen or not re.fullmatch(_CAMEL, name):
                continue
            seen.add(name)
            if (
                name in legacy_names.SCHEMA_KEYWORDS
                or name in legacy_names.FIELDS
            ):
                continue
            line, column = code.place(key.offset)
            yield CASE.at(
                line,
                column,
                f"the field {name!r} is not in snake_case",
                text=name,
            )


def _schemas(code: code_blocks.Code) -> Iterator[Finding]:
    for found in json_objects.objects(code.text):
        kind = found.find("type")
        if (
            found.is_closed
            and kind is not None
            and kind.value == "object"
            and found.find("properties")
            and not found.find("additionalProperties")
        ):
            line, column = code.place(found.offset)
            named = f" {found.key!r}" if found.key else ""
            yield SCHEMA.at(
                line,
                column,
                f"the schema's object{named} has no additionalProperties",
                text="{",
            )
