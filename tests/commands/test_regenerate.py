from pathlib import Path

import pytest

from novaspec_new.commands import main
from tests.support import repository, two_releases
from tests.support.marks import needs_permissions

PLACE = "specs/zed/implemented/awesome-thing.rst"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = two_releases.make(tmp_path / "nova-specs")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("name", [PLACE, "awesome-thing"])
def test_a_spec_is_brought_to_its_own_releases_template(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / PLACE
    path.write_text(
        two_releases.SPEC.replace("\nTesting\n=======\n\nBy hand.\n", "")
    )
    assert main.main(["regenerate", name]) == 0
    out, err = capsys.readouterr()
    assert "new       Testing: to do\n" in out
    assert "kept      Use Cases\n" in out
    assert "Feature Liaison" not in out
    assert err == f"{name}: now as zed asks\n"
    text = path.read_text()
    assert "\nTesting\n=======\n\n.. novaspec: to do\n" in text
    assert main.main(["regenerate", name]) == 0
    assert capsys.readouterr().err == f"{name}: nothing to change\n"
    assert path.read_text() == text


def test_another_releases_template(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["regenerate", PLACE, "--release", "2027.1"]) == 0
    out = capsys.readouterr().out
    assert "new       Feature Liaison: to do\n" in out
    assert "gone      Priority: kept\n" in out
    assert "reworded  Proposed change: the template's" in out
    before, after = two_releases.SPEC.split("Testing\n====")
    text = (root / PLACE).read_text()
    assert text.startswith(f"{before}Feature Liaison\n---------------\n\n..")
    assert text.endswith(f"\n\nTesting\n===={after}")


@pytest.mark.parametrize("option", ["--dry-run", "-n", "--diff"])
def test_a_preview_writes_nothing(
    root: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["regenerate", PLACE, "--release", "2027.1", option]
    assert main.main(arguments) == 0
    assert (root / PLACE).read_text() == two_releases.SPEC
    out, err = capsys.readouterr()
    assert "nothing was written" in err
    assert "new       Feature Liaison" in (err if option == "--diff" else out)


@pytest.mark.parametrize("name", [PLACE, "awesome-thing"])
def test_the_diff_is_a_patch_that_git_takes(
    root: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / PLACE).write_text(two_releases.SPEC.rstrip("\n"))
    arguments = ["regenerate", name, "--release", "2027.1"]
    assert main.main([*arguments, "--diff"]) == 0
    (root / "patch").write_text(capsys.readouterr().out)
    before = (root / PLACE).read_text()
    assert main.main(arguments) == 0
    wanted = (root / PLACE).read_text()
    (root / PLACE).write_text(before)
    repository.git(root, "apply", "-p0", "patch")
    assert (root / PLACE).read_text() == wanted


def test_order_is_mended_if_asked_for(root: Path) -> None:
    testing = "Testing\n=======\n\nBy hand.\n\n\n"
    mixed = two_releases.SPEC.replace(testing, "").replace(
        "Implementation\n====", f"{testing}Implementation\n===="
    )
    (root / PLACE).write_text(mixed)
    assert main.main(["regenerate", PLACE]) == 0
    assert (root / PLACE).read_text() == mixed
    assert main.main(["regenerate", PLACE, "--reorder"]) == 0
    assert (root / PLACE).read_text() == two_releases.SPEC


@pytest.mark.parametrize("name", ["awesome-thing", "awesome-thing.rst"])
def test_outside_a_checkout_our_own_outline_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "awesome-thing.rst"
    path.write_text(two_releases.SPEC)
    assert main.main(["regenerate", name]) == 0
    assert "\nUpgrade impact\n--------------\n" in path.read_text()


CONFLICT = "<<<<<<< HEAD\nBy hand.\n=======\nBy eye.\n>>>>>>> theirs"


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        (
            two_releases.SPEC.replace("By hand.", CONFLICT),
            [],
            "a merge conflict",
        ),
        ("Words.\n", [], "has no document title"),
        (two_releases.SPEC, ["--release", "2031.1"], "no release '2031.1'"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(
    root: Path,
    text: str,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (root / PLACE).write_text(text)
    assert main.main(["regenerate", PLACE, *arguments]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1
    assert (root / PLACE).read_text() == text


def test_a_step_back_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = "specs/2027.1/approved/awesome-thing.rst"
    (root / place).write_text(two_releases.SPEC)
    assert main.main(["regenerate", place, "--release", "zed"]) == 1
    assert "zed is older than" in capsys.readouterr().err
    assert (root / place).read_text() == two_releases.SPEC


@needs_permissions
def test_a_folder_that_cannot_be_written(root: Path) -> None:
    path = root / PLACE
    path.parent.chmod(0o500)
    assert main.main(["regenerate", PLACE, "--release", "2027.1"]) == 1
    assert path.read_text() == two_releases.SPEC
