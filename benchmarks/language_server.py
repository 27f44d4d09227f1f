"""Time from a pause in typing to the findings, in a spec of 1,000 lines.

Run it with the Python that has novaspec[lsp] installed; it prints
percentiles of what the server takes once the pause is over, and of the
answers to what an editor asks in between.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

_ROUNDS = 40
_LINES = 1_000
_WORDS = "Disks are slow where many of them are read at once, and so it goes."


def _spec(title: str) -> str:
    """Return a spec of so many lines, with lists, literals and a fault."""
    body: list[str] = []
    while len(body) < _LINES - 60:
        body += [_WORDS, _WORDS, "", f"* {_WORDS}", f"  {_WORDS}", ""]
        body += ["Such as this::", "", "    openstack volume list", ""]
        body += ["It is ``fast`` and *sure*, see `the text`_.", ""]
    body += [".. _the text: http://example.org/", "", f"{_WORDS} {_WORDS}"]
    sections = {
        name: "\n".join(body) if name == "Proposed change" else said
        for name, said in specs.SECTIONS.items()
    }
    return specs.build(
        title, f"{specs.ADDRESS}fast-disks\n\n{_WORDS}", sections
    )


class _Client(LanguageClient):
    """Waits for what the server tells of a version."""

    def __init__(self) -> None:
        super().__init__("benchmark", "1")
        self.told: asyncio.Queue[int | None] = asyncio.Queue()

        @self.feature(  # type: ignore[untyped-decorator]
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
        )
        def told(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params.version)


def _abilities() -> types.ClientCapabilities:
    """Return what the editors of today can do about code actions."""
    return types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(
            code_action=types.CodeActionClientCapabilities(
                data_support=True,
                resolve_support=types.ClientCodeActionResolveOptions(
                    properties=["edit"]
                ),
            )
        )
    )


async def _timed(ask: Callable[[], Awaitable[object]]) -> float:
    started = time.perf_counter()
    await ask()
    return time.perf_counter() - started


def _show(name: str, taken: list[float], most: str = "") -> None:
    cuts = statistics.quantiles(taken, n=20)
    told = ", ".join(
        f"{percent}%: {1000 * cuts[percent // 5 - 1]:.0f} ms"
        for percent in (50, 95)
    )
    print(f"{name}: {told}{most}")


async def _measure(path: Path) -> None:
    client = _Client()
    await client.start_io(sys.executable, "-m", "novaspec_new", "lsp")
    await client.initialize_async(
        types.InitializeParams(capabilities=_abilities())
    )
    client.initialized(types.InitializedParams())
    text = _spec("Fast disks")
    uri = path.as_uri()
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(
                uri=uri, language_id="rst", version=0, text=text
            )
        )
    )
    await client.told.get()
    document = types.TextDocumentIdentifier(uri=uri)
    line = text.split("\n").index("Use Cases")
    place = types.Position(line=line, character=0)
    taken, hovers, outlines, offers = [], [], [], []
    for version in range(1, _ROUNDS + 1):
        typed = text.replace("Disks are slow", f"Disks are {version}", 1)
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(
                    uri=uri, version=version
                ),
                content_changes=[
                    types.TextDocumentContentChangeWholeDocument(text=typed)
                ],
            )
        )
        started = time.perf_counter()
        while await client.told.get() != version:
            pass
        taken.append(time.perf_counter() - started - PAUSE)
        hovers.append(
            await _timed(
                lambda: client.text_document_hover_async(
                    types.HoverParams(text_document=document, position=place)
                )
            )
        )
        outlines.append(
            await _timed(
                lambda: client.text_document_document_symbol_async(
                    types.DocumentSymbolParams(text_document=document)
                )
            )
        )
        offers.append(
            await _timed(
                lambda: client.text_document_code_action_async(
                    types.CodeActionParams(
                        text_document=document,
                        range=types.Range(start=place, end=place),
                        context=types.CodeActionContext(diagnostics=[]),
                    )
                )
            )
        )
    lines = text.count("\n")
    _show(
        f"findings in {lines} lines", taken, " after the pause (at most 100)"
    )
    _show("hover", hovers)
    _show("outline", outlines)
    _show("code actions", offers)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]


def main() -> None:
    """Print the percentiles."""
    with tempfile.TemporaryDirectory() as folder:
        root = repository.make(Path(folder))
        asyncio.run(
            _measure(specs.add(root, "2027.1/approved/fast-disks.rst"))
        )


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from novaspec_new.lsp.server import PAUSE
    from tests.support import repository, specs

    main()
