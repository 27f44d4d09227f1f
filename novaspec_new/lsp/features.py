"""What the server can do, one function for each of its features."""

from typing import BinaryIO, cast

from lsprotocol import types

from novaspec_new.lsp import (
    bug_handler,
    code_actions,
    completion,
    definition,
    formatting,
    hover,
    symbols,
)
from novaspec_new.lsp.incoming import Incoming
from novaspec_new.lsp.server import PAUSE, SpecServer
from novaspec_new.spec.errors import NovaspecError

_WATCHED = "**/*.{rst,toml}"


def serve(stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Serve an editor on two pipes until it leaves.

    Raises NovaspecError where it leaves without a word, or is none.
    """
    server = SpecServer()
    bug_handler.begin(lambda: server.is_initialized)
    _register_session(server)
    _register_documents(server)
    _register_changes(server)
    _register_looks(server)
    server.start_io(cast("BinaryIO", Incoming(stdin)), stdout)
    if not server.is_released:
        raise NovaspecError("the editor left without asking to shut down")


def _register_session(server: SpecServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(ls: SpecServer, _params: types.InitializeParams) -> None:
        ls.is_initialized = True

    @server.feature(types.SHUTDOWN)
    def release(ls: SpecServer, _params: None) -> None:
        ls.is_released = True


def _register_documents(server: SpecServer) -> None:
    @server.feature(types.INITIALIZED)
    def initialized(ls: SpecServer, _params: types.InitializedParams) -> None:
        watch(ls)
        ls.warm_up()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(
        ls: SpecServer, params: types.DidOpenTextDocumentParams
    ) -> None:
        ls.take(params.text_document.uri)
        ls.check_soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(
        ls: SpecServer, params: types.DidChangeTextDocumentParams
    ) -> None:
        ls.take(params.text_document.uri)
        ls.check_soon(params.text_document.uri, PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(
        ls: SpecServer, _params: types.DidSaveTextDocumentParams
    ) -> None:
        # Its labels may be known to other documents now.
        ls.check_all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(
        ls: SpecServer, params: types.DidCloseTextDocumentParams
    ) -> None:
        ls.drop(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(
        ls: SpecServer, _params: types.DidChangeWatchedFilesParams
    ) -> None:
        ls.check_all()


def watch(server: SpecServer) -> None:
    """Ask to be told of other files that change: templates, labels."""
    workspace = server.client_capabilities.workspace
    able = workspace and workspace.did_change_watched_files
    if not able or not able.dynamic_registration:
        return
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    options = types.DidChangeWatchedFilesRegistrationOptions(
        watchers=[types.FileSystemWatcher(glob_pattern=_WATCHED)]
    )
    server.client_register_capability(
        types.RegistrationParams(
            registrations=[
                types.Registration(
                    id="novaspec-files",
                    method=method,
                    register_options=options,
                )
            ]
        )
    )


def _register_changes(server: SpecServer) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(
            code_action_kinds=list(code_actions.KINDS), resolve_provider=True
        ),
    )
    async def act(
        ls: SpecServer, params: types.CodeActionParams
    ) -> list[types.CodeAction]:
        where, only = params.range, params.context.only
        lazy = can_resolve(ls)
        return await ls.work(
            lambda spec: code_actions.of(spec, where, only, can_resolve=lazy),
            params.text_document.uri,
            [],
        )

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(
        ls: SpecServer, action: types.CodeAction
    ) -> types.CodeAction:
        place = code_actions.place_of(action)
        if place is None:
            return action
        uri, first, last = place
        return await ls.work(
            lambda spec: code_actions.resolved(spec, action, first, last),
            uri,
            action,
        )

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def format_all(
        ls: SpecServer, params: types.DocumentFormattingParams
    ) -> list[types.TextEdit]:
        uri = params.text_document.uri
        return await ls.work(formatting.whole, uri, [])

    @server.feature(types.TEXT_DOCUMENT_RANGE_FORMATTING)
    async def format_part(
        ls: SpecServer, params: types.DocumentRangeFormattingParams
    ) -> list[types.TextEdit]:
        return await ls.work(
            lambda spec: formatting.part(spec, params.range),
            params.text_document.uri,
            [],
        )

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=list(completion.TRIGGERS)),
    )
    async def complete(
        ls: SpecServer, params: types.CompletionParams
    ) -> list[types.CompletionItem]:
        return await ls.work(
            lambda spec: completion.at(spec, params.position),
            params.text_document.uri,
            [],
        )


def can_resolve(server: SpecServer) -> bool:
    """Say whether the client asks for an action's edits when it is chosen."""
    able = server.client_capabilities.text_document
    known = able and able.code_action and able.code_action.resolve_support
    return bool(known and "edit" in known.properties)


def _register_looks(server: SpecServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def look(
        ls: SpecServer, params: types.HoverParams
    ) -> types.Hover | None:
        kind = _markup(ls)
        return await ls.work(
            lambda spec: hover.at(spec, params.position, kind),
            params.text_document.uri,
            None,
        )

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(
        ls: SpecServer, params: types.DocumentSymbolParams
    ) -> list[types.DocumentSymbol]:
        return await ls.work(symbols.of, params.text_document.uri, [])

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def define(
        ls: SpecServer, params: types.DefinitionParams
    ) -> types.Location | None:
        return await ls.work(
            lambda spec: definition.at(spec, params.position),
            params.text_document.uri,
            None,
        )


def _markup(server: SpecServer) -> types.MarkupKind:
    """Return the kind of text that the client shows, Markdown if it can."""
    able = server.client_capabilities.text_document
    kinds = (able and able.hover and able.hover.content_format) or ()
    if types.MarkupKind.Markdown in kinds:
        return types.MarkupKind.Markdown
    return types.MarkupKind.PlainText
