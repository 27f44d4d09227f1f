"""A text whose lines end as on Windows, wrapped: each end stays."""

from collections.abc import Iterator, Sequence

from novaspec_new.rst.wrap import reflow
from novaspec_new.rst.wrap.result import Wrapped

_RETURN = "\r"


def wrap(text: str, width: int, *, whole: bool) -> Wrapped:
    """Return a text wrapped; a new line ends as the one it came from.

    Carriage returns stand only at the ends of lines.
    """
    ends = [line[-1:] == _RETURN for line in text.split("\n")]
    plain = text.replace("\r\n", "\n")
    lines, kept = reflow.wrap_lines(plain, width, whole=whole)
    return Wrapped(
        "\n".join(_ended(lines.lines, lines.origins, ends)), tuple(kept)
    )


def _ended(
    lines: Sequence[str], origins: Sequence[int], ends: Sequence[bool]
) -> Iterator[str]:
    """Yield the lines with their ends, but for the line feed."""
    for number, (line, origin) in enumerate(
        zip(lines, origins, strict=True), start=1
    ):
        is_last = number == len(lines)
        # Nothing ended the text's last line; it may be several by now.
        like = origin - (origin == len(ends) and not is_last)
        has_return = bool(like) and ends[like - 1] and not is_last
        yield line + _RETURN * has_return
