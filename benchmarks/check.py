"""``novaspec check`` against docutils alone, linters and Sphinx.

docutils does what the project's own test does with each spec: it parses.
The linters and Sphinx read the specs of one release.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import corpus
from benchmarks.figures import Figure
from benchmarks.processes import Command, Cost, least

RUNS = 15
RUNS_OF_ALL = 5
_DOCUTILS = """
import sys
from pathlib import Path
import docutils.core
for name in sys.argv[1:]:
    text = Path(name).read_text()
    docutils.core.publish_doctree(text, settings_overrides={"report_level": 5})
"""
_CONF = """
project = "specs"
extensions = []
root_doc = "index"
"""
_CHECK = ("-m", "novaspec_new", "check")
_LINTERS = {
    "doc8": ("-m", "doc8", "-q"),
    "rstcheck": ("-m", "rstcheck"),
    "sphinx-lint": ("-m", "sphinxlint"),
}


def figures() -> Iterator[Figure]:
    """Yield the figures of one spec, of all, and of one release."""
    root = corpus.checkout()
    paths = [str(path) for path in corpus.specs(root)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _one(root, paths[len(paths) // 2])
        yield from _all(root, paths, folder)
        yield from _release(root, folder)


def _one(root: Path, spec: str) -> Iterator[Figure]:
    ours = Command([*_CHECK, "--no-cache", spec], root)
    ratio = _ratio(ours, Command(["-c", _DOCUTILS, spec], root), RUNS)
    yield Figure.of("check, one spec", "docutils", ratio, 1.2)


def _all(root: Path, paths: list[str], folder: Path) -> Iterator[Figure]:
    cache = folder / "cache"
    environ = {"XDG_CACHE_HOME": str(cache)}

    def forget() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    every = [*_CHECK, "--all"]
    first, second, bare = least(
        [
            Command(every, root, environ, forget),
            Command(every, root, environ),
            Command(["-c", _DOCUTILS, *paths], root),
        ],
        RUNS_OF_ALL,
    )
    yield Figure.of("check --all", "docutils", first / bare, 0.35)
    yield Figure.of("check --all, again", "docutils", second / bare, 0.03)
    yield Figure.of("check --all, again", "the first", second / first, 0.05)


def _release(root: Path, folder: Path) -> Iterator[Figure]:
    source = folder / "source"
    shutil.copytree(corpus.release(root), source)
    (source / "conf.py").write_text(_CONF)
    (source / "index.rst").write_text(
        "Specs\n=====\n\n.. toctree::\n   :glob:\n\n   */*\n"
    )
    paths = sorted(str(path) for path in source.glob("*/*.rst"))
    ours = Command([*_CHECK, "--no-cache", *paths], root)
    for name, arguments in _LINTERS.items():
        ratio = _ratio(ours, Command([*arguments, *paths], root), RUNS_OF_ALL)
        yield Figure.of("check, one release", name, ratio)
    build = ["-m", "sphinx", "-q", "-E", str(source), str(folder / "built")]
    ratio = _ratio(ours, Command(build, root), RUNS_OF_ALL)
    yield Figure.of("check, one release", "sphinx-build", ratio)


def _ratio(ours: Command, theirs: Command, runs: int) -> Cost:
    mine, other = least([ours, theirs], runs)
    return mine / other
