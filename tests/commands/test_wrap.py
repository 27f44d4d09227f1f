import difflib
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from novaspec_new.commands import main
from tests.support import repository

LONG = (
    "One line that is longer than the gate allows it to be, so that it is "
    "broken and goes on below.\n"
)
WRAPPED = (
    "One line that is longer than the gate allows it to be, so that it is "
    "broken and\ngoes on below.\n"
)
TITLE = f"{'A title that is too long ' * 4}\n{'=' * 100}\n"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "spec.rst"
    path.write_text(LONG)
    return path


def _stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_file_is_wrapped_in_place(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec.chmod(0o640)
    assert main.main(["wrap", str(spec)]) == 0
    assert spec.read_text() == WRAPPED
    assert stat.S_IMODE(spec.stat().st_mode) == 0o640
    assert capsys.readouterr() == ("", "1 of 1 files wrapped\n")
    assert list(spec.parent.iterdir()) == [spec]


def test_a_file_that_needs_nothing_is_not_written(spec: Path) -> None:
    spec.write_text(WRAPPED)
    os.utime(spec, (1, 1))
    assert main.main(["wrap", str(spec)]) == 0
    assert spec.stat().st_mtime == 1


def test_the_last_newline_stays_away(spec: Path) -> None:
    spec.write_text(LONG.rstrip("\n"))
    assert main.main(["wrap", str(spec)]) == 0
    assert spec.read_text() == WRAPPED.rstrip("\n")


def test_check_names_what_would_change(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["wrap", "--check", str(spec)]) == 1
    assert spec.read_text() == LONG
    assert capsys.readouterr() == (
        f"{spec}\n",
        "1 of 1 files would be wrapped\n",
    )
    spec.write_text(WRAPPED)
    assert main.main(["wrap", "--check", str(spec)]) == 0


def test_diff_is_one_that_applies(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = f"Text.\x85\n\n{LONG}\nNo end"
    spec.write_text(before)
    assert main.main(["wrap", "--diff", str(spec)]) == 1
    assert spec.read_text() == before
    patch = capsys.readouterr().out
    subprocess.run(
        ["git", "apply", "-p1", "--unsafe-paths", "--directory=/"],
        input=patch,
        text=True,
        check=True,
        cwd=spec.parent,
    )
    assert spec.read_text() == f"Text.\x85\n\n{WRAPPED}\nNo end"
    assert main.main(["wrap", "--diff", str(spec)]) == 0


def test_all_fills_paragraphs_anew(spec: Path) -> None:
    spec.write_text("One.\nTwo.\n")
    assert main.main(["wrap", str(spec)]) == 0
    assert spec.read_text() == "One.\nTwo.\n"
    assert main.main(["wrap", "--all", str(spec)]) == 0
    assert spec.read_text() == "One. Two.\n"


@pytest.mark.parametrize("words", [(), ("--all",)])
def test_a_file_from_windows_keeps_its_line_ends(
    words: tuple[str, ...], spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrapped = (
        WRAPPED if not words else WRAPPED.replace("and\ngoes", "and goes")
    )
    spec.write_bytes(LONG.replace("\n", "\r\n").encode())
    assert main.main(["wrap", "--check", *words, str(spec)]) == 1
    assert main.main(["wrap", *words, str(spec)]) == 0
    written = spec.read_bytes()
    assert written.count(b"\r\n") == written.count(b"\n")
    assert sorted(written.decode().split()) == sorted(wrapped.split())
    capsys.readouterr()
    assert main.main(["wrap", "--check", *words, str(spec)]) == 0
    assert capsys.readouterr() == ("", "0 of 1 files would be wrapped\n")


def test_line_ends_of_standard_input_stay(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    _stdin(monkeypatch, LONG.replace("\n", "\r\n").encode())
    assert main.main(["wrap", "-"]) == 0
    sys.stdout.flush()
    said = capfdbinary.readouterr().out
    assert said == WRAPPED.replace("\n", "\r\n").encode()


def test_another_width(spec: Path) -> None:
    assert main.main(["wrap", "--width", "40", str(spec)]) == 0
    assert max(map(len, spec.read_text().split("\n"))) <= 40
    assert main.main(["wrap", "--width", "5", str(spec)]) == 2


def test_stdin_goes_to_stdout(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _stdin(monkeypatch, f"{TITLE}\n{LONG}\u65e5\n".encode())
    assert main.main(["wrap", "-"]) == 0
    said = capsys.readouterr()
    assert said.out == f"{TITLE}\n{WRAPPED}\u65e5\n"
    assert said.err == "<stdin>:1: left as it was: a title is not wrapped\n"


def test_stdin_may_be_only_checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _stdin(monkeypatch, LONG.encode())
    assert main.main(["wrap", "--check", "-"]) == 1
    assert capsys.readouterr() == ("", "")
    _stdin(monkeypatch, LONG.encode())
    assert main.main(["wrap", "--diff", "-"]) == 1
    expected = difflib.unified_diff(
        [LONG], WRAPPED.splitlines(keepends=True), "a/<stdin>", "b/<stdin>"
    )
    assert capsys.readouterr() == ("".join(expected), "")
    _stdin(monkeypatch, WRAPPED.encode())
    assert main.main(["wrap", "--check", "-"]) == 0


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"a\r\nb\rc\n", "a carriage return"), (b"a\n\xff\n", "not UTF-8")],
)
def test_what_is_no_text_is_refused(
    data: bytes,
    reason: str,
    spec: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _stdin(monkeypatch, data)
    assert main.main(["wrap", "-"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert reason in said.err
    spec.write_bytes(data)
    other = spec.with_name("other.rst")
    other.write_text(LONG)
    assert main.main(["wrap", str(spec), str(other)]) == 1
    assert spec.read_bytes() == data
    # One bad file does not keep the others from it.
    assert other.read_text() == WRAPPED
    assert reason in capsys.readouterr().err


def test_a_closed_stdin_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main.main(["wrap", "-"]) == 2


def test_usage(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["wrap", "-", str(spec)]) == 2
    assert main.main(["wrap", str(spec.with_name("none.rst"))]) == 2
    assert capsys.readouterr().out == ""
    assert spec.read_text() == LONG


def test_a_place_left_is_told_where_it_is(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec.write_text(f"{LONG}\n{TITLE}")
    reason = "left as it was: a title is not wrapped"
    assert main.main(["wrap", "--check", str(spec)]) == 1
    assert f"{spec}:3: {reason}\n" in capsys.readouterr().err
    assert main.main(["wrap", str(spec)]) == 0
    assert f"{spec}:4: {reason}\n" in capsys.readouterr().err


def test_a_folder_holds_specs(tmp_path: Path) -> None:
    root = repository.make(tmp_path)
    approved = root / "specs" / "zed" / "approved"
    touched = [approved / "a.rst", root / "specs" / "deep.rst"]
    left = [
        approved / "a.txt",
        root / "specs" / "zed-template.rst",
        root / ".hidden" / "a.rst",
    ]
    for path in [*touched, *left]:
        path.parent.mkdir(exist_ok=True)
        path.write_text(LONG)
    (approved / "link.rst").symlink_to(touched[0])
    assert main.main(["wrap", str(root)]) == 0
    assert [path.read_text() for path in touched] == [WRAPPED] * 2
    assert [path.read_text() for path in left] == [LONG] * 3
    assert (approved / "link.rst").is_symlink()


def test_a_file_that_is_named_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LONG)
    assert main.main(["wrap", str(path)]) == 0
    assert path.read_text() == WRAPPED


def test_without_a_path_it_takes_the_changed_specs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = repository.make(tmp_path)
    old, new = (
        root / "specs" / "zed" / "approved" / f"{name}.rst"
        for name in ("old", "new")
    )
    old.write_text(LONG)
    repository.git(root, "add", "-A")
    repository.git(root, "commit", "-q", "-m", "Old")
    new.write_text(LONG)
    monkeypatch.chdir(root)
    assert main.main(["wrap"]) == 0
    assert (old.read_text(), new.read_text()) == (LONG, WRAPPED)
    assert capsys.readouterr().err == "1 of 1 files wrapped\n"


def test_outside_a_checkout_a_path_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main.main(["wrap"]) == 2


def test_many_files_are_shared_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    paths = [tmp_path / f"{number}.rst" for number in range(20)]
    for number, path in enumerate(paths):
        path.write_text(f"{number}\n\n{LONG}")
    assert main.main(["wrap", str(tmp_path)]) == 0
    for number, path in enumerate(paths):
        assert path.read_text() == f"{number}\n\n{WRAPPED}"


def test_a_file_that_cannot_be_written_is_told(
    spec: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main.main(["wrap", str(spec)]) == 1
    assert spec.read_text() == LONG
    assert "No space left" in capsys.readouterr().err
    assert list(spec.parent.iterdir()) == [spec]
