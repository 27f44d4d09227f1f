"""What becomes of the server where its streams are no editor's."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from tests.support import program

SERVER = ("-m", "novaspec_new", "lsp")
NO_EDITOR = (
    "novaspec: standard input does not speak the Language Server Protocol; "
    "have your editor start 'novaspec lsp'\n"
)
LEFT = "novaspec: the editor left without asking to shut down\n"


def message(body: str) -> str:
    return f"Content-Length: {len(body)}\r\n\r\n{body}"


def said(method: str, **more: object) -> str:
    return message(json.dumps({"jsonrpc": "2.0", "method": method, **more}))


BEGIN = said("initialize", id=1, params={"capabilities": {}})
END = said("shutdown", id=9) + said("exit")


@pytest.mark.parametrize(
    "garbage",
    [
        "hello\n",
        "Content-Length: 2\n\n{}",
        message("hello"),
        message("{}"),
        message('{"jsonrpc": "2.0"}'),
        "x" * 100_000,
    ],
)
def test_what_is_no_editor_is_told_so(garbage: str, tmp_path: Path) -> None:
    done = program.python(*SERVER, folder=tmp_path, stdin=garbage)

    assert (done.returncode, done.stderr) == (2, NO_EDITOR)


@pytest.mark.parametrize("sent", ["", BEGIN, BEGIN + said("exit")])
def test_an_editor_that_leaves_without_a_word(
    sent: str, tmp_path: Path
) -> None:
    done = program.python(*SERVER, folder=tmp_path, stdin=sent)

    assert (done.returncode, done.stderr) == (1, LEFT)


def test_an_editor_that_leaves_as_it_should(tmp_path: Path) -> None:
    done = program.python(*SERVER, folder=tmp_path, stdin=BEGIN + END)

    assert (done.returncode, done.stderr) == (0, "")


def test_garbage_amid_a_session_is_told_to_the_editor(tmp_path: Path) -> None:
    sent = BEGIN + message("{hello}") + END
    done = program.python(*SERVER, folder=tmp_path, stdin=sent)

    assert (done.returncode, done.stderr) == (0, "")
    assert "window/showMessage" in done.stdout


def test_a_question_before_the_first_is_no_bug(tmp_path: Path) -> None:
    about = {"textDocument": {"uri": "file:///a.rst"}}
    early = said("textDocument/documentSymbol", id=1, params=about)
    done = program.python(*SERVER, folder=tmp_path, stdin=early + END)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_bug_of_ours_leaves_a_log_and_no_traceback(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from novaspec_new.commands.main import main\n"
        "from novaspec_new.lsp import symbols\n"
        "symbols.of = lambda spec: 1 / 0\n"
        "sys.exit(main(['lsp']))"
    )
    path = (tmp_path / "a.rst").as_uri()
    spec = {"uri": path, "languageId": "rst", "version": 1, "text": "Hello\n"}
    sent = (
        BEGIN
        + said("textDocument/didOpen", params={"textDocument": spec})
        + said(
            "textDocument/documentSymbol", id=2, params={"textDocument": spec}
        )
    )
    # The answer has to be there before the editor leaves.
    done = talk(code, sent, tmp_path)

    assert done.count("\n") == 1
    told, _, log = done.strip().partition("; please report it with ")
    assert told == "novaspec: this is a bug in novaspec (ZeroDivisionError)"
    assert "in <lambda>" in Path(log).read_text()


def talk(code: str, sent: str, folder: Path) -> str:
    """Run Python as a server until it has answered; return its errors."""
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        assert server.stderr is not None
        server.stdin.write(sent.encode())
        server.stdin.flush()
        answered = b""
        while b'"id": 2' not in answered:
            answered += os.read(server.stdout.fileno(), 65_536)
        server.stdin.write(END.encode())
        server.stdin.close()
        server.stdout.read()
        return server.stderr.read().decode()


def test_who_types_it_is_told_what_it_is_for(tmp_path: Path) -> None:
    typed = pexpect.spawn(
        sys.executable, list(SERVER), cwd=str(tmp_path), encoding="utf-8"
    )
    typed.expect(pexpect.EOF, timeout=60)
    typed.close()

    assert typed.exitstatus == 2
    assert "have your editor start 'novaspec lsp'" in typed.before
    assert typed.before.count("\n") == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_a_stream_that_is_closed_is_no_editor(
    closed: str, tmp_path: Path
) -> None:
    command = f'exec "$0" -m novaspec_new lsp {closed} 2>told'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable],
        cwd=tmp_path,
        input=b"",
        check=False,
    )

    assert done.returncode == 2
    assert (tmp_path / "told").read_text().count("\n") == 1
