"""A checkout of specs, and the server that an editor has started."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import LanguageClient

from tests.support import checker, editor
from tests.support.editor import Editor


def _abilities() -> types.ClientCapabilities:
    markup = [types.MarkupKind.Markdown, types.MarkupKind.PlainText]
    return types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            code_action=types.CodeActionClientCapabilities(
                data_support=True,
                resolve_support=types.ClientCodeActionResolveOptions(
                    properties=["edit"]
                ),
            ),
            hover=types.HoverClientCapabilities(content_format=markup),
        )
    )


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=editor.CONFIG, scope="module", loop_scope="module"
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    await lsp_client.initialize_session(
        types.InitializeParams(capabilities=_abilities())
    )
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return checker.make(tmp_path / "nova-specs")


@pytest.fixture
def spec(client: LanguageClient, checkout: Path) -> Editor:
    """A spec of the newest release; nothing is in its file yet."""
    return Editor(client, checker.place(checkout, checker.CLEAN))
