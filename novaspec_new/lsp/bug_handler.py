"""What fails in our handlers, told in a line each, its trace in a log.

Editors keep what comes on standard error. pygls answers them itself, be
it our fault or theirs, and tells of both with a trace.
"""

import logging
from collections.abc import Callable

from pygls.exceptions import JsonRpcException

from novaspec_new.workspace import bug_log

# It reads what comes in: what fails there is of the sender's making.
_READER = "pygls.server"


def begin(is_initialized: Callable[[], bool]) -> None:
    """Have bugs told on standard error, and nothing else of pygls.

    What is asked before an editor has introduced itself fails by right.
    """
    handler = logging.StreamHandler()
    handler.addFilter(lambda record: is_initialized() and _is_bug(record))
    handler.setFormatter(_OneLine())
    logger = logging.getLogger("pygls")
    logger.addHandler(handler)
    logger.propagate = False


class _OneLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        error = _error(record)
        return f"novaspec: {bug_log.write(error)}" if error else ""


def _error(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None


def _is_bug(record: logging.LogRecord) -> bool:
    error = _error(record)
    return (
        error is not None
        and record.name != _READER
        and not isinstance(error, (BrokenPipeError, JsonRpcException))
    )
