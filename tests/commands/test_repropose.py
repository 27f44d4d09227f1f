from pathlib import Path

import pytest

from novaspec_new.commands import main
from novaspec_new.lifecycle.reproposal_questions import ReproposalQuestions
from novaspec_new.spec import labels, outline
from novaspec_new.terminal.interface import PromptAbortedError
from novaspec_new.workspace.spec_file import SpecFile
from tests.support import program, repository, two_releases
from tests.support.marks import needs_permissions
from tests.support.screen import Session
from tests.support.script import Script

OLD = "specs/zed/implemented/awesome-thing.rst"
NEW = "specs/2027.1/approved/awesome-thing.rst"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = two_releases.make(tmp_path / "nova-specs")
    monkeypatch.chdir(root)
    return root


def test_the_newest_proposal_is_copied(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["repropose", "awesome-thing"]) == 0
    status = repository.git(root, "status", "--short", "-uall")
    assert status == f"?? {NEW}\n"
    assert (root / OLD).read_text() == two_releases.SPEC
    text = (root / NEW).read_text()
    assert text.endswith("   * - 2027.1 Indri\n     - Re-proposed\n")
    assert capsys.readouterr().out == (
        f"{OLD} -> {NEW}\n"
        "reworded  Proposed change: the template's guidance changed\n"
        "new       Feature Liaison: to do\n"
        "gone      Priority: kept\n"
        "History: a row for 2027.1 Indri\n"
        "label change is now change-2027.1: another spec has it\n"
        "'Previously-approved: zed' is justified: "
        "the design is as it was approved.\n"
    )


def test_no_label_stands_in_two_specs(root: Path) -> None:
    assert main.main(["repropose", "awesome-thing"]) == 0
    found = program.run("check", OLD, NEW, folder=root)
    assert found.returncode == 0, found.stdout
    assert labels.global_labels((root / OLD).read_text()) == ("change",)
    new = labels.global_labels((root / NEW).read_text())
    assert new == ("change-2027.1",)
    (root / NEW).write_text(two_releases.SPEC)
    found = program.run("check", NEW, folder=root)
    assert found.returncode == 1, found.stdout


def test_names_can_be_given(root: Path) -> None:
    arguments = ["--assignee", "carol", "--liaison", "eve"]
    assert main.main(["repropose", "awesome-thing", *arguments]) == 0
    text = (root / NEW).read_text()
    assert "Primary assignee:\n  carol\n\nOther contributors:\n  bob\n" in text
    assert "\nFeature liaison:\n  eve\n" in text


def test_a_name_that_has_no_place_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "Primary assignee:\n  alice\n\nOther contributors:\n  bob"
    (root / OLD).write_text(two_releases.SPEC.replace(old, "Alice and Bob."))
    assert main.main(["repropose", "awesome-thing", "--assignee", "eve"]) == 0
    assert "Assignee(s) has no line for a name" in capsys.readouterr().out
    assert "Alice and Bob." in (root / NEW).read_text()


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_a_preview_writes_nothing(
    root: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["repropose", "awesome-thing", option]) == 0
    assert repository.git(root, "status", "--short") == ""
    out, err = capsys.readouterr()
    assert err.endswith("nothing was written\n")
    if option == "--diff":
        assert f"+++ {NEW}\n" in out
        assert "+   * - 2027.1 Indri\n" in out


def test_an_older_proposal_can_be_named(root: Path) -> None:
    later = root / "specs/2027.1/approved/awesome-thing.rst"
    later.write_text(two_releases.SPEC.replace("By hand.", "By eye."))
    template = (root / "specs/2027.1-template.rst").read_text()
    (root / "specs/2027.2-template.rst").write_text(template)
    arguments = ["--from", "zed", "--to", "2027.2"]
    assert main.main(["repropose", "awesome-thing", *arguments]) == 0
    text = (root / "specs/2027.2/approved/awesome-thing.rst").read_text()
    assert "By hand." in text


def test_an_abandoned_one_can_be_named(root: Path) -> None:
    (root / "specs/abandoned").mkdir(exist_ok=True)
    (root / "specs/abandoned/awesome-thing.rst").write_text(
        two_releases.SPEC.replace("By hand.", "By eye.")
    )
    arguments = ["repropose", "awesome-thing", "--from", "abandoned"]
    assert main.main(arguments) == 0
    assert "By eye." in (root / NEW).read_text()


def test_two_of_one_name_in_the_release_that_was_named(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "specs/zed/approved/awesome-thing.rst").write_text(
        two_releases.SPEC
    )
    later = root / "specs/2027.1/approved/awesome-thing.rst"
    later.write_text(two_releases.SPEC)
    template = (root / "specs/2027.1-template.rst").read_text()
    (root / "specs/2027.2-template.rst").write_text(template)
    assert main.main(["repropose", "awesome-thing", "--from", "zed"]) == 1
    assert "two specs are named" in capsys.readouterr().err


def test_one_of_the_backlog_was_never_approved(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / OLD).rename(root / "specs/backlog/approved/awesome-thing.rst")
    assert main.main(["repropose", "awesome-thing"]) == 0
    assert "never approved" in capsys.readouterr().out


def test_one_that_is_not_merged_was_never_approved(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / OLD).rename(root / OLD.replace("awesome", "other"))
    assert main.main(["repropose", "other-thing"]) == 0
    assert "never approved" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["awesome-thing", "--to", "2031.1"], 1, "no release '2031.1'"),
        (["awesome-thing", "--from", "2027.1"], 2, "it is in zed"),
        (["awesome-thing", "--to", "zed"], 1, "zed has awesome-thing already"),
        (["awesom-thing"], 2, "did you mean 'awesome-thing'?"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(
    root: Path,
    arguments: list[str],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.main(["repropose", *arguments]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1
    assert repository.git(root, "status", "--short") == ""


def test_an_older_release_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / OLD).rename(root / NEW)
    assert main.main(["repropose", "awesome-thing", "--to", "zed"]) == 1
    assert "zed is older than 2027.1" in capsys.readouterr().err
    assert not (root / OLD).exists()


def test_two_of_one_name_in_one_release(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "specs/zed/approved/awesome-thing.rst").write_text(
        two_releases.SPEC
    )
    assert main.main(["repropose", "awesome-thing"]) == 1
    assert "two specs are named" in capsys.readouterr().err
    assert not (root / NEW).exists()
    assert main.main(["repropose", OLD]) == 0
    assert (root / NEW).exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Words.\n", "no document title"),
        (
            two_releases.SPEC + "\n<<<<<<< a\n=======\n>>>>>>> b\n",
            "merge conflict",
        ),
    ],
)
def test_a_spec_that_is_not_whole(
    root: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / OLD).write_text(text)
    assert main.main(["repropose", "awesome-thing"]) == 1
    assert said in capsys.readouterr().err
    assert not (root / NEW).exists()


def test_outside_a_checkout(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main.main(["repropose", "awesome-thing"]) == 2
    assert "no checkout of specs" in capsys.readouterr().err
    Path("awesome-thing.rst").write_text(two_releases.SPEC)
    assert main.main(["repropose", "awesome-thing"]) == 1
    assert "in no checkout of specs" in capsys.readouterr().err


def test_a_file_of_the_checkout_that_is_in_none_of_its_folders(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / OLD).rename(root / "specs" / "awesome-thing.rst")
    assert main.main(["repropose", "specs/awesome-thing.rst"]) == 1
    assert "in no folder of specs" in capsys.readouterr().err
    assert not (root / NEW).exists()


def test_by_a_path_from_elsewhere(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main.main(["repropose", str(root / OLD)]) == 0
    assert (root / NEW).exists()


@needs_permissions
def test_a_folder_that_cannot_be_written(root: Path) -> None:
    (root / NEW).parent.chmod(0o500)
    assert main.main(["repropose", "awesome-thing"]) == 1
    assert not (root / NEW).exists()


def test_a_release_whose_folder_is_a_file(root: Path) -> None:
    template = (root / "specs/2027.1-template.rst").read_text()
    (root / "specs/2027.2-template.rst").write_text(template)
    (root / "specs/2027.2").write_text("in the way\n")
    assert main.main(["repropose", "awesome-thing"]) == 1
    assert (root / "specs/2027.2").read_text() == "in the way\n"


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_something_else_in_the_copys_place(
    root: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if kind == "folder":
        (root / NEW).mkdir(parents=True)
    else:
        (root / NEW).parent.mkdir(parents=True, exist_ok=True)
        (root / NEW).symlink_to("nowhere")
    assert main.main(["repropose", "awesome-thing", "--dry-run"]) == 1
    assert "stands in the copy's place" in capsys.readouterr().err


def updated(root: Path, script: Script) -> str:
    path = root / OLD
    with_liaison = "\nFeature Liaison\n---------------\n\n\nTesting\n==="
    path.write_text(two_releases.SPEC.replace("\nTesting\n===", with_liaison))
    ReproposalQuestions(SpecFile(path, two_releases.NEW_OUTLINE), script).ask(
        assignee=True, liaison=True
    )
    return path.read_text()


def test_an_answer_left_as_offered_changes_nothing(root: Path) -> None:
    script = Script(lines=["alice", ""])
    text = updated(root, script)
    assert [ask.default for ask in script.asked] == ["alice", ""]
    assert "  alice\n" in text
    assert "Feature liaison" not in text


def test_each_answer_is_saved(root: Path) -> None:
    text = updated(root, Script(lines=["carol", "eve"]))
    assert "  carol\n\nOther contributors:\n  bob\n" in text
    assert "Feature liaison:\n  eve\n\nTesting" in text


def test_who_leaves_keeps_what_was_answered(root: Path) -> None:
    script = Script(lines=["carol", PromptAbortedError("", by_author=True)])
    with pytest.raises(PromptAbortedError):
        updated(root, script)
    assert "  carol\n" in (root / OLD).read_text()


def test_in_a_terminal_it_asks_for_what_usually_changes(root: Path) -> None:
    with Session(["repropose", "awesome-thing"], folder=root) as session:
        session.wait_for("Primary assignee")
        assert (root / NEW).exists()
        session.type("\x15carol\r")
        session.wait_for("Feature liaison")
        assert "  carol\n" in (root / NEW).read_text()
        session.type("eve\r")
        session.wait_for("is justified")
        assert session.wait_for_end() == 0
    text = (root / NEW).read_text()
    assert "\nFeature liaison:\n  eve\n" in text


def test_ctrl_c_keeps_the_copy_and_says_so(root: Path) -> None:
    with Session(["repropose", "awesome-thing"], folder=root) as session:
        session.wait_for("Primary assignee")
        session.type("\x03")
        session.wait_for("is justified")
        assert session.wait_for_end() == 130
    assert (root / NEW).exists()


def test_references_can_be_changed(root: Path) -> None:
    references = "\nReferences\n==========\n\n* Old\n\n\nHistory\n==="
    path = root / OLD
    path.write_text(two_releases.SPEC.replace("\nHistory\n===", references))
    template = two_releases.NEW.replace(
        "\nHistory\n===", "\nReferences\n==========\n\nWhat?\n\nHistory\n==="
    )
    info = {
        **two_releases.info(),
        "References": outline.SectionInfo(form=outline.Form.REFERENCES),
    }
    known = outline.read_template(template, "2027.1", info)
    script = Script(lines=["* New\n* Old"], confirms=[True])
    ReproposalQuestions(SpecFile(path, known), script).ask(
        assignee=False, liaison=False
    )
    assert "==\n\n* New\n* Old\n\n\nHistory" in path.read_text()
    assert script.asked[0].default == "* Old"
