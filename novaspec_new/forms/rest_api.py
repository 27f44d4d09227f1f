"""The REST API, asked for method by method."""

from collections.abc import Callable
from dataclasses import replace

from novaspec_new import entries, json_schema, render
from novaspec_new import rest_api as api
from novaspec_new.asking import Ask, Move
from novaspec_new.forms.talk import Check, Talk, first_empty
from novaspec_new.outline import Advice
from novaspec_new.rest_api import Body, Method

# Returns a method with another piece of text in it.
_Put = Callable[[Method, str], Method]


def methods(talk: Talk, advice: Advice) -> str:
    """Ask for each method of the API."""
    form = _Form(talk)
    talk.note("Like POST /servers/{server_id}/action; a prompt for each part.")
    wanted = Ask("Method and path:", empty=first_empty(advice))
    while form.piece(wanted, _put_call, api.call_mistakes):
        form.rest()
        wanted = Ask("Next method and path:")
    return render.api(form.done)


class _Form:
    """The methods so far, and the one that is being asked for."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.done: list[Method] = []
        self._method = Method()

    def piece(self, wanted: Ask, put: _Put, check: Check | None = None) -> str:
        """Ask for one piece of the method and put it there."""
        method = self._method

        def whole(text: str) -> str:
            now = put(method, text.strip("\n")) if text.strip() else method
            return render.api([*self.done, now])

        empty = wanted.empty or Move.DONE
        text = self._talk.line(
            wanted._replace(empty=empty, whole=whole), check
        )
        if text:
            self._method = put(method, text)
        return text

    def rest(self) -> None:
        """Ask for all of a method but the call itself."""
        self.piece(Ask("What does it do?"), _put_description)
        if self._method.takes_body:
            self._body("request")
        else:
            self._talk.note("A name and what it is for: 'limit: how many'.")
            self._list("Query parameter", _put_query)
        self._list("Normal code", _put_normal, api.normal_mistakes)
        if self._method.returns_body:
            self._body("response")
        self._talk.note("With its cause: '409 the server is locked'.")
        self._list("Error code", _put_error, api.error_mistakes)
        before = self.done[-1].microversion if self.done else ""
        self.piece(
            Ask("Microversion:", default=before),
            lambda method, text: replace(method, microversion=text),
            api.microversion_mistakes,
        )
        self.piece(
            Ask("Policy rule or change:"),
            lambda method, text: replace(method, policy=_joined(text)),
        )
        self.done.append(self._method)
        self._method = Method()

    def _list(self, what: str, put: _Put, check: Check | None = None) -> None:
        wanted = Ask(f"{what}:")
        while self.piece(wanted, put, check):
            wanted = Ask(f"Next {what[:1].lower()}{what[1:]}:")

    def _body(self, side: str) -> None:
        schema = self.piece(
            Ask(f"JSON schema of the {side}:", multiline=True),
            lambda method, text: _put_body(method, side, schema=text),
            json_schema.schema_mistakes,
        )
        self.piece(
            Ask(f"Sample of the {side}:", multiline=True),
            lambda method, text: _put_body(method, side, sample=text),
            lambda text: json_schema.sample_mistakes(text, schema),
        )


def _put_call(method: Method, text: str) -> Method:
    verb, path = api.read_call(text)
    return replace(method, verb=verb, path=path)


def _put_description(method: Method, text: str) -> Method:
    return replace(method, description=text)


def _put_query(method: Method, text: str) -> Method:
    added = tuple(_joined(entry) for entry in entries.split(text))
    return replace(method, parameters=method.parameters + added)


def _put_normal(method: Method, text: str) -> Method:
    return replace(method, normal=method.normal + api.read_codes(text))


def _put_error(method: Method, text: str) -> Method:
    return replace(method, errors=method.errors + api.read_codes(text))


def _put_body(method: Method, side: str, **part: str) -> Method:
    body: Body = replace(getattr(method, side), **part)
    if side == "request":
        return replace(method, request=body)
    return replace(method, response=body)


def _joined(text: str) -> str:
    return " ".join(text.split())
