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
# What is found, what can be done there, and what a heading tells.
FOUND = "79 are allowed"
OFFERED = ["Mend text-width", "Fill the paragraph"]
PAGE = "**Security impact**"
NEOVIM = """
vim.cmd("edit " .. vim.env.SPEC)
local told = {}
local function tell(text) table.insert(told, (text:gsub("\\n", " "))) end
local function wait(done) vim.wait(120000, done, 50) end
wait(function() return #vim.diagnostic.get(0) > 0 end)
for _, each in ipairs(vim.diagnostic.get(0)) do tell(each.message) end
local place = vim.diagnostic.get(0)[1]
vim.api.nvim_win_set_cursor(0, { place.lnum + 1, place.col })
local chosen = false
vim.ui.select = function(items, options)
  for _, each in ipairs(items) do tell(options.format_item(each)) end
  chosen = true
end
vim.lsp.buf.code_action()
wait(function() return chosen end)
vim.fn.search("^Security")
local before = #vim.api.nvim_list_wins()
vim.lsp.buf.hover()
wait(function() return #vim.api.nvim_list_wins() > before end)
for _, window in ipairs(vim.api.nvim_list_wins()) do
  if window ~= vim.api.nvim_get_current_win() then
    local buffer = vim.api.nvim_win_get_buf(window)
    tell(vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1])
  end
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
VIM = """
edit $SPEC
let left = 1200
while left > 0 && empty(getloclist(0))
  let left -= 1
  sleep 100m
endwhile
let told = map(getloclist(0), 'v:val.text')
call search('^Security')
ALEHover
while left > 0 && winnr('$') == 1
  let left -= 1
  sleep 100m
endwhile
for window in range(1, winnr('$'))
  let told += getbufline(winbufnr(window), 1)
endfor
call writefile(told, $TOLD)
ALEFix
while left > 0 && !&modified
  let left -= 1
  sleep 100m
endwhile
write
qall!
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
(let* ((found (flymake-diagnostics))
       (told (mapcar #'flymake-diagnostic-text found))
       (start (flymake-diagnostic-beg (car found)))
       (offered (progn (goto-char start)
                       (eglot-code-actions start start)))
       (place (progn (goto-char (point-min))
                     (search-forward "\\nSecurity")
                     (eglot--TextDocumentPositionParams)))
       (page (jsonrpc-request (eglot--current-server-or-lose)
                              :textDocument/hover place)))
  (with-temp-file (getenv "TOLD")
    (insert (mapconcat #'identity told "\\n") "\\n"
            (mapconcat (lambda (each) (plist-get each :title)) offered "\\n")
            "\\n" (plist-get (plist-get page :contents) :value))))
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

    assert_told(told, [FOUND, *OFFERED, "Security impact"])
    assert_wrapped(text)


def test_vim(tmp_path: Path) -> None:
    if not list(Path("/usr/share").glob("vim/vimfiles/pack/*/opt/ale")):
        pytest.skip("there is no ALE")
    settings = str(SNIPPETS / "vim.vim")
    command = ["vim", "-N", "-n", "-i", "NONE", "-es", "-u", settings, "-S"]

    told, text = edited(tmp_path, command, "vim", VIM)

    assert_told(told, [FOUND, PAGE])
    assert_wrapped(text)


def test_emacs(tmp_path: Path) -> None:
    if shutil.which("emacs"):
        asked = ["emacs", "--batch", "--eval", "(require 'eglot)"]
        done = subprocess.run(asked, check=False, capture_output=True)
        if done.returncode:
            pytest.skip("this Emacs has no eglot")
    command = ["emacs", "--batch", "-l", str(SNIPPETS / "emacs.el"), "-l"]

    told, text = edited(tmp_path, command, "el", EMACS)

    assert_told(told, [FOUND, *OFFERED, PAGE])
    assert_wrapped(text)


def assert_told(told: str, words: list[str]) -> None:
    missing = [each for each in words if each not in told]
    assert not missing, told


def assert_wrapped(text: str) -> None:
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
