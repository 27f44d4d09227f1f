"""A REST API's methods: what an author gives for each, and its mistakes."""

import re
from dataclasses import dataclass
from http import HTTPStatus

from novaspec_new.spec import json_text
from novaspec_new.spec.json_text import Parsed

VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
_WITHOUT_REQUEST_BODY = frozenset({"GET", "DELETE", "HEAD"})
_CODES = re.compile(r"(?P<codes>\d{3}(?:\s*(?:,|/|or|and)\s*\d{3})*)\b")
_MICROVERSION = re.compile(r"\d+\.\d+")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_SNAKE = re.compile(r"[a-z][a-z0-9_]*")
_RULE = re.compile(r"[\w-]+(:[\w-]+)+")
_NAMED = re.compile(r"(?P<name>[\w.-]+)\s*:\s+(?P<what>.*\S)", re.DOTALL)
# What a block of JSON is indented by in the spec.
_JSON_WIDTH = 76


@dataclass(frozen=True, slots=True)
class Code:
    """A response code as typed, and its reason; either may be empty."""

    number: str
    reason: str = ""

    @property
    def phrase(self) -> str:
        """What HTTP calls it, or nothing."""
        status = _status(self.number)
        return status.phrase if status else ""

    @property
    def text(self) -> str:
        """It in a line."""
        name = f"{self.number} {self.phrase}".strip()
        return ": ".join(part for part in (name, self.reason) if part)


@dataclass(frozen=True, slots=True)
class Body:
    """What a request or a response holds, as typed."""

    schema: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A text laid out; what is no JSON is shown without its colours."""

    text: str
    is_json: bool


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the API; what is empty was not given."""

    verb: str = ""
    path: str = ""
    description: str = ""
    parameters: tuple[str, ...] = ()
    request: Body = Body()
    normal: tuple[Code, ...] = ()
    response: Body = Body()
    errors: tuple[Code, ...] = ()
    microversion: str = ""
    policy: str = ""

    @property
    def takes_body(self) -> bool:
        """Whether a request may have a body."""
        return self.verb not in _WITHOUT_REQUEST_BODY

    @property
    def returns_body(self) -> bool:
        """Whether a response may have a body."""
        numbers = {code.number for code in self.normal}
        return self.verb != "HEAD" and numbers != {"204"}


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


def _status(number: str) -> HTTPStatus | None:
    try:
        return HTTPStatus(int(number))
    except ValueError:
        return None


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


def policy_text(text: str) -> str:
    """Return a policy as RST: a rule that stands alone is a literal."""
    return f"``{text}``" if _RULE.fullmatch(text) else text


def parameter_text(text: str) -> str:
    """Return a parameter as RST: its name, before a colon, is a literal."""
    named = _NAMED.fullmatch(text)
    return f"``{named['name']}``: {named['what']}" if named else text


def block(text: str) -> Block:
    """Return a schema or a sample laid out, if it is JSON."""
    parsed = json_text.parse(text)
    if isinstance(parsed, Parsed):
        return Block(
            json_text.laid_out(parsed.root, _JSON_WIDTH), is_json=True
        )
    lines = text.expandtabs(8).split("\n")
    return Block("\n".join(line.rstrip() for line in lines), is_json=False)
