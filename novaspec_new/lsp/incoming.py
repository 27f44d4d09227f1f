"""What comes from the editor, as pygls reads it."""

import re
from typing import Protocol

from novaspec_new.spec.errors import UsageError

# A line of a message's head, and the blank one that ends it.
_HEAD = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*)?\r\n")
# More bytes than any line of a head has.
_LONGEST = 8_192


class _Stream(Protocol):
    def readline(self, size: int, /) -> bytes: ...

    def read(self, size: int, /) -> bytes: ...


class NoEditorError(UsageError):
    """What comes is not what an editor says."""

    def __init__(self) -> None:
        super().__init__(
            "standard input does not speak the Language Server Protocol",
            "have your editor start 'novaspec lsp'",
        )


class Incoming:
    """Standard input, of which all is the protocol's or refused.

    pygls passes over what it cannot read, and would wait for ever.
    """

    def __init__(self, stream: _Stream) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """Return a line of a message's head; none at the end.

        Raises NoEditorError for one that is none.
        """
        line = self._stream.readline(_LONGEST)
        if line and not _HEAD.fullmatch(line):
            raise NoEditorError
        return line

    def read(self, size: int) -> bytes:
        """Return so many bytes, which are a message."""
        return self._stream.read(size)
