"""One line of the table: what was measured, beside what, and its bound."""

from typing import NamedTuple

from benchmarks.processes import Cost


class Figure(NamedTuple):
    """A figure, its peer and the ratio between them, on clock and CPU.

    ``bound`` is the most that the ratio on the clock may be; None for
    one that is only told. On a machine that does other work too, the
    ratio of CPU is the steadier one.
    """

    name: str
    peer: str
    seconds: float
    cpu: float
    bound: float | None = None

    @classmethod
    def of(
        cls, name: str, peer: str, ratio: Cost, bound: float | None = None
    ) -> "Figure":
        """Return a figure of a cost in that of its peer."""
        return cls(name, peer, ratio.seconds, ratio.cpu, bound)

    @property
    def verdict(self) -> str:
        """Whether it keeps its bound."""
        if self.bound is None:
            return ""
        return "kept" if self.seconds <= self.bound else "missed"


_HEAD = ("figure", "peer", "ratio", "of CPU", "bound", "")


def table(figures: list[Figure]) -> str:
    """Return the figures as lines, one each."""
    rows = [_HEAD, *map(_row, figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([lines[0], rule, *lines[1:]])


def _row(figure: Figure) -> tuple[str, ...]:
    bound = "" if figure.bound is None else f"{figure.bound:.2f}"
    return (
        figure.name,
        figure.peer,
        f"{figure.seconds:.3f}",
        f"{figure.cpu:.3f}",
        bound,
        figure.verdict,
    )
