"""When garbage is searched for: in pauses, not before a key's echo."""

import asyncio
import gc
from typing import Any

from prompt_toolkit.application import Application

# In seconds; who types fast pauses so long between two keys.
_PAUSE = 0.05
# A key makes some thousand objects, all short-lived: so many are there
# only where nobody pauses, as with a key that is held.
_THRESHOLD = 50_000


def begin() -> None:
    """Prepare for a session of prompts.

    What is loaded by now is no garbage: without it a search is short.
    """
    gc.freeze()
    gc.set_threshold(_THRESHOLD)


def collect_in_pauses(app: Application[Any]) -> None:
    """Have what a prompt leaves behind collected once nobody types."""
    waiting: asyncio.TimerHandle | None = None

    def later(_: object) -> None:
        nonlocal waiting
        if waiting is not None:
            waiting.cancel()
        loop = asyncio.get_running_loop()
        waiting = loop.call_later(_PAUSE, gc.collect, 1)

    app.after_render += later
