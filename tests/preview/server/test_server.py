"""The server without a browser: whom it answers, and how it ends."""

import contextlib
import http.client
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import program, repository, specs
from tests.support.served import Served

SPEC = "2027.1/approved/fast-disks.rst"


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("server")
    root = repository.make(tmp_path / "nova-specs")
    images = root / "doc" / "source" / "_images"
    images.mkdir(parents=True)
    (images / "a.png").write_bytes(b"no real picture")
    (root / "secret.txt").write_text("secret")
    (tmp_path / "out.png").write_bytes(b"out")
    (images / "out.png").symlink_to(tmp_path / "out.png")
    specs.add(root, SPEC)
    specs.add(root, "zed/approved/other.rst")
    return root


@pytest.fixture(scope="module")
def served(root: Path) -> Iterator[Served]:
    with Served("fast-disks", folder=root) as served:
        yield served


def ask(
    served: Served,
    path: str,
    headers: dict[str, str] | None = None,
    method: str = "GET",
) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", served.port)
    with contextlib.closing(connection):
        connection.request(method, path, headers=headers or {})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def below(served: Served, path: str = "") -> str:
    return f"/{served.address.split('/')[3]}/{path}"


def test_the_page_and_its_policy(served: Served) -> None:
    answer = ask(served, below(served))
    assert answer.status == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert b"Fast disks" in answer.body


def test_each_run_has_an_address_of_its_own(
    root: Path, served: Served
) -> None:
    with Served("fast-disks", folder=root) as other:
        assert below(served) != below(other)
        assert ask(other, below(served)).status == 403


@pytest.mark.parametrize(
    "path", ["/", "/x/", "/../", "//", "/%2e%2e/", "/favicon.ico"]
)
def test_who_has_no_token_sees_nothing(served: Served, path: str) -> None:
    answer = ask(served, path)
    assert answer.status == 403
    assert answer.body == b"not for you\n"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "far.example"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1.far.example"},
        {"Origin": "https://far.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_who_comes_from_elsewhere_sees_nothing(
    served: Served, headers: dict[str, str]
) -> None:
    assert ask(served, below(served), headers).status == 403


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("picture/doc/source/_images/a.png", 200),
        ("picture/doc/source/_images/out.png", 404),
        ("picture/secret.txt", 404),
        ("picture//etc/passwd", 404),
        ("picture/..%2f..%2fout.png", 404),
        ("picture/../../out.png", 404),
        ("spec/specs/zed/approved/other", 200),
        ("spec/specs/zed/approved/none", 404),
        ("spec/..%2f..%2fsecret", 404),
        ("spec//etc/passwd", 404),
        ("none", 404),
    ],
)
def test_what_is_given_out(served: Served, path: str, status: int) -> None:
    assert ask(served, below(served, path)).status == status


def test_only_reading_is_known(served: Served) -> None:
    assert ask(served, below(served), method="POST").status == 405


def test_it_listens_on_this_machine_alone(served: Served) -> None:
    listing = Path("/proc/net/tcp").read_text("ascii")
    port = f":{served.port:04X} 00000000:0000 0A"
    (line,) = (row for row in listing.splitlines() if port in row)
    assert "0100007F" in line


def test_ctrl_c_ends_it_calmly_while_one_looks(root: Path) -> None:
    with Served("fast-disks", folder=root) as served:
        connection = http.client.HTTPConnection("127.0.0.1", served.port)
        with contextlib.closing(connection):
            connection.request("GET", below(served, "events"))
            stream = connection.getresponse()
            assert stream.status == 200
            code, said = served.end()
            assert stream.read() == (b"retry: 500\n\nevent: page\ndata: 1\n\n")
    assert code == 130
    assert said.split("\n") == [
        f"specs/{SPEC}: shown anew at each save; Ctrl-C ends",
        "",
        "novaspec: stopped",
        "",
    ]


def test_a_hang_up_ends_it(root: Path) -> None:
    with Served("fast-disks", folder=root) as served:
        code, _ = served.end(signal.SIGTERM)
    assert code == -signal.SIGTERM


def test_with_the_program_that_started_it_it_ends(root: Path) -> None:
    with Served("fast-disks", "--attached", folder=root) as served:
        assert served.wait() == (0, "")


def test_a_taken_port_is_one_line(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = program.run(
            "preview", "fast-disks", "--port", port, folder=root
        )
    assert done.returncode == 1
    assert done.stderr == (
        f"novaspec: port {port} cannot be used: another program has it; "
        "without --port a free one is taken\n"
    )


def test_no_browser_is_one_line(root: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "novaspec_new", "preview", "fast-disks"],
        cwd=root,
        env={"PATH": "", "HOME": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith("http://127.0.0.1:")
    assert process.stderr.readline() == (
        "note: no browser opened; open the address in one\n"
    )
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)


def test_without_the_extra_one_line_says_how_to_get_it(root: Path) -> None:
    done = program.run_after(
        "sys.modules['starlette'] = None", "preview", "fast-disks", folder=root
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "pip install 'novaspec[preview]'" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("none",), 2),
        (("specs",), 2),
        (("fast-disks", "--output", "x.html", "--no-open"), 2),
        (("fast-disks", "--port", "70000"), 2),
    ],
)
def test_what_cannot_be_shown_is_one_line(
    root: Path, arguments: tuple[str, ...], code: int
) -> None:
    done = program.run("preview", *arguments, folder=root)
    assert done.returncode == code
    assert done.stderr.count("\n") == 1
