"""Time from a pause in typing to the findings, in a spec of 1,000 lines.

Run it with the Python that has novaspec[lsp] installed; it prints
percentiles of what the server takes once the pause is over, and of the
answers to what an editor asks in between. On a machine that does other
work too, the server's CPU from a change to its findings is the steadier
figure; all that is done for a change is done on one core.
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
# Between what is typed, in seconds.
_REST = 0.2
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
    print(f"{name}: {told}, worst: {1000 * max(taken):.0f} ms{most}")


class _Editor:
    """One spec, open in an editor."""

    def __init__(self, client: _Client, uri: str, text: str) -> None:
        self._client = client
        self._text = text
        self._version = 0
        self._document = types.TextDocumentIdentifier(uri=uri)
        line = text.split("\n").index("Use Cases")
        self._place = types.Position(line=line, character=0)

    async def open(self) -> None:
        """Open it, and wait for what is found."""
        item = types.TextDocumentItem(
            uri=self._document.uri,
            language_id="rst",
            version=0,
            text=self._text,
        )
        self._client.text_document_did_open(
            types.DidOpenTextDocumentParams(text_document=item)
        )
        await self._client.told.get()

    def type(self) -> None:
        """Change a word."""
        self._version += 1
        word = f"Disks are {self._version}"
        text = self._text.replace("Disks are slow", word, 1)
        self._client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(
                    uri=self._document.uri, version=self._version
                ),
                content_changes=[
                    types.TextDocumentContentChangeWholeDocument(text=text)
                ],
            )
        )

    async def findings(self) -> None:
        """Wait for what is found in the text as it is by now."""
        while await self._client.told.get() != self._version:
            pass

    def hover(self) -> Awaitable[object]:
        return self._client.text_document_hover_async(
            types.HoverParams(
                text_document=self._document, position=self._place
            )
        )

    def outline(self) -> Awaitable[object]:
        return self._client.text_document_document_symbol_async(
            types.DocumentSymbolParams(text_document=self._document)
        )

    def actions(self) -> Awaitable[object]:
        return self._client.text_document_code_action_async(
            types.CodeActionParams(
                text_document=self._document,
                range=types.Range(start=self._place, end=self._place),
                context=types.CodeActionContext(diagnostics=[]),
            )
        )


def _cpu(client: _Client) -> float:
    """Return the seconds of CPU that the server has taken."""
    process = client._server  # noqa: SLF001 - it tells nobody
    assert process is not None
    # How Linux names the clock of another process: see clock_getcpuclockid.
    return time.clock_gettime(~process.pid << 3 | 2)


async def _measure(path: Path) -> None:
    client = _Client()
    await client.start_io(sys.executable, "-m", "novaspec_new", "lsp")
    await client.initialize_async(
        types.InitializeParams(capabilities=_abilities())
    )
    client.initialized(types.InitializedParams())
    text = _spec("Fast disks")
    editor = _Editor(client, path.as_uri(), text)
    await editor.open()
    await _measure_findings(client, editor, text.count("\n"))
    await _measure_busy(editor)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]


async def _measure_findings(
    client: _Client, editor: _Editor, lines: int
) -> None:
    """Measure what an editor gets that asks in turn."""
    taken, cpu, hovers, outlines, offers = [], [], [], [], []
    for _ in range(_ROUNDS):
        await asyncio.sleep(_REST)
        before = _cpu(client)
        editor.type()
        taken.append(await _timed(editor.findings) - PAUSE)
        cpu.append(_cpu(client) - before)
        hovers.append(await _timed(editor.hover))
        outlines.append(await _timed(editor.outline))
        offers.append(await _timed(editor.actions))
    _show(
        f"findings in {lines} lines", taken, " after the pause (at most 100)"
    )
    _show("their CPU", cpu)
    _show("hover", hovers)
    _show("outline", outlines)
    _show("code actions", offers)


async def _measure_busy(editor: _Editor) -> None:
    """Measure the findings for one that asks for actions at each change."""
    taken = []
    for _ in range(_ROUNDS):
        editor.type()
        asked = asyncio.ensure_future(editor.actions())
        taken.append(await _timed(editor.findings) - PAUSE)
        await asked
    _show("findings while actions are asked for", taken)


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
