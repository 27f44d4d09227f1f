"""A REST API's methods, as an author gives them and as they are written."""

import re
from dataclasses import dataclass
from http import HTTPStatus

from novaspec_new.spec import json_text
from novaspec_new.spec.json_text import Parsed

_WITHOUT_REQUEST_BODY = frozenset({"GET", "DELETE", "HEAD"})
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


def _status(number: str) -> HTTPStatus | None:
    try:
        return HTTPStatus(int(number))
    except ValueError:
        return None
