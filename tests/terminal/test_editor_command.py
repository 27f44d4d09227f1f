"""Real programs as editors: small scripts of the shell and of Python."""

import os
import re
import signal
import stat
import sys
import threading
from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.terminal import editor_command, editor_file
from novaspec_new.terminal.editor_command import Edited

GUIDANCE = ("- What goes wrong today?", "", "- Who runs into it?")


@pytest.fixture(autouse=True)
def _slow_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let scripts, which are done at once, count as a person's work."""
    monkeypatch.setattr(editor_command, "_TOO_SOON", 0)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def script(folder: Path, body: str) -> list[str]:
    """Write an editor in the shell's language; the file is ``$1``."""
    path = folder / "my editor"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return [str(path)]


@pytest.mark.parametrize(
    ("configured", "environ", "words"),
    [
        ("", {"EDITOR": "vi"}, ["vi"]),
        ("", {"EDITOR": "vi", "VISUAL": "code --wait"}, ["code", "--wait"]),
        ("emacs -nw", {"VISUAL": "vi"}, ["emacs", "-nw"]),
        ("", {"VISUAL": "  ", "EDITOR": "vi"}, ["vi"]),
        (
            "",
            {"EDITOR": "'/opt/My Editor/ed' -x"},
            ["/opt/My Editor/ed", "-x"],
        ),
    ],
)
def test_the_editor_is_found(
    configured: str, environ: dict[str, str], words: list[str]
) -> None:
    assert editor_command.command(configured, environ) == words


def test_an_editor_below_the_home_is_found() -> None:
    assert editor_command.command("~/ed -x", {}) == [
        f"{os.environ['HOME']}/ed",
        "-x",
    ]


def test_no_editor_says_what_to_set() -> None:
    with pytest.raises(NovaspecError, match=r"no editor is set; set \$EDITOR"):
        editor_command.command("", {})


def test_an_open_quotation_mark_is_told_with_its_place() -> None:
    with pytest.raises(NovaspecError, match=r"^\$VISUAL cannot be read"):
        editor_command.command("", {"VISUAL": "vi '", "EDITOR": "vi"})


def test_what_was_written_comes_back(tmp_path: Path, temporary: Path) -> None:
    words = script(tmp_path, 'printf "Second ✓.\\n\\n" >> "$1"')
    assert editor_command.edit("First.", words) == Edited("First.\nSecond ✓.")
    assert list(temporary.iterdir()) == []


def test_arguments_go_before_the_file(tmp_path: Path) -> None:
    words = script(tmp_path, 'printf "%s|%s" "$1" "$2" > "$3"')
    assert editor_command.edit("", [*words, "-f", "a b"]) == Edited("-f|a b")


def test_the_guidance_is_shown_and_taken_off(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    words = script(tmp_path, f'cp "$1" "{copy}"; sed -i "1s/.*/Mine./" "$1"')
    assert editor_command.edit("", words, guidance=GUIDANCE) == Edited("Mine.")
    assert copy.read_text().endswith(
        "\n   - What goes wrong today?\n\n   - Who runs into it?\n"
    )


def test_the_authors_lines_below_the_guidance_stay(tmp_path: Path) -> None:
    words = script(tmp_path, 'printf "\\nBelow.\\n\\nFurther.\\n" >> "$1"')
    edited = editor_command.edit("Above.", words, guidance=GUIDANCE)
    assert edited == Edited("Above.\n\nBelow.\n\nFurther.")


def test_without_its_marker_the_guidance_goes_too(tmp_path: Path) -> None:
    words = script(tmp_path, 'sed -i "/novaspec:/d; 1s/.*/Mine./" "$1"')
    assert editor_command.edit("", words, guidance=GUIDANCE) == Edited("Mine.")


def test_a_text_that_holds_the_marker_keeps_it(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    editor_command.edit(
        "x", script(tmp_path, f'cp "$1" "{copy}"'), guidance=GUIDANCE
    )
    text = copy.read_text().rstrip("\n")
    words = script(tmp_path, 'printf "More." >> "$1"')
    edited = editor_command.edit(text, words, guidance=GUIDANCE)
    assert edited == Edited(f"{text}\n\nMore.")


def test_a_missing_editor_is_told(temporary: Path) -> None:
    edited = editor_command.edit(
        "Mine.\n", ["/no/such editor"], guidance=GUIDANCE
    )
    assert edited.text == "Mine.\n"
    assert edited.trouble == (
        "the editor '/no/such editor' cannot be run: No such file or "
        "directory; set $EDITOR to another"
    )
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("end", "told"),
    [("exit 3", "ended with code 3"), ("kill -9 $$", "was ended by signal 9")],
)
def test_what_a_failing_editor_wrote_is_kept(
    tmp_path: Path, temporary: Path, end: str, told: str
) -> None:
    words = script(tmp_path, f'echo "Written." > "$1"; {end}')
    edited = editor_command.edit("Before.", words, guidance=GUIDANCE)
    assert edited.text == "Written."
    assert told in edited.trouble
    assert list(temporary.iterdir()) == []


def test_what_a_killed_editor_left_beside_stays(
    tmp_path: Path, temporary: Path
) -> None:
    words = script(tmp_path, 'echo Unsaved > "$1.save"; kill -15 $$')
    edited = editor_command.edit("Before.", words)
    assert edited.text == "Before."
    left = next(temporary.glob("*/section.rst.save"))
    assert edited.trouble.endswith(f"what it did not save may be in {left}")
    assert left.read_text() == "Unsaved\n"


def test_what_is_not_utf8_stays_in_its_file(tmp_path: Path) -> None:
    words = script(tmp_path, 'printf "caf\\351" > "$1"')
    edited = editor_command.edit("Before.", words)
    assert edited.text == "Before."
    named = re.search(r"stays in (/.*)$", edited.trouble)
    assert named
    assert Path(named[1]).read_bytes() == b"caf\xe9"


def test_a_file_that_is_gone_leaves_the_text(
    tmp_path: Path, temporary: Path
) -> None:
    edited = editor_command.edit("Before.", script(tmp_path, 'rm "$1"'))
    assert edited.text == "Before."
    assert "left no file" in edited.trouble
    assert list(temporary.iterdir()) == []


def test_an_editor_may_put_another_file_in_place(tmp_path: Path) -> None:
    words = script(tmp_path, 'echo New > "$1.new"; mv "$1.new" "$1"')
    assert editor_command.edit("Old", words) == Edited("New")


def test_other_systems_line_ends_and_marks_are_read(tmp_path: Path) -> None:
    words = script(tmp_path, 'printf "\\357\\273\\277a\\r\\nb\\r\\n" > "$1"')
    assert editor_command.edit("", words) == Edited("a\nb")


def test_an_unwritable_folder_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/no/such/folder")
    edited = editor_command.edit("Mine.", ["true"])
    assert edited == Edited(
        "Mine.", "no temporary file: No such file or directory"
    )


def test_a_window_that_does_not_wait_is_waited_for(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor_command, "_TOO_SOON", 5)

    def is_written() -> bool:
        """Save in the window, which is open still, and say so."""
        # Another of us that begins meanwhile takes nothing away.
        assert editor_file.left_behind(temporary) == []
        file = next(temporary.glob("*/section.rst"))
        file.write_text(f"{file.read_text()}Later.\n")
        return True

    edited = editor_command.edit(
        "Now.", ["true"], guidance=GUIDANCE, is_written=is_written
    )
    assert edited == Edited("Now.\n\nLater.")
    assert list(temporary.iterdir()) == []


def test_a_window_that_is_not_waited_for_keeps_its_file(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor_command, "_TOO_SOON", 5)
    edited = editor_command.edit("Now.", ["true"], is_written=lambda: False)
    assert edited.text == "Now."
    assert "'code --wait'" in edited.trouble
    file = next(temporary.glob("*/section.rst"))
    assert edited.trouble.endswith(str(file))


def test_a_quick_author_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor_command, "_TOO_SOON", 5)
    words = script(tmp_path, 'echo "New." > "$1"')
    edited = editor_command.edit(
        "", words, is_written=lambda: pytest.fail("asked")
    )
    assert edited == Edited("New.")


def test_ctrl_c_is_the_editors(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    os.mkfifo(ready)
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})\n"
        f"Path({str(ready)!r}).write_text(str(os.getpid()))\n"
        "signal.sigwait({signal.SIGINT})\n"
        "Path(sys.argv[1]).write_text('Kept.')\n"
        "sys.exit(1)\n"
    )

    def interrupt() -> None:
        # As a terminal does: the signal goes to all who run in front.
        pid = int(ready.read_text())
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(pid, signal.SIGINT)

    # No editor, nobody to wait for: it must not outlive the tests.
    threading.Thread(target=interrupt, daemon=True).start()
    edited = editor_command.edit("Before.", [sys.executable, "-c", code])
    assert edited.text == "Kept."
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
