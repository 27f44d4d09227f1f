"""The signs that draw frames, bars and marks, in two character sets."""

from typing import NamedTuple

from novaspec_new.terminal.interface import Mark


class Glyphs(NamedTuple):
    """A sign for each part; all are one column wide."""

    top: str
    side: str
    bottom: str
    rule: str
    field: str
    bullet: str
    full: str
    empty: str
    more: str
    spinner: str
    written: str
    none: str
    todo: str
    finding: str

    def mark(self, mark: Mark) -> str:
        """Return the sign of a mark."""
        return {
            Mark.WRITTEN: self.written,
            Mark.NONE: self.none,
            Mark.TODO: self.todo,
            Mark.FINDING: self.finding,
        }[mark]

    def bar(self, done: int, total: int, width: int) -> str:
        """Return a bar of ``width`` columns, full where all is done."""
        filled = done * width // total if total else 0
        if done:
            filled = max(filled, 1)
        return self.full * filled + self.empty * (width - filled)


UNICODE = Glyphs(
    top="\u256d",
    side="\u2502",
    bottom="\u2570",
    rule="\u2500",
    field="\u2503",
    bullet="\u2022",
    full="\u2588",
    empty="\u2591",
    more="\u2026",
    spinner="\u280b\u2819\u2839\u2838\u283c\u2834\u2826\u2827\u2807\u280f",
    written="\u2713",
    none="\u2013",
    todo="\u25cb",
    finding="!",
)
ASCII = Glyphs(
    top=".",
    side="|",
    bottom="`",
    rule="-",
    field="|",
    bullet="*",
    full="#",
    empty=".",
    more="~",
    spinner="|/-\\",
    written="+",
    none="-",
    todo="o",
    finding="!",
)


def of_encoding(encoding: str | None) -> Glyphs:
    """Return the signs that a terminal's encoding can write."""
    try:
        "".join(UNICODE).encode(encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return ASCII
    return UNICODE
