"""TOML: an author's, read with each mistake in one line, and ours quoted."""

import contextlib
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from novaspec_new.spec.errors import NovaspecError

_PLACE = r" \(at line (?P<line>\d+), column (?P<column>\d+)\)$"


def load(text: str, name: str) -> dict[str, Any]:
    """Return a TOML text's table; ``name`` is the file's, for messages.

    Raises NovaspecError, which names the line and column, for a text
    that is no TOML.
    """
    # Of our own the tables are known.
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _malformed(name, str(error)) from None


def quoted(text: str) -> str:
    """Return a text as a string of TOML, of several lines if it has them."""
    # Few runs write TOML.
    import tomli_w

    written = tomli_w.dumps({"text": text}, multiline_strings=True)
    return written.removeprefix("text = ").rstrip("\n")


def quoted_lines(text: str) -> str:
    """Return a text as a string of TOML that begins on its next line.

    It stands there as it is, if TOML takes it so.
    """
    import tomllib

    literal = f"'''\n{text}'''"
    with contextlib.suppress(tomllib.TOMLDecodeError):
        if tomllib.loads(f"text = {literal}") == {"text": text}:
            return literal
    return quoted(text)


def line_of(text: str, key: str, start: int = 0) -> int:
    """Return the 1-based line on which a key is given a value.

    It is meant for messages: of a text in which the key stands at a
    line's start for something else too, it may be that one. The key is
    looked for from the offset ``start`` on.
    """
    given = re.compile(
        rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]",
        re.MULTILINE,
    )
    match = given.search(text, start) or given.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def check_keys(
    where: str, kind: str, table: Mapping[str, object], known: Collection[str]
) -> None:
    """Raise NovaspecError for the first key that is not a known one.

    It tells the nearest one; ``kind`` says what the keys are.
    """
    for key in table:
        if key not in known:
            raise unknown(where, kind, key, known)


def unknown(
    where: str, kind: str, key: str, known: Collection[str]
) -> NovaspecError:
    """Return the error for an unknown key, with the nearest known one."""
    lowered = {name.lower(): name for name in known}
    # Only a mistake needs it.
    import difflib

    close = difflib.get_close_matches(key.lower(), lowered, 1, cutoff=0.5)
    if close:
        hint = f"did you mean {lowered[close[0]]!r}?"
    else:
        hint = "known are " + ", ".join(repr(name) for name in known)
    return NovaspecError(f"{where}: unknown {kind} {key!r}", hint)


def _malformed(name: str, reason: str) -> NovaspecError:
    match = re.search(_PLACE, reason)
    where = f"{name}:{match['line']}:{match['column']}" if match else name
    what = reason[: match.start()] if match else reason
    return NovaspecError(
        f"{where}: {what[:1].lower()}{what[1:]}",
        "see https://toml.io for how TOML is written",
    )


class Table(NamedTuple):
    """A table of a TOML file, whose values are asked for by their kind.

    Each way to ask raises NovaspecError, which names line and key, for a
    value of another kind. ``name`` is the file's, ``path`` the table's
    own, as ``gate``; ``outer`` the one that it stands in, and ``position``
    its 0-based one among those that are called so there.
    """

    text: str
    name: str
    values: Mapping[str, object]
    path: str = ""
    outer: "Table | None" = None
    position: int = 0

    @classmethod
    def read(cls, text: str, name: str) -> "Table":
        """Return a text's outermost table."""
        return cls(text, name, load(text, name))

    def expect(self, known: Collection[str]) -> None:
        """Raise NovaspecError for a key that is not among the known."""
        for key in self.values:
            if key not in known:
                kind = f"key of [{self.path}]" if self.path else "key"
                raise unknown(self.where(key), kind, key, known)

    def where(self, key: str) -> str:
        """Return the file and line of a key, for a message."""
        return f"{self.name}:{line_of(self.text, key, self.start)}"

    def string(self, key: str, default: str = "") -> str:
        """Return a text, ``default`` where there is none."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, value, "text", '"..."')
        return value

    def strings(
        self, key: str, default: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """Return a list of texts, ``default`` where there is none."""
        value = self.values.get(key, default)
        if not isinstance(value, list | tuple) or not all(
            isinstance(each, str) for each in value
        ):
            raise self.wrong(key, value, "a list of texts", '["...", "..."]')
        return tuple(value)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a truth, ``default`` where there is none."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, value, "true or false", "true")
        return value

    def number(self, key: str, default: int = 0) -> int:
        """Return a whole number, ``default`` where there is none."""
        value = self.values.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, value, "a whole number", "79")
        return value

    def choice(self, key: str, known: Collection[str], default: str) -> str:
        """Return a text that is one of the known."""
        value = self.string(key, default)
        if value not in known:
            raise unknown(self.where(key), f"value of {key!r}", value, known)
        return value

    def choices(
        self, key: str, known: Collection[str], default: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """Return a list of texts that are among the known."""
        found = self.strings(key, default)
        for value in found:
            if value not in known:
                what = f"value of {key!r}"
                raise unknown(self.where(key), what, value, known)
        return found

    def table(self, key: str) -> "Table":
        """Return a table within this one, empty where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, value, "a table", "{ ... }")
        return self._inner(key, value)

    def tables(self, key: str) -> Iterator["Table"]:
        """Yield the tables of a list of them, none where there is none."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(
            isinstance(each, dict) for each in value
        ):
            raise self.wrong(key, value, "a list of tables", "[{ ... }]")
        for index, each in enumerate(value):
            yield self._inner(key, each, index)

    def wrong(
        self, key: str, value: object, kind: str, example: str
    ) -> NovaspecError:
        """Return the error for a value that cannot be right."""
        return NovaspecError(
            f"{self.where(key)}: {key} is {value!r}, not {kind}",
            f"write {key} = {example}",
        )

    def _inner(
        self, key: str, values: Mapping[str, object], position: int = 0
    ) -> "Table":
        path = f"{self.path}.{key}" if self.path else key
        return Table(self.text, self.name, values, path, self, position)

    @property
    def start(self) -> int:
        """Where in the text it begins, or else the one that it is in.

        It is looked for only where a mistake is told.
        """
        if self.outer is None:
            return 0
        header = re.compile(
            rf"^[ \t]*\[+[ \t]*{re.escape(self.path)}[ \t]*\].*$",
            re.MULTILINE,
        )
        starts = [match.end() for match in header.finditer(self.text)]
        found = self.position < len(starts)
        return starts[self.position] if found else self.outer.start
