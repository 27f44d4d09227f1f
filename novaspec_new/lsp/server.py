"""The server: what the editor asks for, and who answers it.

docutils is not safe in two threads, so that one thread does all the
work on texts, in order, while this one goes on to read what comes in.
"""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from novaspec_new import __version__
from novaspec_new.check import context_loader
from novaspec_new.lsp import diagnostics
from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.lsp.text_lines import TextLines
from novaspec_new.spec.errors import NovaspecError

# How long nothing is typed before a text is checked, in seconds; and
# then, before it is worked out what could be mended in it.
PAUSE = 0.2
_LONGER = 1.0
_T = TypeVar("_T")


class SpecServer(LanguageServer):
    """Knows the documents that are open, and tells what is wrong."""

    def __init__(self) -> None:
        # Whole texts: pygls would apply a part's change by other line
        # ends than the editor's, and an edit would go to a wrong place.
        super().__init__(
            "novaspec",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
        )
        self._specs: dict[str, OpenSpec] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._worker = ThreadPoolExecutor(1, "novaspec")

    def take(self, uri: str) -> OpenSpec:
        """Take a document's text as it is by now."""
        given = self.workspace.get_text_document(uri)
        path = uris.to_fs_path(uri) if uri.startswith("file:") else None
        units = self.workspace.position_codec.client_num_units
        self._specs[uri] = OpenSpec(
            uri,
            given.version,
            Path(path) if path else None,
            TextLines(given.source, units),
        )
        return self._specs[uri]

    def spec(self, uri: str) -> OpenSpec:
        """Return a document as it was taken last."""
        return self._specs.get(uri) or self.take(uri)

    def drop(self, uri: str) -> None:
        """Forget a document, and take its findings away."""
        self._specs.pop(uri, None)
        timer = self._timers.pop(uri, None)
        if timer:
            timer.cancel()
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, diagnostics=[])
        )

    def check_soon(self, uri: str, after: float) -> None:
        """Check a document when so many seconds pass without a change."""
        timer = self._timers.pop(uri, None)
        if timer:
            timer.cancel()
        loop = asyncio.get_running_loop()
        self._timers[uri] = loop.call_later(after, self._start, uri)

    def check_all(self) -> None:
        """Check all documents again: what they depend on has changed."""
        context_loader.forget()
        for uri in list(self._specs):
            self.take(uri)
            self.check_soon(uri, 0)

    async def work(
        self, function: Callable[[OpenSpec], _T], uri: str, otherwise: _T
    ) -> _T:
        """Return what a function says of a document.

        ``otherwise`` is returned where nothing can be said.
        """
        loop = asyncio.get_running_loop()
        spec = self.spec(uri)
        with contextlib.suppress(NovaspecError):
            return await loop.run_in_executor(self._worker, function, spec)
        return otherwise

    def _start(self, uri: str) -> None:
        task = asyncio.get_running_loop().create_task(self._check(uri))
        # The loop itself keeps no task alive.
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _check(self, uri: str) -> None:
        self._timers.pop(uri, None)
        spec = self._specs.get(uri)
        if spec is None:
            return
        nothing: list[types.Diagnostic] = []
        found = await self.work(diagnostics.of, uri, nothing)
        if self._specs.get(uri) is spec:
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(
                    uri=uri, diagnostics=found, version=spec.version
                )
            )
            if found:
                loop = asyncio.get_running_loop()
                loop.call_later(_LONGER, self._prepare, spec)

    def _prepare(self, spec: OpenSpec) -> None:
        """Have ready what code actions ask for, if nothing was typed."""
        if self._specs.get(spec.uri) is spec:
            self._worker.submit(lambda: spec.mended)

    def shutdown(self) -> None:
        """Stop; what nobody waits for any more is not begun."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        super().shutdown()  # type: ignore[no-untyped-call]
