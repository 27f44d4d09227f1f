"""What goes on beside an open field, without being in the way."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from novaspec_new.terminal.interface import PendingDefault, Question

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

# Seconds.
_KEEP_AFTER = 0.3
_LOOK_AFTER = 0.15
_POLL = 0.05
_SPIN = 0.1
# What is longer is not measured: that would take too long.
_MOST_MEASURED = 20_000


class Background:
    """The tasks beside one field.

    ``problem`` says what is wrong with the markup at the cursor, and
    ``measured`` how many lines the text will have, and how wide they
    will be, as far as that is known.
    """

    def __init__(self, question: Question, buffer: Buffer) -> None:
        self.problem = ""
        self.measured: tuple[int, int] | None = None
        self._question = question
        self._buffer = buffer
        self._worker: ThreadPoolExecutor | None = None
        self._looking: asyncio.Task[None] | None = None

    def start(self, app: Application[Any]) -> None:
        """Begin; the application's loop runs."""
        question, aids = self._question, self._question.aids
        if question.on_shown is not None:
            app.create_background_task(_later(app, question.on_shown))
        if question.pending is not None:
            app.create_background_task(_spin(app, question.pending))
            app.create_background_task(
                _receive(app, question.pending, question.default)
            )
        if question.keep is not None:
            _keep_changes(self._buffer, question.keep)
        if aids.check is not None or aids.measure is not None:
            self._buffer.on_text_changed += lambda _: self._look_later(app)
            if self._buffer.text:
                self._look_later(app)

    def stop(self) -> None:
        """End, and wait for what is still looked at."""
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)

    def _look_later(self, app: Application[Any]) -> None:
        """Look at the text once the author pauses."""
        if self._looking is not None:
            self._looking.cancel()
        self.problem, self.measured = "", None
        self._looking = app.create_background_task(self._look(app))

    async def _look(self, app: Application[Any]) -> None:
        await asyncio.sleep(_LOOK_AFTER)
        worker, loop = self._begun_worker(), asyncio.get_running_loop()
        text, place = self._buffer.text, self._buffer.cursor_position
        aids = self._question.aids
        if aids.check is not None and text.strip():
            self.problem = await loop.run_in_executor(
                worker, aids.check, text, place
            )
        if aids.measure is not None and 0 < len(text) <= _MOST_MEASURED:
            self.measured = await loop.run_in_executor(
                worker, aids.measure, text
            )
        app.invalidate()

    def _begun_worker(self) -> "ThreadPoolExecutor":
        """Return the thread that looks at texts, begun for the first one."""
        if self._worker is None:
            # The first prompt does not wait for it.
            from concurrent.futures import ThreadPoolExecutor

            # docutils is not made for threads: one at a time may use it.
            self._worker = ThreadPoolExecutor(1)
        return self._worker


async def _later(app: Application[Any], call: Callable[[], None]) -> None:
    while not app.render_counter:
        await asyncio.sleep(0)
    try:
        call()
    except Exception as error:  # noqa: BLE001 - carried to the caller
        app.exit(exception=error)


async def _spin(app: Application[Any], pending: PendingDefault) -> None:
    while pending.text() is None:
        app.invalidate()
        await asyncio.sleep(_SPIN)


async def _receive(
    app: Application[Any], pending: PendingDefault, default: str
) -> None:
    while (text := pending.text()) is None:
        await asyncio.sleep(_POLL)
    buffer = app.current_buffer
    if text and buffer.text == default:
        buffer.document = Document(text)
    app.invalidate()


def _keep_changes(buffer: Buffer, keep: Callable[[str], object]) -> None:
    """Have the text kept shortly after a change, and so while it goes on."""
    is_due = False

    def due() -> None:
        nonlocal is_due
        is_due = False
        keep(buffer.text)

    def changed(_: object) -> None:
        nonlocal is_due
        if not is_due:
            is_due = True
            asyncio.get_running_loop().call_later(_KEEP_AFTER, due)

    buffer.on_text_changed += changed
