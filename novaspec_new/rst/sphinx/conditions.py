"""The condition of Sphinx's ``only`` directive: tags, and, or, not."""

import re

_PIECE = r"\s*([A-Za-z_]\w*|[()]|\S)"


def fault(text: str) -> str:
    """Say what is wrong with a condition; "" for a right one."""
    reader = _Reader(re.findall(_PIECE, text))
    if not reader.expression():
        return "the condition ends too early, or has no tag where one goes"
    if reader.left:
        return f"the condition goes on after its end: {reader.left[0]!r}"
    return ""


class _Reader:
    """Reads tokens; each method says whether what it wants is there."""

    def __init__(self, tokens: list[str]) -> None:
        self.left = tokens

    def expression(self) -> bool:
        """Read a condition, or several with ``if`` between."""
        if not self._any_of():
            return False
        while self._skip("if"):
            if not self._any_of():
                return False
            if self._skip("else"):
                return self.expression()
        return True

    def _any_of(self) -> bool:
        found = self._all_of()
        while found and self._skip("or"):
            found = self._all_of()
        return found

    def _all_of(self) -> bool:
        found = self._one()
        while found and self._skip("and"):
            found = self._one()
        return found

    def _one(self) -> bool:
        while self._skip("not"):
            pass
        if self._skip("("):
            return self.expression() and self._skip(")")
        # A word like "and" that joins nothing is a tag of that name.
        return self._skip_name()

    def _skip_name(self) -> bool:
        if self.left and re.match(r"[A-Za-z_]", self.left[0]):
            self.left = self.left[1:]
            return True
        return False

    def _skip(self, token: str) -> bool:
        if self.left[:1] == [token]:
            self.left = self.left[1:]
            return True
        return False
