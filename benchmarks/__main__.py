"""All figures, each beside its peer, in one table.

Run ``python -m benchmarks [GROUP…]`` in the repository, with the Python
that has ``novaspec[benchmark]`` installed, and NOVA_SPECS naming a
checkout. The groups are check, wrap, start and growth; without one it is
all of them, which takes half an hour on two cores. ``--sizes 1,10`` has
growth end earlier.
"""

import argparse
import sys
from collections.abc import Callable, Iterator

from benchmarks import check, first_prompt, growth, wrap
from benchmarks.figures import Figure, table

_GROUPS: dict[str, Callable[[], Iterator[Figure]]] = {
    "check": check.figures,
    "wrap": wrap.figures,
    "start": first_prompt.figures,
    "growth": growth.figures,
}


def main() -> int:
    """Measure, tell each figure as it comes, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("groups", nargs="*", choices=[[], *_GROUPS])
    parser.add_argument("--sizes", default=",".join(map(str, growth.SIZES)))
    options = parser.parse_args()
    sizes = tuple(int(size) for size in options.sizes.split(","))
    found: list[Figure] = []
    for name in options.groups or _GROUPS:
        each = _GROUPS[name]
        for figure in growth.figures(sizes) if name == "growth" else each():
            told = f"{figure.name} / {figure.peer}: {figure.seconds:.3f}"
            print(told, file=sys.stderr, flush=True)
            found.append(figure)
    print(table(found))
    return int(any(figure.verdict == "missed" for figure in found))


if __name__ == "__main__":
    sys.exit(main())
