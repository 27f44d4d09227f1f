"""Measures how long after a save the page of ``novaspec preview`` is new.

    python benchmarks/preview_reload.py SPEC

A copy of SPEC, beside it, is served and shown in a headless chromium; it
is saved some times, and the time is taken until the browser has the new
words in its page. Afterwards it tells how much time the server takes
while nothing is saved.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, os.fspath(Path(__file__).parents[1]))

from tests.support import browser
from tests.support.served import Served

_TIMES = 20
_IDLE = 10.0
_WATCH = """
word => new Promise(done => {
    const look = () => {
        if (!document.body.textContent.includes(word)) return false;
        done(performance.timeOrigin + performance.now());
        return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => {
        if (look()) observer.disconnect();
    });
    observer.observe(document.body, {childList: true, subtree: true});
    window.watching = word;
})
"""


def _processor(process: int) -> float:
    """Return the seconds that a process has computed so far."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure, and print it."""
    source = Path(sys.argv[1])
    copy = source.with_name("measured-copy.rst")
    text = source.read_text("utf-8")
    copy.write_text(text, "utf-8")
    try:
        with (
            Served(str(copy), folder=Path.cwd()) as served,
            browser.launched() as chromium,
        ):
            page = chromium.new_page()
            page.goto(served.address)
            page.wait_for_function(
                "document.documentElement.dataset.connected === 'yes'"
            )
            before = _processor(served.process.pid)
            taken = [_once(page, copy, text, n) for n in range(_TIMES)]
            used = _processor(served.process.pid) - before
            print(
                f"{source.name}, {text.count(chr(10))} lines: median "
                f"{statistics.median(taken):.0f} ms, worst "
                f"{max(taken):.0f} ms; the server computes "
                f"{used / _TIMES * 1000:.0f} ms for each"
            )
            before = _processor(served.process.pid)
            time.sleep(_IDLE)
            used = _processor(served.process.pid) - before
            print(f"nothing saved: {used / _IDLE:.2%} of a processor")
    finally:
        copy.unlink()


def _once(page: "object", copy: Path, text: str, number: int) -> float:
    word = f"measured-{number}-{time.time_ns()}"
    page.evaluate(f"window.result = ({_WATCH})('{word}'); 0")  # type: ignore[attr-defined]
    time.sleep(0.2)
    new = copy.with_suffix(".new")
    new.write_text(f"{text}\n{word}\n", "utf-8")
    saved = time.time() * 1000
    new.replace(copy)
    shown = page.evaluate("window.result")  # type: ignore[attr-defined]
    return float(shown) - saved


if __name__ == "__main__":
    main()
