"""The settings that the documentation shows, in the editors themselves."""

import json
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.support import on_path, repository, specs

SNIPPETS = Path(__file__).parents[2] / "docs" / "snippets"
INTRODUCTION = "Disks are slow, " * 9 + "and it is a pity."
FAULTY = specs.text(introduction=INTRODUCTION)
NEOVIM = """
vim.cmd("edit " .. vim.env.SPEC)
local function found() return #vim.diagnostic.get(0) > 0 end
vim.wait(120000, found, 50)
local told = {}
for _, each in ipairs(vim.diagnostic.get(0)) do
  table.insert(told, each.message)
end
if vim.lsp.buf.format then
  vim.lsp.buf.format({ timeout_ms = 60000 })
else
  vim.lsp.buf.formatting_sync(nil, 60000)
end
vim.cmd("write")
vim.fn.writefile(told, vim.env.TOLD)
vim.cmd("quitall!")
"""
EMACS = """
(setq eglot-sync-connect 120 eglot-connect-timeout 120)
(find-file (getenv "SPEC"))
(run-hooks 'post-command-hook)
(flymake-start)
(let ((left 1200))
  (while (and (> left 0) (not (flymake-diagnostics)))
    (setq left (1- left))
    (accept-process-output nil 0.1)))
(let ((told (mapconcat #'flymake-diagnostic-text (flymake-diagnostics) "\\n")))
  (with-temp-file (getenv "TOLD") (insert told)))
(eglot-format-buffer)
(save-buffer)
(eglot-shutdown-all)
"""


def edited(
    tmp_path: Path, command: list[str], kind: str, script: str
) -> tuple[str, str]:
    """Have an editor open, wrap and save a spec.

    Returns what it marked in it, and its text afterwards.
    """
    if shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]}")
    root = repository.make(tmp_path / "nova-specs")
    path = specs.add(root, "2027.1/approved/fast-disks.rst", FAULTY)
    program = tmp_path / f"script.{kind}"
    program.write_text(script)
    told = tmp_path / "told"
    done = subprocess.run(
        [*command, str(program)],
        cwd=root,
        env={
            **on_path.environ(tmp_path / "bin"),
            "SPEC": str(path),
            "TOLD": str(told),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert told.exists(), done.stdout + done.stderr
    return told.read_text(), path.read_text()


def test_neovim(tmp_path: Path) -> None:
    settings = str(SNIPPETS / "neovim.lua")
    command = ["nvim", "--headless", "-n", "-i", "NONE", "-u", settings]

    told, text = edited(tmp_path, [*command, "-S"], "lua", NEOVIM)

    assert "79 are allowed" in told
    assert text.split() == FAULTY.split()
    assert max(map(len, text.split("\n"))) <= 79


def test_emacs(tmp_path: Path) -> None:
    if shutil.which("emacs"):
        asked = ["emacs", "--batch", "--eval", "(require 'eglot)"]
        done = subprocess.run(asked, check=False, capture_output=True)
        if done.returncode:
            pytest.skip("this Emacs has no eglot")
    command = ["emacs", "--batch", "-l", str(SNIPPETS / "emacs.el"), "-l"]

    told, text = edited(tmp_path, command, "el", EMACS)

    assert "79 are allowed" in told
    assert text.split() == FAULTY.split()
    assert max(map(len, text.split("\n"))) <= 79


def test_helix_starts_the_server_for_our_language() -> None:
    settings = tomllib.loads((SNIPPETS / "helix.toml").read_text())

    server = settings["language-server"]["novaspec"]
    assert [server["command"], *server["args"]] == ["novaspec", "lsp"]
    (language,) = settings["language"]
    assert language["language-servers"] == ["novaspec"]


def test_code_starts_the_server_for_our_language() -> None:
    settings = json.loads((SNIPPETS / "vscode.json").read_text())

    server = settings["glspc.server.command"]
    assert [server, *settings["glspc.server.commandArguments"]] == [
        "novaspec",
        "lsp",
    ]
    assert settings["glspc.server.languageId"] == ["restructuredtext"]
