"""What becomes of the server where its streams are no editor's."""

import json
import os
import re
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


def test_a_bug_in_an_answer_leaves_a_log_and_no_traceback(
    tmp_path: Path,
) -> None:
    _, told = talk("symbols.of", tmp_path)

    assert told.count("\n") == 1
    line, _, log = told.strip().partition("; please report it with ")
    assert line == "novaspec: this is a bug in novaspec (ZeroDivisionError)"
    assert "in <lambda>" in Path(log).read_text()


def test_a_bug_in_a_check_is_shown_in_the_editor(tmp_path: Path) -> None:
    said, told = talk("diagnostics.of", tmp_path)

    assert told == ""
    shown = re.search(r'"message": "(.*?); please report it with (.*?)"', said)
    assert shown is not None
    assert shown[1] == "this is a bug in novaspec (ZeroDivisionError)"
    assert "in <lambda>" in Path(shown[2]).read_text()


def talk(fails: str, folder: Path) -> tuple[str, str]:
    """Open a file, and ask for its outline.

    ``fails`` is a function of the server that does not work. Returns
    what the server says, and what it tells on standard error.
    """
    code = (
        "import sys\n"
        "from novaspec_new.commands.main import main\n"
        "from novaspec_new.lsp import diagnostics, symbols\n"
        f"{fails} = lambda spec: 1 / 0\n"
        "sys.exit(main(['lsp']))"
    )
    uri = (folder / "a.rst").as_uri()
    file = {"uri": uri, "languageId": "rst", "version": 1, "text": "Hi\n"}
    about = {"textDocument": file}
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as server:
        opened = BEGIN + said("textDocument/didOpen", params=about)
        answers = answered(server, opened, "publishDiagnostics|showMessage")
        asked = said("textDocument/documentSymbol", id=2, params=about)
        answers += answered(server, asked, '"id": 2')
        told = server.communicate(END.encode())[1]
        return answers, told.decode()


def answered(server: subprocess.Popen[bytes], sent: str, wanted: str) -> str:
    """Send messages, and return what comes until a pattern is there."""
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(sent.encode())
    server.stdin.flush()
    found = ""
    while not re.search(wanted, found):
        more = os.read(server.stdout.fileno(), 65_536).decode()
        assert more, found
        found += more
    return found


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
