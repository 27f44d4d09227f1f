"""Time of ``novaspec check``, against docutils alone on the same specs.

Run it with the Python that has novaspec installed, and NOVA_SPECS naming
a checkout; it prints ratios of whole processes, taken in turn.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

_RUNS = 15
_RUNS_OF_ALL = 3
# What the project's own test does with each spec, and nothing else.
_BARE = """
import sys
from pathlib import Path
import docutils.core
for name in sys.argv[1:]:
    text = Path(name).read_text()
    docutils.core.publish_doctree(text, settings_overrides={"report_level": 5})
"""
_CHECK = ("-m", "novaspec_new", "check")


def _seconds(
    checkout: Path, arguments: list[str], environ: Mapping[str, str]
) -> float:
    """Return the seconds that a process of this Python takes."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=checkout,
        env={**os.environ, **environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{arguments[:4]} ended with {done.returncode}")
    return time.perf_counter() - started


def _specs(checkout: Path) -> list[str]:
    """Return the specs, the shortest first."""
    found = [
        path
        for path in checkout.glob("specs/*/*/*.rst")
        if not path.is_symlink() and not path.name.endswith("-template.rst")
    ]
    found.sort(key=lambda path: path.read_text().count("\n"))
    return [str(path) for path in found]


def main() -> None:
    """Print the ratios."""
    checkout = Path(os.environ["NOVA_SPECS"]).absolute()
    specs = _specs(checkout)
    median = specs[len(specs) // 2]
    with tempfile.TemporaryDirectory() as folder:
        environ = {"XDG_CACHE_HOME": folder}

        def least(arguments: list[str]) -> float:
            return _seconds(checkout, arguments, environ)

        one, bare = [], []
        for _ in range(_RUNS):
            one.append(least([*_CHECK, "--no-cache", median]))
            bare.append(least(["-c", _BARE, median]))
        ratio = statistics.median(one) / statistics.median(bare)
        print(f"check of one spec / docutils: {ratio:.2f} (at most 1.5)")
        every, first, second = [], [], []
        for run in range(_RUNS_OF_ALL):
            environ["XDG_CACHE_HOME"] = f"{folder}/{run}"
            every.append(least(["-c", _BARE, *specs]))
            first.append(least([*_CHECK, "--all"]))
            second.append(least([*_CHECK, "--all"]))
        ratio = min(first) / min(every)
        print(f"check --all / docutils: {ratio:.2f} (at most 0.6)")
        ratio = min(second) / min(first)
        print(f"check --all again / the first: {ratio:.3f} (at most 0.1)")


if __name__ == "__main__":
    main()
