"""The REST API, asked for method by method."""

from collections.abc import Callable
from dataclasses import replace

from novaspec_new.render import spec_text
from novaspec_new.spec import json_schema, list_entries
from novaspec_new.spec import rest_api as api
from novaspec_new.spec.outline import SectionInfo
from novaspec_new.spec.rest_api import Body, Method
from novaspec_new.terminal.interface import Action, Question
from novaspec_new.wizard.forms.dialog import Check, FormDialog, first_empty

# Returns a method with another piece of text in it.
_Put = Callable[[Method, str], Method]


def methods(dialog: FormDialog, info: SectionInfo) -> str:
    """Ask for each method of the API."""
    form = _Form(dialog)
    dialog.note(
        "Like POST /servers/{server_id}/action; a prompt for each part."
    )
    question = Question("Method and path:", on_empty=first_empty(info))
    while form.piece(question, _put_call, api.call_mistakes):
        form.rest()
        question = Question("Next method and path:")
    return spec_text.api(form.done)


class _Form:
    """The methods so far, and the one that is being asked for."""

    def __init__(self, dialog: FormDialog) -> None:
        self._dialog = dialog
        self.done: list[Method] = []
        self._method = Method()

    def piece(
        self, question: Question, put: _Put, check: Check | None = None
    ) -> str:
        """Ask for one piece of the method and put it there."""
        method = self._method

        def whole(text: str) -> str:
            now = put(method, text.strip("\n")) if text.strip() else method
            return spec_text.api([*self.done, now])

        empty = question.on_empty or Action.DONE
        text = self._dialog.line(
            question._replace(on_empty=empty, compose=whole), check
        )
        if text:
            self._method = put(method, text)
        return text

    def rest(self) -> None:
        """Ask for all of a method but the call itself."""
        self.piece(Question("What does it do?"), _put_description)
        if self._method.takes_body:
            self._body("request")
        else:
            self._dialog.note("A name and what it is for: 'limit: how many'.")
            self._list("Query parameter", _put_query)
        self._list("Normal code", _put_normal, api.normal_mistakes)
        if self._method.returns_body:
            self._body("response")
        self._dialog.note("With its cause: '409 the server is locked'.")
        self._list("Error code", _put_error, api.error_mistakes)
        before = self.done[-1].microversion if self.done else ""
        self.piece(
            Question("Microversion:", default=before),
            lambda method, text: replace(method, microversion=text),
            api.microversion_mistakes,
        )
        self.piece(
            Question("Policy rule or change:"),
            lambda method, text: replace(method, policy=_joined(text)),
        )
        self.done.append(self._method)
        self._method = Method()

    def _list(self, what: str, put: _Put, check: Check | None = None) -> None:
        question = Question(f"{what}:")
        while self.piece(question, put, check):
            question = Question(f"Next {what[:1].lower()}{what[1:]}:")

    def _body(self, side: str) -> None:
        schema = self.piece(
            Question(f"JSON schema of the {side}:", multiline=True),
            lambda method, text: _put_body(method, side, schema=text),
            json_schema.schema_mistakes,
        )
        self.piece(
            Question(f"Sample of the {side}:", multiline=True),
            lambda method, text: _put_body(method, side, sample=text),
            lambda text: json_schema.sample_mistakes(text, schema),
        )


def _put_call(method: Method, text: str) -> Method:
    verb, path = api.read_call(text)
    return replace(method, verb=verb, path=path)


def _put_description(method: Method, text: str) -> Method:
    return replace(method, description=text)


def _put_query(method: Method, text: str) -> Method:
    added = tuple(_joined(entry) for entry in list_entries.split(text))
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


FORMS = {"rest-api": methods}
