"""An editor of a spec that talks with the real server over its pipes."""

import asyncio
import itertools
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

CONFIG = ClientServerConfig(
    server_command=[sys.executable, "-m", "novaspec_new", "lsp", "--stdio"]
)
# For a machine that is busy; what comes is taken at once.
_PATIENCE = 60


def position(line: int, column: int) -> types.Position:
    """Return a place, 0-based, by units of UTF-16."""
    return types.Position(line=line, character=column)


def range_of(*where: int) -> types.Range:
    """Return a range by its start's line and column, then its end's."""
    start, end = where[:2], where[2:] or where[:2]
    return types.Range(start=position(*start), end=position(*end))


def applied(text: str, edits: Sequence[types.TextEdit]) -> str:
    """Apply edits as the protocol says, which counts in UTF-16 units."""
    lines = text.split("\n")

    def offset(position: types.Position) -> int:
        before = "".join(f"{line}\n" for line in lines[: position.line])
        line = lines[position.line].encode("utf-16-le")
        column = line[: 2 * position.character].decode("utf-16-le")
        return len(before) + len(column)

    # Of two at one place, the first of the list comes first in the text.
    spans = [
        (offset(edit.range.start), offset(edit.range.end), index)
        for index, edit in enumerate(edits)
    ]
    spans.sort(reverse=True)
    for later, earlier in itertools.pairwise(spans):
        assert earlier[1] <= later[0], "edits overlap"
    for start, end, index in spans:
        text = text[:start] + edits[index].new_text + text[end:]
    return text


class Editor:
    """One document, open in an editor."""

    def __init__(self, client: LanguageClient, path: Path) -> None:
        self.client = client
        self.uri = path.as_uri()
        self.text = ""
        self.version = 0

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(uri=self.uri)

    async def open(self, text: str) -> list[types.Diagnostic]:
        """Open the document; return what is found in it."""
        self.text = text
        item = types.TextDocumentItem(
            uri=self.uri,
            language_id="restructuredtext",
            version=self.version,
            text=text,
        )
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(text_document=item)
        )
        return await self.findings()

    def type(self, text: str) -> None:
        """Change the document's text."""
        self.text = text
        self.version += 1
        change = types.TextDocumentContentChangeWholeDocument(text=text)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(
                    uri=self.uri, version=self.version
                ),
                content_changes=[change],
            )
        )

    async def findings(self) -> list[types.Diagnostic]:
        """Wait for what is told next, which is of the current text."""
        method = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
        while True:
            told = await asyncio.wait_for(
                self.client.wait_for_notification(method), _PATIENCE
            )
            if told.uri == self.uri:
                assert told.version in {self.version, None}
                return list(told.diagnostics)

    async def close(self) -> list[types.Diagnostic]:
        """Close the document; return what is told of it then."""
        self.client.text_document_did_close(
            types.DidCloseTextDocumentParams(text_document=self.document)
        )
        return await self.findings()

    async def actions(
        self, *where: int, only: Sequence[str] | None = None
    ) -> dict[str, types.CodeAction]:
        """Return what is offered for some lines, by its title."""
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                text_document=self.document,
                range=range_of(*where),
                context=types.CodeActionContext(diagnostics=[], only=only),
            )
        )
        actions: dict[str, types.CodeAction] = {}
        for action in found or ():
            assert isinstance(action, types.CodeAction)
            actions[action.title] = action
        return actions

    async def chosen(self, action: types.CodeAction) -> str:
        """Return the text with what an action does that has no edits."""
        assert action.edit is None
        return self.after(await self.client.code_action_resolve_async(action))

    def after(self, action: types.CodeAction) -> str:
        """Return the text with what an action does."""
        assert action.edit is not None
        assert action.edit.changes is not None
        return applied(self.text, action.edit.changes[self.uri])

    async def formatted(self, *where: int) -> str:
        """Return the text formatted, or a range of it."""
        options = types.FormattingOptions(tab_size=4, insert_spaces=True)
        edits: Sequence[types.TextEdit] | None
        if where:
            edits = await self.client.text_document_range_formatting_async(
                types.DocumentRangeFormattingParams(
                    text_document=self.document,
                    range=range_of(*where),
                    options=options,
                )
            )
        else:
            edits = await self.client.text_document_formatting_async(
                types.DocumentFormattingParams(
                    text_document=self.document, options=options
                )
            )
        return applied(self.text, edits or [])

    async def hover(self, line: int, column: int = 0) -> str:
        """Return what is told at a place."""
        found = await self.client.text_document_hover_async(
            types.HoverParams(
                text_document=self.document, position=position(line, column)
            )
        )
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def completed(
        self, line: int, column: int
    ) -> dict[str, types.CompletionItem]:
        """Return what is offered at a place, by its label."""
        found: Any = await self.client.text_document_completion_async(
            types.CompletionParams(
                text_document=self.document, position=position(line, column)
            )
        )
        return {item.label: item for item in found or ()}

    async def definition(
        self, line: int, column: int
    ) -> tuple[str, int] | None:
        """Return the address and line of what is referred to."""
        found: Any = await self.client.text_document_definition_async(
            types.DefinitionParams(
                text_document=self.document, position=position(line, column)
            )
        )
        return (found.uri, found.range.start.line) if found else None

    async def symbols(self) -> Sequence[types.DocumentSymbol]:
        """Return the outline."""
        found: Any = await self.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(text_document=self.document)
        )
        return found or ()

    def place(self, words: str) -> tuple[int, int]:
        """Return the line and column at which words begin (ASCII only)."""
        before = self.text[: self.text.index(words)]
        return before.count("\n"), len(before) - before.rfind("\n") - 1
