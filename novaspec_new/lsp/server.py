"""The server: what the editor asks for, and who answers it.

All work on texts is done by one worker, while this thread goes on to
read what comes in.
"""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from novaspec_new import __version__
from novaspec_new.check import context_loader
from novaspec_new.lsp import diagnostics, warm_up
from novaspec_new.lsp.incoming import NoEditorError
from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.lsp.text_lines import TextLines
from novaspec_new.lsp.worker import Worker
from novaspec_new.rst.cancellation import CancelledError
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import bug_log

if TYPE_CHECKING:
    from pygls.server import ServerErrors

# How long nothing is typed before a text is checked, in seconds; and
# then, before it is worked out what could be mended in it.
PAUSE = 0.2
_LONGER = 1.0
# How long it takes an editor to tell twice that a file was saved.
_SETTLED = 0.05
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
        self._worker = Worker()
        # What the editor has asked for: to begin, and to end.
        self.is_initialized = False
        self.is_released = False

    def warm_up(self) -> None:
        """Load what the first check would wait for."""
        self._begin(self._worker.first(warm_up.run))

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
            self.check_soon(uri, _SETTLED)

    async def work(
        self, function: Callable[[OpenSpec], _T], uri: str, otherwise: _T
    ) -> _T:
        """Return what a function says of a document.

        ``otherwise`` is returned where nothing can be said, and where
        its text is another one by then.
        """
        spec = self.spec(uri)
        while True:
            try:
                return await self._worker.later(
                    partial(function, spec), partial(self._is_current, spec)
                )
            except NovaspecError:
                return otherwise
            except CancelledError:
                now = self._specs.get(uri)
                if now is None or now.text.text != spec.text.text:
                    return otherwise
                spec = now

    def _is_current(self, spec: OpenSpec) -> bool:
        return self._specs.get(spec.uri) is spec

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        # The loop itself keeps no task alive.
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Show what went wrong where no question is left unanswered."""
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        is_known = isinstance(error, (NovaspecError, OSError))
        self.window_show_message(
            types.ShowMessageParams(
                type=types.MessageType.Error,
                message=str(error) if is_known else bug_log.write(error),
            )
        )

    def _start(self, uri: str) -> None:
        self._timers.pop(uri, None)
        spec = self._specs.get(uri)
        if spec is not None:
            self._begin(self._check(spec))

    async def _check(self, spec: OpenSpec) -> None:
        def found_now() -> list[types.Diagnostic]:
            # It may have waited for other documents' checks.
            return diagnostics.of(spec) if self._is_current(spec) else []

        found = await self._worker.first(found_now)
        if not self._is_current(spec):
            return
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=spec.uri, diagnostics=found, version=spec.version
            )
        )
        if found:
            loop = asyncio.get_running_loop()
            loop.call_later(_LONGER, self._prepare, spec)

    def _prepare(self, spec: OpenSpec) -> None:
        """Have ready what code actions ask for, if nothing was typed."""
        if self._is_current(spec):
            self._begin(self.work(_mend, spec.uri, None))

    def report_server_error(
        self, error: Exception, source: "ServerErrors"
    ) -> None:
        """Tell the editor of what it has not asked for and went wrong.

        Raises NoEditorError where it has said nothing sensible so far.
        """
        if source is JsonRpcException and not self.is_initialized:
            raise NoEditorError from None
        super().report_server_error(error, source)

    def shutdown(self) -> None:
        """Stop; what nobody waits for any more is not begun."""
        self._worker.stop()
        super().shutdown()  # type: ignore[no-untyped-call]


def _mend(spec: OpenSpec) -> None:
    """Work out what could be mended, which is kept."""
    _ = spec.mended
