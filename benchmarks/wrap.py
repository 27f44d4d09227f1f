"""``novaspec wrap`` against its peers over all specs of NOVA_SPECS.

Run it as ``python -m benchmarks.wrap`` with the Python that has novaspec,
rstwrap 0.1.1 and docstrfmt 2.2.1 installed. It prints ratios of whole
processes, the best of some runs taken in turn: below 1 we are faster.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from tests.support import joiner

_RUNS = 3
_OURS = [sys.executable, "-m", "novaspec_new", "wrap"]
_RSTWRAP = [sys.executable, "-m", "rstwrap"]
_DOCSTRFMT = [sys.executable, "-m", "docstrfmt", "-i", "-q", "-l", "79"]


def _specs(checkout: Path) -> list[Path]:
    return [
        path
        for path in sorted(checkout.glob("specs/**/*.rst"))
        if not path.is_symlink() and not path.name.endswith("-template.rst")
    ]


def _copy(texts: dict[str, str], folder: Path) -> Path:
    """Write the texts into a new folder, as several tools change them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def _seconds(command: list[str], folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run([*command, str(folder)], check=False, capture_output=True)
    return time.perf_counter() - started


def _ratio(
    ours: list[str], theirs: list[str], texts: dict[str, str], folder: Path
) -> float:
    best: dict[str, float] = {}
    for _ in range(_RUNS):
        for name, command in (("ours", ours), ("theirs", theirs)):
            taken = _seconds(command, _copy(texts, folder))
            best[name] = min(taken, best.get(name, taken))
    return best["ours"] / best["theirs"]


def main() -> None:
    """Print the ratios."""
    for peer in ("rstwrap", "docstrfmt"):
        if find_spec(peer) is None:
            # A program that is not there would be the fastest of all.
            sys.exit(f"{peer} is not installed")
    checkout = Path(os.environ["NOVA_SPECS"])
    texts = {
        f"{number:03}-{path.name}": path.read_text("utf-8")
        for number, path in enumerate(_specs(checkout))
    }
    joined = {name: joiner.join(text) for name, text in texts.items()}
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "specs"
        ratio = _ratio(_OURS, [*_RSTWRAP, "--check"], texts, folder)
        print(f"as they are, to rstwrap: {ratio:.2f} (at most 1.00)")
        ratio = _ratio(_OURS, _DOCSTRFMT, joined, folder)
        print(f"joined, to docstrfmt: {ratio:.2f} (at most 0.33)")
        ratio = _ratio(_OURS, _RSTWRAP, joined, folder)
        print(f"joined, to rstwrap: {ratio:.2f}")
        ratio = _ratio([*_OURS, "--all"], _DOCSTRFMT, joined, folder)
        print(f"joined and all filled, to docstrfmt: {ratio:.2f}")


if __name__ == "__main__":
    main()
