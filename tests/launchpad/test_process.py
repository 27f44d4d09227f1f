"""What shows only in a process of its own."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support import program
from tests.support.launchpad import FakeLaunchpad, Fault, Step

_ROOT = Path(__file__).parents[2]


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code so that it tells of all that Python would warn of."""
    return program.python(
        *("-X", "dev", "-W", "error", "-c", code, *arguments),
        folder=_ROOT,
        environ={"PYTHONPATH": str(_ROOT)},
    )


def test_nothing_heavy_is_imported_before_a_look_up(cache: Path) -> None:
    done = run(
        """
import sys
from pathlib import Path
from novaspec_new.launchpad import Lookup, service_root
Lookup.start("a1", cache=Path(sys.argv[1]), offline=True).result()
heavy = {"launchpadlib", "lazr", "httplib2", "http", "ssl", "email"}
sys.exit(f"{heavy & set(sys.modules)}" if heavy & set(sys.modules) else 0)
""",
        str(cache),
    )

    assert (done.returncode, done.stderr) == (0, "")


_LOOK = """
import sys
from pathlib import Path
from novaspec_new.launchpad import Lookup
root, cache, budget = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
lookup = Lookup.start("awesome-thing", root=root, cache=cache, budget=budget)
"""


@pytest.mark.parametrize(
    "fault",
    [None, Fault.S503, Fault.HTML, Fault.CUT, Fault.CLOSE, Fault.DRIP],
)
def test_it_leaves_no_warning_and_no_word(
    fake: FakeLaunchpad, cache: Path, fault: Fault | None
) -> None:
    if fault:
        fake.fail(fault, Step.ROOT)

    done = run(
        _LOOK
        + """
print(lookup.result().note)
import gc, threading
for thread in threading.enumerate():
    if thread.name == "launchpad":
        thread.join()
gc.collect()
""",
        fake.root,
        str(cache),
        "3",
    )

    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.startswith("Launchpad")
    assert len(done.stdout.splitlines()) == 1


def test_without_launchpadlib(cache: Path) -> None:
    done = run(
        "import sys; sys.modules['launchpadlib'] = None"
        + _LOOK
        + "print(lookup.result().note)",
        "http://127.0.0.1:1/",
        str(cache),
        "30",
    )

    assert (done.stdout, done.stderr) == (
        "launchpadlib cannot be loaded\n",
        "",
    )


_HANGS = """
import socket, time
real = socket.getaddrinfo
socket.getaddrinfo = lambda *rest, **more: time.sleep(60)
"""


@pytest.mark.parametrize("budget", ["0.2", "60"])
def test_a_name_server_that_hangs_does_not_hold_up_the_exit(
    cache: Path, budget: str
) -> None:
    before = time.monotonic()

    done = run(
        _HANGS + _LOOK + "answer = lookup.result(0.5)\nprint(answer)",
        "https://launchpad.invalid/",
        str(cache),
        budget,
    )

    assert time.monotonic() - before < 15
    assert (done.returncode, done.stderr) == (0, "")
    assert ("did not answer" in done.stdout) is (budget == "0.2")


def test_a_hanging_server_does_not_hold_up_the_exit(
    fake: FakeLaunchpad, cache: Path
) -> None:
    fake.fail(Fault.HANG)
    before = time.monotonic()

    done = run(_LOOK, fake.root, str(cache), "60")

    assert time.monotonic() - before < 15
    assert (done.returncode, done.stderr) == (0, "")


def test_the_fake_is_a_program_too(cache: Path) -> None:
    served = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.support.launchpad",
            *("--name", "big-thing", "--title", "Big", "--assignee", "ann"),
        ],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with served:
        try:
            assert served.stdout is not None
            root = served.stdout.readline().strip()
            done = run(
                _LOOK.replace("awesome", "big")
                + "found = lookup.result().blueprint\n"
                + "print(found.title, found.assignee)",
                root,
                str(cache),
                "30",
            )
        finally:
            served.terminate()

    assert done.stdout == "Big ann\n"
