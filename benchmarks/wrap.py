"""``novaspec wrap`` against its peers over all specs.

The peers rewrite what they are given: each run has a new copy. Joined
are specs with each paragraph on one line, so that all has to be wrapped.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import corpus
from benchmarks.figures import Figure
from benchmarks.processes import Command, least
from tests.support import joiner

_RUNS = 3
_OURS = ("-m", "novaspec_new", "wrap")
_RSTWRAP = ("-m", "rstwrap")
_DOCSTRFMT = ("-m", "docstrfmt", "-i", "-q", "-l", "79")


def figures() -> Iterator[Figure]:
    """Yield the figures of specs as they are, and of joined ones."""
    texts = {
        f"{number:03}-{path.name}": path.read_text("utf-8")
        for number, path in enumerate(corpus.specs(corpus.checkout()))
    }
    joined = {name: joiner.join(text) for name, text in texts.items()}
    rstwrap, docstrfmt = (*_RSTWRAP, "--check"), _DOCSTRFMT
    yield _figure("wrap, as they are", _OURS, "rstwrap", rstwrap, texts, 1.0)
    yield _figure("wrap, joined", _OURS, "rstwrap", _RSTWRAP, joined, 2.0)
    yield _figure("wrap, joined", _OURS, "docstrfmt", docstrfmt, joined, 0.33)
    every = (*_OURS, "--all")
    yield _figure("wrap --all, joined", every, "docstrfmt", docstrfmt, joined)


def _figure(  # noqa: PLR0913, PLR0917 - a line of the table
    name: str,
    ours: tuple[str, ...],
    peer: str,
    theirs: tuple[str, ...],
    texts: Mapping[str, str],
    bound: float | None = None,
) -> Figure:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "specs"

        def copy() -> None:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            for file, text in texts.items():
                (folder / file).write_text(text, "utf-8")

        commands = [
            Command([*arguments, str(folder)], Path(parent), {}, copy)
            for arguments in (ours, theirs)
        ]
        mine, other = least(commands, _RUNS)
    return Figure.of(name, peer, mine / other, bound)
