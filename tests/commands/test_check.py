"""``novaspec check`` as it is called."""

import io
import json
import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.support import checker, program, repository
from tests.support.called import Called, call, files

BAD = checker.CLEAN.replace(
    "Make them fast.\n\nAlt", "Make them fast. \n\nAlt"
)
ODD = checker.CLEAN.replace("With real disks.", "None")
NAME = "specs/2025.1/approved/awesome-thing.rst"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return checker.make(tmp_path / "nova-specs")


def stdin(
    monkeypatch: pytest.MonkeyPatch, folder: Path, text: str, *arguments: str
) -> Called:
    given = io.TextIOWrapper(io.BytesIO(text.encode()))
    monkeypatch.setattr("sys.stdin", given)
    return call(folder, "check", "-", *arguments)


def test_a_clean_spec_is_clean(root: Path) -> None:
    checker.place(root, checker.CLEAN)

    called = call(root, "check", NAME)

    assert called == Called(0, "", "nothing to mend in 1 file\n")


def test_an_error_is_told_with_its_place_and_fails(root: Path) -> None:
    checker.place(root, BAD)

    called = call(root, "check", NAME)

    assert called.code == 1
    assert called.out == (
        f"{NAME}:28:16: text-trailing-space the line ends with a space\n"
        "    Make them fast.\n"
        "                   ^\n"
        "    error: delete the spaces; 'novaspec check --fix' does\n"
    )
    assert called.err == "1 error in 1 file\n"


def test_a_warning_fails_only_if_strict(root: Path) -> None:
    checker.place(root, ODD)

    assert call(root, "check", NAME).code == 0
    assert call(root, "check", "--strict", NAME).code == 1


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_formats_print_only_results(root: Path, form: str) -> None:
    checker.place(root, BAD)

    called = call(root, "check", "--format", form, NAME)

    assert called.code == 1
    assert "text-trailing-space" in called.out
    assert called.err == ""


def test_json_of_nothing_is_still_json(root: Path) -> None:
    called = call(root, "check", "--format", "json", str(root / "doc"))

    assert json.loads(called.out) == {"findings": [], "files": 0}


def test_a_folder_stands_for_its_specs(root: Path) -> None:
    checker.place(root, BAD)
    checker.place(root, "not a spec's name", "notes.txt")
    checker.place(root, "hidden", ".hidden.rst")

    called = call(root, "check", "--format", "json", ".")

    data = json.loads(called.out)
    assert data["files"] == 3
    assert {(f["path"], f["code"]) for f in data["findings"]} >= {
        (NAME, "text-trailing-space"),
        ("specs/2025.1/approved/notes.txt", "file-extension"),
    }


def test_all_checks_the_checkout_from_any_of_its_folders(root: Path) -> None:
    checker.place(root, BAD)

    called = call(root / "doc", "check", "--all", "--format", "json")

    data = json.loads(called.out)
    assert data["files"] == 2
    assert [f["path"] for f in data["findings"]] == [str(root / NAME)]


def test_without_a_path_what_changed_is_checked(tmp_path: Path) -> None:
    root = repository.make(tmp_path)
    spec = root / "specs" / "2027.1" / "approved" / "a-b.rst"
    spec.write_text("Text \n")

    called = call(root, "check", "--format", "json")

    data = json.loads(called.out)
    assert data["files"] == 1
    assert "specs/2027.1/approved/a-b.rst" in called.out


def test_standard_input_stands_for_a_file(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = stdin(monkeypatch, root, BAD, "--stdin-name", NAME)

    assert called.code == 1
    assert called.out.startswith(f"{NAME}:28:16: text-trailing-space")


def test_standard_input_needs_no_name(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = stdin(monkeypatch, root, checker.CLEAN)

    assert (called.code, called.out) == (0, "")


def test_a_release_can_be_asked_for(root: Path) -> None:
    path = root.parent / "draft.rst"
    path.write_text(checker.CLEAN.replace("2025.1 Epoxy", "Zed"))

    called = call(root, "check", "--release", "zed", str(path))

    assert "history" not in called.out
    assert "history-row" in call(root, "check", str(path)).out


def test_bytes_that_are_no_text_are_found_at_their_place(root: Path) -> None:
    checker.place(root, BAD.encode().replace(b"slow.", b"sl\xf6w."))

    called = call(root, "check", NAME)

    assert f"{NAME}:18:13: text-encoding byte 0xf6" in called.out
    assert "text-trailing-space" in called.out


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("2099.1/approved/a-b.rst", "file-release"),
        ("2025.1/a-b.rst", "file-folder"),
        ("2025.1/rejected/a-b.rst", "file-folder"),
        ("2025.1/approved/a-b.txt", "file-extension"),
    ],
)
def test_a_file_at_the_wrong_place(root: Path, where: str, code: str) -> None:
    path = root / "specs" / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(checker.CLEAN)

    assert code in call(root, "check", str(path)).out


def test_fix_mends_the_file_and_tells_the_rest(root: Path) -> None:
    path = checker.place(root, BAD.replace("With real disks.", "None"))
    path.chmod(0o640)

    called = call(root, "check", "--fix", NAME)

    assert called.code == 0
    assert "section-none" in called.out
    assert called.err == f"mended {NAME}\n1 warning in 1 file\n"
    assert path.read_text() == ODD
    assert path.stat().st_mode & 0o777 == 0o640


def test_fix_leaves_what_needs_nothing_alone(root: Path) -> None:
    path = checker.place(root, checker.CLEAN)
    before = path.stat().st_mtime_ns

    assert call(root, "check", "--fix", NAME).code == 0
    assert path.stat().st_mtime_ns == before


def test_check_writes_nothing_but_its_cache(root: Path) -> None:
    checker.place(root, BAD)
    before = files(root)

    call(root, "check", NAME)
    call(root, "check", "--all")

    assert files(root) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.rst"], "nowhere.rst is not there"),
        (["--all", "README.rst"], "do not go together"),
        (["-", "README.rst"], "goes with no other path"),
        (["-", "--fix"], "not with --fix"),
        (["--release", "klingon", "README.rst"], "no release 'klingon'"),
        (["--format", "xml"], "xml"),
    ],
)
def test_a_call_that_cannot_work(
    root: Path, arguments: list[str], said: str
) -> None:
    called = call(root, "check", *arguments)

    assert called.code == 2
    assert said in called.err
    assert called.err.count("\n") == 1


def test_outside_a_checkout_a_path_is_needed(tmp_path: Path) -> None:
    called = call(tmp_path, "check")

    assert called.code == 2
    assert "no checkout" in called.err


def test_outside_a_checkout_our_own_outline_holds(tmp_path: Path) -> None:
    (tmp_path / "a-b.rst").write_text(checker.CLEAN)

    assert "section-missing" in call(tmp_path, "check", "a-b.rst").out


def test_of_another_project_only_what_holds_anywhere(root: Path) -> None:
    review = "[gerrit]\nproject=openstack/cinder-specs.git\n"
    (root / ".gitreview").write_text(review)
    checker.place(root, "Title\n=====\n\nText. \n\nSee nothing_.\n")

    codes = {
        finding["code"]
        for finding in json.loads(
            call(root, "check", "--format", "json", NAME).out
        )["findings"]
    }

    assert codes == {"text-trailing-space", "rst-reference"}


def test_another_project_s_templates_need_not_be_like_nova_s(
    tmp_path: Path,
) -> None:
    review = "[gerrit]\nproject=openstack/cinder-specs.git\n"
    (tmp_path / ".gitreview").write_text(review)
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "a-b.rst").write_text("Title\n=====\n\nText.\n")

    called = call(tmp_path, "check", "--strict", "specs/a-b.rst")

    assert (called.code, called.out) == (0, "")


def test_list_lists_the_codes(root: Path) -> None:
    called = call(root, "check", "--list")

    assert called == call(root, "explain", "--list")
    assert called.out.startswith("text-encoding")


def test_a_terminal_gets_colour_and_a_pipe_none(root: Path) -> None:
    checker.place(root, BAD)
    red = "\x1b[31mtext-trailing-space\x1b[0m"

    def shown(**environ: str) -> str:
        said = pexpect.run(
            f"{sys.executable} -m novaspec_new check {NAME}",
            cwd=str(root),
            env={**os.environ, "TERM": "xterm", **environ},
        )
        return str(said.decode())

    assert red in shown()
    assert "\x1b" not in shown(NO_COLOR="1")
    assert "\x1b" not in program.run("check", NAME, folder=root).stdout
